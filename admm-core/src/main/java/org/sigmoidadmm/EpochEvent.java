package org.sigmoidadmm;

import java.util.Arrays;

/**
 * What is known after an epoch.
 *
 * @param epoch number of the epoch, from 1
 * @param seconds time since the training began, in seconds
 * @param trainError ‖prediction − Y‖²/n (the mean loss for other losses than the squared one) over the training samples, of the weights after this epoch, in the units the
 *     network was trained in (the authors' code prints it before the epoch); NaN in an epoch that was not evaluated
 * @param validationError the same over the validation samples; NaN without them
 * @param objective what the method lowers, see {@link Solver#objective}; of a method other than ADMM NaN in an epoch that
 *     was not evaluated
 * @param residuals ‖σ(W_iV_{i−1}) − V_i‖ (Frobenius) of each layer's constraint; empty for a method
 *     without constraints, zeros while ADMM's network is polished
 */
public record EpochEvent(
        int epoch, double seconds, double trainError, double validationError, double objective, double[] residuals) {

    /**
     * Whether this is of the polish of a {@link org.sigmoidadmm.gradient.PolishedTrainer}: after the last epoch of ADMM
     * the network that the polish starts from, then that of each of its iterations. They are regularised: their training
     * errors and those of ADMM before are not to be compared.
     *
     * @return true if there are residuals and all are zero
     */
    public boolean isOfPolish() {
        return residuals.length > 0 && Arrays.stream(residuals).allMatch(residual -> residual == 0);
    }
}
