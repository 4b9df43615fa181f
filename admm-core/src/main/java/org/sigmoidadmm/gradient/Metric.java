package org.sigmoidadmm.gradient;

import org.sigmoidadmm.SolverState;

/** A scaling of the parameters' space that a quasi-Newton method starts its model from. */
interface Metric {

    /** The space as it is. */
    Metric NONE = new Metric() {
        @Override
        public void apply(double[] vector, double[] destination) {
            System.arraycopy(vector, 0, destination, 0, vector.length);
        }

        @Override
        public void save(SolverState state) {
            // nothing to save
        }

        @Override
        public void load(SolverState state) {
            // nothing to take back
        }
    };

    /**
     * destination ← P·vector with P symmetric and positive definite.
     *
     * @param vector read
     * @param destination overwritten; not the vector
     */
    void apply(double[] vector, double[] destination);

    /**
     * Stores what the next iterations need.
     *
     * @param state receives it
     */
    void save(SolverState state);

    /**
     * Takes back what {@link #save} stored.
     *
     * @param state of a metric of the same kind
     */
    void load(SolverState state);
}
