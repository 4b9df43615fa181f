package org.sigmoidadmm.gradient;

import java.util.Objects;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.matrix.Loss;

/**
 * Settings of a {@link PolishedTrainer}.
 *
 * @param admm settings of the first stage; its loss, threads, evaluation interval and stopping rules hold for the second
 *     too
 * @param iterations of L-BFGS, at least 1
 */
public record PolishSettings(AdmmSettings admm, int iterations) {

    /** Epochs of ADMM before a polish by default: smooth functions are fitted in five. */
    public static final int ADMM_EPOCHS = 5;

    /** Iterations of L-BFGS by default. */
    public static final int ITERATIONS = 200;

    /**
     * Checks the values.
     *
     * @param admm settings of the first stage
     * @param iterations of L-BFGS
     * @throws IllegalArgumentException if there is no iteration
     */
    public PolishSettings {
        Objects.requireNonNull(admm, "admm");
        if (iterations < 1) {
            throw new IllegalArgumentException("polish iterations is " + iterations + ", must be at least 1");
        }
    }

    /**
     * Settings measured to work well without further choice: {@value #ADMM_EPOCHS} epochs of {@link
     * AdmmSettings#defaults} and {@value #ITERATIONS} iterations.
     *
     * @param loss {@code Losses.SQUARED} for numbers, {@code Losses.CROSS_ENTROPY} for classes
     * @return the settings
     */
    public static PolishSettings defaults(Loss loss) {
        AdmmSettings admm = AdmmSettings.defaults().toBuilder()
                .loss(loss)
                .epochs(ADMM_EPOCHS)
                .build();
        return new PolishSettings(admm, ITERATIONS);
    }

    /**
     * The number of epochs of both stages.
     *
     * @return at least 2
     */
    public int epochs() {
        return admm.epochs() + iterations;
    }

    /** The settings that the course of a training depends on, but not where it ends. */
    String course() {
        return admm.course() + ", polished after " + admm.epochs() + " epochs";
    }
}
