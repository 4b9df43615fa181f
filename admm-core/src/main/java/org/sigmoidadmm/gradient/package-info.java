/**
 * Training by gradients, as a comparison with ADMM on the same backends, data, listeners and results: stochastic
 * gradient descent with momentum, Adam, L-BFGS, and random features with a closed-form output layer.
 *
 * <p>The objective of the gradient methods is averaged over samples, as the literature on them has it:
 *
 * <pre>{@code
 * f(W) = (1/Σw) Σ w·ℓ(prediction, y) + (δ/2) Σ ‖W_i‖²
 * }</pre>
 *
 * <p>with weight decay δ, biases included, and ℓ = ½‖prediction − y‖² for the squared loss. ADMM's objective is Σw
 * times that with λ = δ·Σw. PyTorch's {@code MSELoss} has no ½ and averages over the d outputs too: a step size η there is 2η/d
 * here.
 */
@NullMarked
package org.sigmoidadmm.gradient;

import org.jspecify.annotations.NullMarked;
