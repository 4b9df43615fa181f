package org.sigmoidadmm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sigmoidadmm.matrix.BackendInfo;

/**
 * A training in progress, one epoch at a time: what a {@link TrainingLoop} drives. Used by one thread at a time. Closing
 * it closes its backend instances.
 */
public interface Solver extends AutoCloseable {

    /**
     * Does one epoch.
     *
     * @param evaluate whether to compute the errors of the new weights too, which costs a forward pass
     * @throws DivergenceException if an iterate is no longer finite; {@link #previousNetwork} then has the last weights
     *     that were
     */
    void iterate(boolean evaluate);

    /**
     * Computes the errors of the current weights, if the last epoch did not and the solver can do it without an epoch. The
     * default does nothing.
     */
    default void evaluate() {}

    /**
     * Returns the number of epochs done.
     *
     * @return 0 at the start
     */
    int epoch();

    /**
     * Returns the current weights.
     *
     * @return a copy
     */
    Network network();

    /**
     * Returns the weights before the last epoch.
     *
     * @return a copy
     */
    Network previousNetwork();

    /**
     * Returns the training error of the current weights.
     *
     * @return ‖prediction − Y‖²/n for the squared loss, the mean loss for others, or NaN if the last epoch did not
     *     evaluate it
     */
    double trainError();

    /**
     * Returns the validation error of the current weights.
     *
     * @return the same over the validation samples, or NaN if there are none or the last epoch did not
     *     evaluate it
     */
    double validationError();

    /**
     * Returns what the method lowers: of ADMM the augmented Lagrangian, biases regularised; of a gradient method the loss
     * averaged over samples with weight decay; of the polish after ADMM its sum over samples, what the Lagrangian is
     * where the constraints hold.
     *
     * @return its value, or NaN if the last epoch did not evaluate it
     */
    double objective();

    /**
     * Returns what epochs are compared by where there are no validation samples, so that the best network can be kept. A
     * method that weighs the error against something else is to say so here, or else the best network would be the one that
     * fits the noise most.
     *
     * @return the smaller the better; the training error unless a solver says otherwise; NaN if the last epoch did not
     *     evaluate it
     */
    default double merit() {
        return trainError();
    }

    /**
     * Returns the constraint residuals of the current iterate.
     *
     * @return one norm per weight layer, or none for a method without constraints
     */
    double[] residuals();

    /**
     * Tells whether the method can get no further.
     *
     * @return one sentence why, or empty while it can
     */
    default Optional<String> convergence() {
        return Optional.empty();
    }

    /**
     * Returns what the user should know about the training so far.
     *
     * @return sentences, in order of time; usually none
     */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * Returns what there is to say of the result after the last epoch, such as a setting that the method chose.
     *
     * @return one sentence; usually empty
     */
    default String detail() {
        return "";
    }

    /**
     * Tells whether the current weights are those of a polish, the second stage of a training.
     *
     * @return the last epoch of the stage before; empty in that stage, and unless a solver says otherwise
     */
    default OptionalInt polishEpoch() {
        return OptionalInt.empty();
    }

    /**
     * Describes what computes.
     *
     * @return the backend's own description
     */
    BackendInfo backend();

    /** Frees the backends, with whose matrices the training ends. A second call does nothing. */
    @Override
    void close();

    /**
     * Whether something is being tried that the coming epochs decide on, such as other weights. The epoch is not one to
     * end at.
     *
     * @return whether; false unless a solver says otherwise
     */
    default boolean isTrying() {
        return false;
    }
}
