package org.sigmoidadmm;

/**
 * What is known after an epoch.
 *
 * @param epoch number of the epoch, from 1
 * @param seconds time since the training began, in seconds
 * @param trainError ‖prediction − Y‖²/n (the mean loss for other losses than the squared one) over the training samples, of the weights after this epoch, in the units the
 *     network was trained in (the authors' code prints it before the epoch); NaN in an epoch that was not evaluated
 * @param validationError the same over the validation samples; NaN without them
 * @param lagrangian the augmented Lagrangian after the epoch, biases regularised; for a gradient method its objective,
 *     the loss averaged over samples with weight decay, NaN in an epoch that was not evaluated
 * @param residuals ‖σ(W_iV_{i−1}) − V_i‖ (Frobenius) of each layer's constraint; empty for a method
 *     without constraints
 */
public record EpochEvent(
        int epoch, double seconds, double trainError, double validationError, double lagrangian, double[] residuals) {}
