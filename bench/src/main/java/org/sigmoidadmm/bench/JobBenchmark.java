package org.sigmoidadmm.bench;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** A whole training of S1 with the default settings: set-up, 50 epochs, the error after each, all cores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JobBenchmark {

    /** What a fit of a smooth function must reach to count as one: the function's variance is about 0.03. */
    private static final double GOOD_ERROR = 1e-6;

    /** Name of the backend. */
    @Param({"ejml", "jblas", "ojalgo"})
    public String backend = "";

    private MatrixBackendProvider provider;
    private TrainingData data;
    private @Nullable TrainingResult result;

    /** For JMH. */
    public JobBenchmark() {}

    /** Makes the data. */
    @Setup(Level.Trial)
    public void load() {
        provider = BackendHandle.provider(backend);
        data = Workload.data(Net.S1.sizes(), Net.S1.samples());
    }

    /** Looks at what the training reached. */
    @TearDown(Level.Trial)
    public void check() {
        TrainingResult last = result;
        if (last == null || !(last.bestTrainError() < GOOD_ERROR)) {
            throw new IllegalStateException("the training reached an error of "
                    + (last == null ? Double.NaN : last.bestTrainError()) + ", which should be below " + GOOD_ERROR);
        }
        BackendHandle.print(last.backend());
        System.out.println("best training error: " + last.bestTrainError());
    }

    /**
     * One training.
     *
     * @return its result
     */
    @Benchmark
    public TrainingResult train() {
        TrainingResult trained = new AdmmTrainer(provider, AdmmSettings.defaults())
                .fit(data, event -> TrainingListener.Decision.CONTINUE);
        result = trained;
        return trained;
    }
}
