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
     * What asks for a backend.
     *
     * @param name the backend's name
     * @param source what says so
     */
    record Wanted(String name, String source) {}

    /** What system property or environment ask for, or null; the one place that the option's default comes from. */
    static @Nullable Wanted preset() {
        String property = System.getProperty(MatrixBackends.PROPERTY);
        if (property != null) {
            return new Wanted(property, "the system property " + MatrixBackends.PROPERTY);
        }
        String variable = System.getenv(MatrixBackends.ENVIRONMENT);
        return variable == null || variable.isBlank()
                ? null
                : new Wanted(variable, "the environment variable " + MatrixBackends.ENVIRONMENT);
    }

    /**
     * Chooses the backend.
     *
     * @return its provider
     * @throws UsageException if a backend is named that is not present
     * @throws FailedException if the one named does not work here
     */
    MatrixBackendProvider provider() {
        MatrixBackends backends = MatrixBackends.scan();
        Wanted wanted = name == null ? preset() : new Wanted(name, "");
        if (wanted != null && !wanted.name().equals(MatrixBackends.AUTO)) {
            requireAvailable(backends, wanted);
        }
        return backends.select(name);
    }

    private static void requireAvailable(MatrixBackends backends, Wanted wanted) {
        String named = "'" + wanted.name() + "'"
                + (wanted.source().isEmpty() ? "" : ", which " + wanted.source() + " asks for");
        BackendCandidate candidate = backends.candidates().stream()
                .filter(c -> c.name().equals(wanted.name()))
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
