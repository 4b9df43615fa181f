package org.sigmoidadmm.bench.defaults;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * One training of the grid and how it ended, mean squared errors on the test samples.
 *
 * @param function what was fitted
 * @param depth number of hidden layers
 * @param scheme how the weights were drawn
 * @param seed of weights and samples
 * @param best the smallest error of an epoch
 * @param last the error after the last epoch
 * @param variance of the test targets: the error of a constant
 * @param seconds the training took
 * @param warnings how many sentences the training had to say
 */
record GridRun(
        TargetFunction function,
        int depth,
        InitialScheme scheme,
        long seed,
        double best,
        double last,
        double variance,
        double seconds,
        int warnings) {

    /** An error above this share of the variance is no fit. */
    private static final double COLLAPSE = 0.5;

    private static final double MUCH_WORSE = 10;

    static final String HEADER = "function,depth,scheme,seed,best,last,variance,seconds,warnings";

    /** Makes a trainer with settings of ADMM. */
    @FunctionalInterface
    interface Method {
        Trainer trainer(MatrixBackendProvider provider, AdmmSettings settings);
    }

    /** Trains; scale 1 whatever the settings say. */
    static GridRun train(
            Method method,
            MatrixBackendProvider provider,
            AdmmSettings settings,
            TargetFunction function,
            int samples,
            int[] hidden,
            InitialScheme scheme,
            long seed) {
        TrainingData data = function.data(samples, seed);
        AdmmSettings all = settings.toBuilder()
                .hidden(hidden)
                .initialization(
                        new Initialization(scheme, 1, settings.initialization().randomBias(), seed))
                .threads(1)
                .build();
        TrainingResult result = method.trainer(provider, all).fit(data, TrainingListener.NONE);
        double best = result.history().stream()
                .mapToDouble(event -> event.validationError())
                .filter(error -> !Double.isNaN(error))
                .min()
                .orElse(Double.NaN);
        return new GridRun(
                function,
                hidden.length,
                scheme,
                seed,
                best,
                result.lastValidationError(),
                TargetFunction.variance(Objects.requireNonNull(data.validationTargets())),
                result.seconds(),
                result.warnings().size());
    }

    boolean collapsed() {
        return !(last < COLLAPSE * variance);
    }

    boolean endsNearItsBest() {
        return last <= MUCH_WORSE * best;
    }

    String key() {
        return function.key() + "," + depth + "," + scheme + "," + seed;
    }

    String line() {
        return String.join(
                ",",
                List.of(
                        key(),
                        String.format(Locale.ROOT, "%.4g", best),
                        String.format(Locale.ROOT, "%.4g", last),
                        String.format(Locale.ROOT, "%.4g", variance),
                        String.format(Locale.ROOT, "%.3f", seconds),
                        Integer.toString(warnings)));
    }

    static GridRun parse(String line) {
        String[] cells = line.split(",", -1);
        return new GridRun(
                TargetFunction.valueOf(cells[0].toUpperCase(Locale.ROOT)),
                Integer.parseInt(cells[1]),
                InitialScheme.valueOf(cells[2]),
                Long.parseLong(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]),
                Double.parseDouble(cells[6]),
                Double.parseDouble(cells[7]),
                Integer.parseInt(cells[8]));
    }
}
