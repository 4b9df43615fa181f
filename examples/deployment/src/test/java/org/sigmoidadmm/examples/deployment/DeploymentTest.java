package org.sigmoidadmm.examples.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program compiled against the jars of the build and run with them, by processes of their own. */
class DeploymentTest {

    private static final Path JARS = Path.of("target", "lib");
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "sigmoidadmm", "examples", "deployment");
    private static final String MODULE = "org.sigmoidadmm.examples.deployment";
    private static final String MAIN = "org.sigmoidadmm.examples.deployment.Deployment";

    private static final String[] FACTS = {
        "backend jblas is available: jblas " + System.getProperty("jblas.version"),
        "backend ejml is available: EJML " + System.getProperty("ejml.version"),
        "backend ojalgo is available: ojAlgo " + System.getProperty("ojalgo.version"),
        "jblas trains: true, loads what it saved: true",
        "ejml trains: true, loads what it saved: true",
        "ojalgo trains: true, loads what it saved: true",
        "6 trainings side by side give the same bits as alone: true",
        "warm start goes on from what was reached: true",
        "listener stops: LISTENER after epoch 3",
        "interrupt stops: INTERRUPTED, status still set: true"
    };

    @TempDir
    private Path folder;

    @Test
    void onTheClassPath() throws Exception {
        String jars = JARS + File.separator + "*";
        compile("-cp", jars);

        requireFacts("null", run("-cp", folder + File.pathSeparator + jars, MAIN));
    }

    @Test
    void onTheModulePath() throws Exception {
        compileModule();

        List<String> lines = run(
                "--add-modules",
                "ojalgo",
                "--add-exports",
                "ojalgo/org.ojalgo.array.operation=org.sigmoidadmm.backend.ojalgo",
                "-p",
                folder + File.pathSeparator + JARS,
                "-m",
                MODULE + "/" + MAIN);
        requireFacts(MODULE, lines);
    }

    @Test
    void moduleOfALibraryThatIsNotThereIsNamedWithItsOptions() throws Exception {
        compileModule();

        assertThat(run("-p", folder + File.pathSeparator + JARS, "-m", MODULE + "/" + MAIN))
                .contains(FACTS[0], FACTS[1])
                .filteredOn(line -> line.startsWith("backend ojalgo"))
                .singleElement()
                .asString()
                .contains("is not available")
                .endsWith("give java --add-modules ojalgo "
                        + "--add-exports ojalgo/org.ojalgo.array.operation=org.sigmoidadmm.backend.ojalgo");
    }

    private void compileModule() throws IOException, InterruptedException {
        Path descriptor = Path.of("src", "modular", "java", "module-info.java");
        compile("-p", JARS.toString(), descriptor.toString());
    }

    @Test
    void asOneShadedJar() throws Exception {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("target"), "*-shaded.jar")) {
            List<Path> jars = new ArrayList<>();
            found.forEach(jars::add);
            assertThat(jars).hasSize(1);

            requireFacts("null", run("-jar", jars.get(0).toString()));
        }
    }

    @Test
    void mavenBringsNoJarBesideTheLibraryAndTheBackends() throws Exception {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(JARS)) {
            assertThat(found)
                    .extracting(jar -> jar.getFileName().toString())
                    .allMatch(name -> name.matches("(sigmoid-admm|ejml|jblas|ojalgo)-.*\\.jar"));
        }
    }

    private static void requireFacts(String module, List<String> lines) {
        List<String> expected = new ArrayList<>(List.of(FACTS));
        expected.add(0, "module " + module);
        assertThat(lines).containsExactlyElementsOf(expected);
    }

    private void compile(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(tool("javac"), "--release", "17", "-Xlint:all,-options", "-d", folder.toString()));
        command.addAll(Arrays.asList(options));
        command.add(SOURCES.resolve("Deployment.java").toString());
        assertThat(output(command)).as("what javac says").isEmpty();
    }

    private List<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool("java")));
        command.addAll(Arrays.asList(arguments));
        return output(command);
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** The lines that a process prints; it must end well. Standard error, where the JVM may warn, is passed on. */
    private List<String> output(List<String> command) throws IOException, InterruptedException {
        Path errors = folder.resolveSibling(folder.getFileName() + ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("the process ended").isTrue();
        String said = Files.readString(errors);
        Files.delete(errors);
        assertThat(process.exitValue())
                .as("exit code; output %s; errors %s", lines, said)
                .isZero();
        return lines;
    }
}
