package org.sigmoidadmm.cli;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.BackendCandidate;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import picocli.CommandLine.Option;

/** The option {@code --backend}. */
class BackendChoice {

    @Option(
            names = "--backend",
            paramLabel = "auto|NAME",
            description = "The linear-algebra backend; 'admm backends' lists them. Default: the system property "
                    + MatrixBackends.PROPERTY + ", the environment variable " + MatrixBackends.ENVIRONMENT
                    + ", or else auto, the one that is listed first.")
    private @Nullable String name;

    /**
     * Chooses the backend.
     *
     * @return its provider
     * @throws UsageException if a backend is named that is not present
     * @throws FailedException if the one named does not work here
     */
    MatrixBackendProvider provider() {
        MatrixBackends backends = MatrixBackends.scan();
        if (name == null) {
            MatrixBackends.requested()
                    .ifPresent(request -> requireAvailable(
                            backends, request.name(), ", which the " + request.source() + " asks for"));
        } else {
            requireAvailable(backends, name, "");
        }
        return backends.select(name);
    }

    private static void requireAvailable(MatrixBackends backends, String wanted, String source) {
        if (wanted.equals(MatrixBackends.AUTO)) {
            return;
        }
        String named = "'" + wanted + "'" + source;
        BackendCandidate candidate = backends.candidates().stream()
                .filter(c -> c.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no backend " + named + "; present are "
                        + backends.candidates().stream()
                                .map(BackendCandidate::name)
                                .collect(Collectors.joining(", "))));
        if (!candidate.available()) {
            throw new FailedException(
                    "backend " + named + " is not available: " + candidate.reason(), candidate.cause());
        }
    }
}
