package org.sigmoidadmm.bench.defaults;

import java.util.Objects;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * One training of the grid, to be done.
 *
 * @param method of training
 * @param provider what computes
 * @param settings of ADMM, with net, first weights and seed
 * @param function what is fitted
 * @param samples number of training samples
 */
record GridTask(
        GridMethod method,
        MatrixBackendProvider provider,
        AdmmSettings settings,
        TargetFunction function,
        int samples) {

    /** Settings at a place of the grid; scale 1 whatever they say. */
    static AdmmSettings at(AdmmSettings settings, int[] hidden, InitialScheme scheme, long seed) {
        return settings.toBuilder()
                .hidden(hidden)
                .initialization(
                        new Initialization(scheme, 1, settings.initialization().randomBias(), seed))
                .threads(1)
                .build();
    }

    /** What tells it from every training with another result. */
    GridRun.Key key() {
        Initialization start = settings.initialization();
        return new GridRun.Key(
                function,
                settings.hidden().length,
                start.scheme(),
                start.seed(),
                samples,
                provider.name(),
                method,
                settings.course() + ", epochs " + settings.epochs() + ", " + settings.stopping());
    }

    /** Trains. */
    GridRun run() {
        TrainingData data = function.data(samples, settings.initialization().seed());
        TrainingResult result = method.trainer(provider, settings).fit(data, TrainingListener.NONE);
        double best = result.history().stream()
                .mapToDouble(event -> event.validationError())
                .filter(error -> !Double.isNaN(error))
                .min()
                .orElse(Double.NaN);
        return new GridRun(
                key(),
                best,
                result.lastValidationError(),
                TargetFunction.variance(Objects.requireNonNull(data.validationTargets())),
                result.seconds(),
                result.warnings().size());
    }
}
