package org.sigmoidadmm.matrix;

import java.util.Arrays;
import java.util.Optional;

/**
 * A loss Σ w·ℓ(v, y) over samples, with its gradient and its proximal step: what ADMM needs of it, since it meets the
 * network in the output activations alone, and what gradient methods need.
 *
 * <p>Arrays hold one column of {@code rows} numbers per sample, column after column, and one weight per sample. Like an
 * {@link Activation}, a loss crosses the service-provider interface by name. The built-in ones are in {@link Losses}.
 */
public interface Loss {

    /**
     * Returns the name by which model files and the command line know the loss.
     *
     * @return a name of lower-case letters, digits and hyphens, followed by a colon and a number where the loss has one
     *     that is not its usual one, such as {@code huber:0.5}
     */
    String name();

    /**
     * Returns the factor from the mean loss to the error that is reported: 2 for the squared loss ½‖v − y‖², whose error
     * is the mean squared error, and for the Huber loss, so that it is that where the residuals are small; else 1.
     *
     * @return a positive factor
     */
    double errorFactor();

    /**
     * Tells whether the loss is one of residuals whose slope is bounded, so that no target, however far from all others, draws
     * a prediction by more.
     *
     * @return false, as here, but for such a one
     */
    default boolean isRobust() {
        return false;
    }

    /**
     * start ← predictions at which the loss is small and its gradient 0 or moderate, where a training may start its output
     * activations.
     *
     * @param y targets, read
     * @param rows numbers per column
     * @param start overwritten; may be y
     */
    void start(double[] y, int rows, double[] start);

    /**
     * Returns Σ w·ℓ(v, y).
     *
     * @param v predictions, read
     * @param y targets, read
     * @param weights one per column, read
     * @param rows numbers per column
     * @return the sum over all columns
     */
    double value(double[] v, double[] y, double[] weights, int rows);

    /**
     * gradient ← w·∂ℓ/∂v, a subgradient where ℓ is not smooth.
     *
     * @param v predictions, read
     * @param y targets, read
     * @param weights one per column, read
     * @param rows numbers per column
     * @param gradient overwritten; may be v
     */
    void gradient(double[] v, double[] y, double[] weights, int rows, double[] gradient);

    /**
     * result ← argmin over v of ℓ(v, y) + (β/2)‖v − point‖².
     *
     * @param beta β, positive
     * @param point read
     * @param y targets, read
     * @param rows numbers per column
     * @param result overwritten; may be point
     */
    void proximal(double beta, double[] point, double[] y, int rows, double[] result);

    /**
     * constant ← the one prediction for all columns that makes Σ w·ℓ(constant, y) smallest: what a training is measured
     * against that has learnt nothing. NaN, as here, where a loss does not know it.
     *
     * @param y targets, read
     * @param weights one per column, of positive sum, read
     * @param rows numbers per column
     * @param constant {@code rows} numbers, overwritten
     */
    default void constant(double[] y, double[] weights, int rows, double[] constant) {
        Arrays.fill(constant, Double.NaN);
    }

    /**
     * Tells why targets are none that the loss is meant for. Trainings ask before they begin, for training and for
     * validation targets, and throw {@link IllegalArgumentException} with the answer.
     *
     * @param y finite targets, read
     * @param rows numbers per column
     * @return one clause on the first column that is wrong, a sample counted from 0, with its numbers; empty, as here, if
     *     all are right
     */
    default Optional<String> objection(double[] y, int rows) {
        return Optional.empty();
    }
}
