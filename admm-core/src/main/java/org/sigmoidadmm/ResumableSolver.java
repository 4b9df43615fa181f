package org.sigmoidadmm;

/** A solver whose state can be saved, and put back into a solver set up with the same settings and data. */
public interface ResumableSolver extends Solver {

    /**
     * Stores all that decides the further course, for {@link #load}.
     *
     * @param state receives numbers under names
     */
    void save(SolverState state);

    /**
     * Goes on from a saved state: the further iterates have the same bits as those of the solver that saved it, on any
     * number of threads.
     *
     * @param state what {@link #save} stored in a solver of the same settings and data
     * @throws IllegalArgumentException if something is missing or of another size
     */
    void load(SolverState state);
}
