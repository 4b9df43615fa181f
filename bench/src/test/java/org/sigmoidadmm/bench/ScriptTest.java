package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the script {@code bench/run} makes of its arguments, told by programs in place of the JVM and Maven. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class ScriptTest {

    @TempDir
    private Path root;

    @TempDir
    private Path elsewhere;

    private record Outcome(int code, List<String> lines) {}

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectories(root.resolve("bench/target/lib"));
        Files.createFile(root.resolve("bench/target/sigmoid-admm-bench-1.jar"));
        Files.copy(Path.of("run"), root.resolve("bench/run"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(Path.of("..", "native-env.sh"), root.resolve("native-env.sh"));
        // As the commands do: 3 where all is well but for the build.
        program("java", """
                echo "in $(pwd)"
                for argument in "$@"; do printf 'argument %s\\n' "$argument"; done
                case "$*" in
                    *--help*) exit 0 ;;
                    *--mistyped*) exit 2 ;;
                    *-Dsigmoidadmm.bench.build=true*) exit 3 ;;
                esac
                exit 7
                """);
        program("mvn", "echo \"maven in $(pwd)\"\n");
    }

    private void program(String name, String text) throws IOException {
        Path file = root.resolve("bin").resolve(name);
        Files.createDirectories(root.resolve("bin"));
        Files.writeString(file, "#!/bin/sh\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Outcome launch(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("bench/run").toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(elsewhere.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", root.toRealPath().toString());
        builder.environment().merge("PATH", root.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out.lines().toList());
    }

    @Test
    void filesAreRelativeToTheCallersFolder() throws Exception {
        Outcome outcome = launch("report", "--html", "page.html");
        assertThat(outcome.code).isEqualTo(7);
        assertThat(outcome.lines)
                .contains("in " + elsewhere.toRealPath(), "argument -Dsigmoidadmm.bench.root=" + root.toRealPath())
                .endsWith("argument report", "argument --html", "argument page.html");
        assertThat(launch("--quick").lines).endsWith("argument run", "argument --quick");
    }

    @Test
    void frameworksAreBuiltWhereOptionsAndDataAreWell() throws Exception {
        Outcome outcome = launch("frameworks", "--quick");
        assertThat(outcome.code).isEqualTo(7);
        assertThat(outcome.lines)
                .containsSubsequence(
                        "argument -Dsigmoidadmm.bench.build=true", "maven in " + root.toRealPath(), "argument --quick");
    }

    @Test
    void helpAndMistypedOptionsBuildNothing() throws Exception {
        assertThat(launch("frameworks", "--help"))
                .satisfies(help -> assertThat(help.code).isZero())
                .satisfies(help -> assertThat(help.lines).noneMatch(line -> line.startsWith("maven")));
        assertThat(launch("frameworks", "--mistyped"))
                .satisfies(mistyped -> assertThat(mistyped.code).isEqualTo(2))
                .satisfies(mistyped -> assertThat(mistyped.lines).noneMatch(line -> line.startsWith("maven")));
    }
}
