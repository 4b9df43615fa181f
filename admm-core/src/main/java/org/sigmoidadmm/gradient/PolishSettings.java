package org.sigmoidadmm.gradient;

import java.util.Objects;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.Course;
import org.sigmoidadmm.StoppingRules;
import org.sigmoidadmm.matrix.Loss;

/**
 * Settings of a {@link PolishedTrainer}.
 *
 * @param admm settings of the first stage; its loss, threads, evaluation interval and stopping rules hold for the second
 *     too
 * @param iterations of L-BFGS, at least 1
 * @param method L-BFGS with its own numbers
 * @param regularisation factor on λ of the second stage, positive
 * @param reestimates whether λ of the squared and the Huber loss is estimated anew with each measurement of the metric,
 *     instead of staying the noise that the first stage left; other losses have one λ
 */
public record PolishSettings(
        AdmmSettings admm, int iterations, GradientMethod.Lbfgs method, double regularisation, boolean reestimates) {

    /** Epochs of ADMM before a polish by default: smooth functions are fitted in five. */
    public static final int ADMM_EPOCHS = 5;

    /** Iterations of L-BFGS by default. */
    public static final int ITERATIONS = 175;

    /** With the metric of ADMM's weight updates, measured anew every 25 iterations. */
    private static final GradientMethod.Lbfgs METHOD = new GradientMethod.Lbfgs(10, 1e-4, 0.9, 25);

    private static final double REGULARISATION = 1;

    /**
     * Checks the values.
     *
     * @param admm settings of the first stage
     * @param iterations of L-BFGS
     * @param method L-BFGS with its own numbers
     * @param regularisation factor on λ
     * @param reestimates whether λ is estimated anew
     * @throws IllegalArgumentException if there is no iteration or more with the epochs than an {@code int} holds, or the
     *     regularisation is not positive and finite
     */
    public PolishSettings {
        Objects.requireNonNull(admm, "admm");
        Objects.requireNonNull(method, "method");
        if (!(regularisation > 0) || regularisation == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "polish regularisation is " + regularisation + ", must be positive and finite");
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("polish iterations is " + iterations + ", must be at least 1");
        }
        if (iterations > Integer.MAX_VALUE - admm.epochs()) {
            throw new IllegalArgumentException("there are " + admm.epochs() + " epochs of ADMM and " + iterations
                    + " polish iterations, must be at most " + Integer.MAX_VALUE + " together");
        }
    }

    /**
     * The usual polish after ADMM with given settings.
     *
     * @param admm settings of the first stage
     * @param iterations of L-BFGS, at least 1
     * @return the settings
     * @throws IllegalArgumentException if there is no iteration
     */
    public static PolishSettings after(AdmmSettings admm, int iterations) {
        return new PolishSettings(admm, iterations, METHOD, REGULARISATION, true);
    }

    /**
     * Settings measured to work well without further choice: {@value #ADMM_EPOCHS} epochs of {@link
     * AdmmSettings#defaults} and {@value #ITERATIONS} iterations.
     *
     * @param loss {@code Losses.SQUARED} or {@code Losses.huber} for numbers, {@code Losses.CROSS_ENTROPY} for classes
     * @return the settings
     */
    public static PolishSettings defaults(Loss loss) {
        AdmmSettings admm = AdmmSettings.defaults().toBuilder()
                .loss(loss)
                .epochs(ADMM_EPOCHS)
                .build();
        return after(admm, ITERATIONS);
    }

    /**
     * The number of epochs of both stages.
     *
     * @return at least 2
     */
    public int epochs() {
        return admm.epochs() + iterations;
    }

    /** What a training depends on; what ends ADMM is part of it, what ends the polish is not. */
    Course course() {
        StoppingRules rules = admm.stopping();
        return admm.course()
                .with("polish", "after " + admm.epochs() + " epochs")
                .with("polish primal tolerance", rules.primalTolerance())
                .with("polish dual tolerance", rules.dualTolerance())
                .with("polish", method)
                .with("polish regularisation", regularisation)
                .with("polish reestimates", reestimates);
    }
}
