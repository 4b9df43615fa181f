package org.sigmoidadmm;

/**
 * What is known after an epoch: of the weights that the next one goes on from, but in ADMM's last epoch before a polish, where
 * it is of ADMM's own weights; the polish may start from others. In an epoch after which the safeguard starts again, from the
 * best weights or from others, these are the weights of the restart, with the errors, the objective and the residuals they
 * start with; what was seen in the epoch is in the warning.
 *
 * @param epoch number of the epoch, from 1
 * @param seconds time since the training began, in seconds
 * @param trainError ‖prediction − Y‖²/n, for other losses than the squared one the mean loss times {@link
 *     org.sigmoidadmm.matrix.Loss#errorFactor}, over the training samples, of the weights after this epoch, in the units the
 *     network was trained in (the authors' code prints it before the epoch); NaN in an epoch that was not evaluated
 * @param validationError the same over the validation samples; NaN without them
 * @param objective what the method lowers, see {@link Solver#objective}; of a method other than ADMM NaN in an epoch that
 *     was not evaluated
 * @param residuals ‖σ(W_iV_{i−1}) − V_i‖ (Frobenius) of each layer's constraint; empty for a method
 *     without constraints, zeros while ADMM's network is polished
 * @param polish whether the epoch is an iteration of the polish of a {@link org.sigmoidadmm.gradient.PolishedTrainer}. The
 *     network is regularised then: training errors and those of ADMM before are not to be compared
 */
public record EpochEvent(
        int epoch,
        double seconds,
        double trainError,
        double validationError,
        double objective,
        double[] residuals,
        boolean polish) {}
