package org.sigmoidadmm.bench.frameworks;

import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** This library's own gradient methods, on jblas. The clock runs during set-up. */
final class OwnGradient implements Framework {

    private static final String BACKEND = "jblas";

    /** More than there is time for. */
    private static final int EPOCHS = 1_000_000;

    private final MatrixBackendProvider provider;
    private final String library;

    OwnGradient() {
        MatrixBackends scan = MatrixBackends.scan();
        this.provider = scan.select(BACKEND);
        this.library = OwnAdmm.library(scan, BACKEND);
    }

    @Override
    public String version() {
        return library;
    }

    @Override
    public String arithmetic() {
        return "float64";
    }

    @Override
    public void train(ProblemData data, Variant variant, long seed, int threads, Clock clock) {
        Problem problem = data.problem();
        // Our squared loss is half of the mean square of the others, so SGD's step is twice as long for the same η.
        GradientMethod method = variant.method() == Variant.Method.SGD
                ? GradientMethod.sgd(problem.hasClasses() ? variant.stepSize() : 2 * variant.stepSize())
                : GradientMethod.adam(variant.stepSize());
        GradientSettings settings = GradientSettings.defaults(method).toBuilder()
                .hidden(problem.hidden())
                .activation(variant.activation())
                .loss(problem.loss())
                .batchSize(variant.batchSize(data.inputs().count()))
                .epochs(EPOCHS)
                .evaluationInterval(0)
                .threads(threads)
                .seed(seed)
                .build();
        try (MatrixBackend backend = provider.create(BackendOptions.SINGLE_THREADED)) {
            clock.start();
            new GradientTrainer(provider, settings)
                    .fit(
                            TrainingData.of(data.inputs(), data.targets()),
                            variant.start(data, seed),
                            OwnAdmm.watching(clock, backend, data));
        }
    }
}
