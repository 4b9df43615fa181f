package org.sigmoidadmm.bench.frameworks;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sigmoidadmm.bench.Net;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;

/** What is learnt, and by which network. */
public enum Problem {
    /** x² on [−1, 1]. */
    SQUARE("x²", Measure.MEAN_SQUARE, 1e-9, "1-100-100-1"),
    /** x₁x₂ on [−1, 1]². */
    PRODUCT("x₁x₂", Measure.MEAN_SQUARE, 1e-9, "2-300-300-1"),
    /** The noise of an airfoil. */
    AIRFOIL("airfoil", Measure.ROOT_MEAN_SQUARE, Double.NaN, "5-100-100-1"),
    /** Handwritten digits of 8×8 points. */
    OPTDIGITS("optdigits", Measure.WRONG, Double.NaN, "64-100-100-10");

    /** How a test error is measured. */
    public enum Measure {
        /** Mean of the squared differences. */
        MEAN_SQUARE("MSE"),
        /** Root of the mean of the squared differences, targets scaled to variance 1 over the training samples. */
        ROOT_MEAN_SQUARE("RMSE"),
        /** The share of samples whose largest output is not that of their class. */
        WRONG("share of wrong classes");

        private final String title;

        Measure(String title) {
            this.title = title;
        }

        /**
         * Names the measure.
         *
         * @return for example {@code RMSE}
         */
        public String title() {
            return title;
        }
    }

    private final String title;
    private final Measure measure;
    private final double target;
    private final String shape;

    Problem(String title, Measure measure, double target, String shape) {
        this.title = title;
        this.measure = measure;
        this.target = target;
        this.shape = shape;
    }

    /**
     * Finds a problem by its name.
     *
     * @param id for example {@code square}
     * @return the problem
     * @throws IllegalArgumentException if there is none of that name; the message lists those there are
     */
    public static Problem of(String id) {
        return Arrays.stream(values())
                .filter(problem -> problem.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no problem '" + id + "', there are "
                        + Arrays.stream(values()).map(Problem::id).collect(Collectors.joining(", "))));
    }

    /**
     * The name on the command line and of the folder of results.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The name in reports.
     *
     * @return for example {@code x²}
     */
    public String title() {
        return title;
    }

    /**
     * How its test errors are measured.
     *
     * @return the measure
     */
    public Measure measure() {
        return measure;
    }

    /**
     * Tells whether the targets are classes, one output for each.
     *
     * @return false where numbers are to be fitted
     */
    public boolean hasClasses() {
        return measure == Measure.WRONG;
    }

    /**
     * The loss that our own methods train with.
     *
     * @return the cross-entropy for classes, otherwise the squared loss
     */
    Loss loss() {
        return hasClasses() ? Losses.CROSS_ENTROPY : Losses.SQUARED;
    }

    /**
     * The test error to reach, where it is fixed.
     *
     * @return an error, or NaN where the target is what our own Adam reaches
     */
    public double target() {
        return target;
    }

    /**
     * The widths of the hidden layers.
     *
     * @return a copy
     */
    public int[] hidden() {
        int[] sizes = Net.sizes(shape);
        return Arrays.copyOfRange(sizes, 1, sizes.length - 1);
    }

    /**
     * The widths of all layers.
     *
     * @return for example {@code 1-100-100-1}
     */
    public String shape() {
        return shape;
    }
}
