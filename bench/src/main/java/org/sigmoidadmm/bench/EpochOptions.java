package org.sigmoidadmm.bench;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which epochs a command times. */
final class EpochOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--net",
            paramLabel = "NET",
            description = {
                "S1, S2, S3 or S4, see docs/benchmarks.md, or widths from input to output such as 64-500-10.",
                "Default: ${DEFAULT-VALUE}"
            })
    private String net = Net.S2.name();

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Number of samples. Default: those of S1 to S4 as documented, 1000 for other networks")
    private @Nullable Integer samples;

    @Option(names = "--backend", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}")
    private String backend = MatrixBackends.AUTO;

    /** Returns what to time, or says what is wrong with it. */
    EpochTask task() {
        OptionChecks.requireAtLeast(spec, "--samples", samples, 1);
        try {
            return samples == null ? new EpochTask(net) : new EpochTask(net, samples);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--net: " + e.getMessage(), e);
        }
    }

    /** Returns the backend, or says what is missing. */
    MatrixBackendProvider provider() {
        return BackendHandle.provider(backend);
    }
}
