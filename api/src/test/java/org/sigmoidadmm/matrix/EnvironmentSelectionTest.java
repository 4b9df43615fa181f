package org.sigmoidadmm.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment variable, which a running virtual machine cannot change for itself. */
class EnvironmentSelectionTest {

    @TempDir
    Path folder;

    /** Prints the name of the backend that is selected without an argument, or the error. */
    public static final class Selecting {

        private Selecting() {}

        /**
         * Selects.
         *
         * @param arguments none
         */
        public static void main(String[] arguments) {
            try {
                System.out.println(MatrixBackends.scan().select().name());
            } catch (NoBackendException failure) {
                System.out.println(failure.getMessage());
            }
        }
    }

    private String select(String environment, String... options) throws IOException, InterruptedException {
        ServicesLoader.place(folder, FakeProviders.Low.class.getName(), FakeProviders.High.class.getName());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(System.getProperty("java.class.path") + System.getProperty("path.separator") + folder);
        command.add(Selecting.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(MatrixBackends.ENVIRONMENT, environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("the process ended").isTrue();
        return output.strip();
    }

    @Test
    void environmentNamesTheBackend() throws Exception {
        assertThat(select("low")).isEqualTo("low");
    }

    @Test
    void environmentVariableIsNamedInTheError() throws Exception {
        assertThat(select("missing")).contains("'missing' (environment variable " + MatrixBackends.ENVIRONMENT + ")");
    }

    @Test
    void systemPropertyComesBeforeTheEnvironment() throws Exception {
        assertThat(select("low", "-D" + MatrixBackends.PROPERTY + "=high")).isEqualTo("high");
    }

    @Test
    void environmentMayAskForAutomaticSelection() throws Exception {
        assertThat(select("auto")).isEqualTo("high");
    }

    @Test
    void blankEnvironmentVariableCountsAsUnset() throws Exception {
        assertThat(select("")).isEqualTo("high");
        assertThat(select("  ")).isEqualTo("high");
    }
}
