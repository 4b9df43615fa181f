package org.sigmoidadmm.bench;

import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import picocli.CommandLine.Option;

/** Which epochs a command times. */
final class EpochOptions {

    @Option(
            names = "--net",
            paramLabel = "S1|S2|S3|S4",
            description = "The network, see docs/benchmarks.md. Default: ${DEFAULT-VALUE}")
    private String net = Net.S2.name();

    @Option(names = "--backend", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}")
    private String backend = MatrixBackends.AUTO;

    /** Returns the network, or refuses a name that is none. */
    Net net() {
        return Net.named(net);
    }

    /** Returns the backend, or says what is missing. */
    MatrixBackendProvider provider() {
        return BackendHandle.provider(backend);
    }
}
