package org.sigmoidadmm.bench.frameworks;

import java.util.function.Supplier;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.EpochEvent;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.gradient.PolishSettings;
import org.sigmoidadmm.gradient.PolishedTrainer;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Sigmoid-ADMM with the default preset, safeguard included, and as many epochs as there is time for; or the default method,
 * which ends by itself. Set-up and the training error after each epoch are part of the preset, so the clock runs meanwhile.
 */
abstract class OwnAdmm implements Framework {

    /** More than there is time for. */
    private static final int EPOCHS = 1_000_000;

    private final MatrixBackendProvider provider;
    private final String library;

    private OwnAdmm(String backend) {
        MatrixBackends scan = MatrixBackends.scan();
        this.provider = scan.select(backend);
        this.library = library(scan, backend);
    }

    static String library(MatrixBackends scan, String backend) {
        return scan.candidates().stream()
                .filter(candidate -> candidate.name().equals(backend))
                .findFirst()
                .orElseThrow()
                .library();
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
        Trainer trainer = variant.method() == Variant.Method.POLISHED
                ? polished(data.problem(), seed, threads)
                : new AdmmTrainer(
                        provider,
                        set(AdmmSettings.defaults(), data.problem(), seed, threads)
                                .epochs(EPOCHS)
                                .build());
        try (MatrixBackend backend = provider.create(BackendOptions.SINGLE_THREADED)) {
            clock.start();
            trainer.fit(TrainingData.of(data.inputs(), data.targets()), watching(clock, backend, data));
        }
    }

    private Trainer polished(Problem problem, long seed, int threads) {
        PolishSettings preset = PolishSettings.defaults(problem.loss());
        AdmmSettings admm = set(preset.admm(), problem, seed, threads).build();
        return new PolishedTrainer(provider, PolishSettings.after(admm, PolishSettings.ITERATIONS));
    }

    private static AdmmSettings.Builder set(AdmmSettings preset, Problem problem, long seed, int threads) {
        return preset.toBuilder().hidden(problem.hidden()).threads(threads).seed(seed);
    }

    /** A listener that asks the clock, which looks at the test samples through the weights. */
    static TrainingListener watching(Clock clock, MatrixBackend backend, ProblemData data) {
        return new TrainingListener() {
            @Override
            public Decision epochDone(EpochEvent event) {
                throw new IllegalStateException("there is no network to test after epoch " + event.epoch());
            }

            @Override
            public Decision epochDone(EpochEvent event, Supplier<Network> network) {
                return clock.goesOn(() -> network.get().predict(backend, data.testInputs()))
                        ? Decision.CONTINUE
                        : Decision.STOP;
            }
        };
    }

    /** On jblas. */
    static final class Jblas extends OwnAdmm {

        Jblas() {
            super("jblas");
        }
    }

    /** On EJML. */
    static final class Ejml extends OwnAdmm {

        Ejml() {
            super("ejml");
        }
    }
}
