package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts {@code admm} and {@code bench/run} make of their arguments and environment, told by a program in place of the JVM. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {

    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    @TempDir
    private Path root;

    private Path jdk;

    private record Outcome(int code, List<String> out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        for (String module : List.of("cli", "bench")) {
            Files.createDirectories(root.resolve(module + "/target/lib"));
            Files.createFile(root.resolve(module + "/target/sigmoid-admm-" + module + "-1.jar"));
        }
        for (String script : List.of("admm", "native-env.sh", "bench/run")) {
            Files.copy(Path.of("..", script), root.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        jdk = root.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Path java = jdk.resolve("bin/java");
        Files.writeString(java, """
                #!/bin/sh
                pipe=
                for argument in "$@"; do
                    printf 'argument %s\\n' "$argument"
                    case $argument in -Dsigmoidadmm.stderr.pipe=*) pipe=${argument#*=} ;; esac
                done
                env | grep -E '^(OPENBLAS|MALLOC|LC)_'
                echo 'WARNING: Using incubator modules: jdk.incubator.vector' >&2
                echo 'another line' >&2
                exec 2>&- # and wait until all of it has arrived, as the command line does
                tries=0
                while [ -n "$pipe" ] && [ -e "$pipe" ] && [ $tries -lt 200 ]; do
                    sleep 0.05
                    tries=$((tries + 1))
                done
                exit 7
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        Outcome outcome = launch(Map.of(), "predict", "two words", "", "*");
        int main = outcome.out.indexOf("argument org.sigmoidadmm.cli.Main");
        assertThat(outcome.out.subList(main + 1, main + 5))
                .containsExactly("argument predict", "argument two words", "argument ", "argument *");
    }

    @Test
    void exitCodeAndErrorsAreThoseOfTheJvmButForOneWarning() throws Exception {
        Outcome outcome = launch(Map.of());
        assertThat(outcome.code).isEqualTo(7);
        assertThat(outcome.err.lines()).containsExactly("another line");
    }

    @Test
    void jvmGetsVectorsNativeAccessAndOptionsOfTheUser() throws Exception {
        Outcome outcome = launch(Map.of("ADMM_JAVA_OPTS", "-Xmx8g -Da=b"));
        assertThat(outcome.out)
                .contains("argument --enable-native-access=ALL-UNNAMED", "argument -Xmx8g", "argument -Da=b")
                .containsSubsequence("argument --add-modules", "argument jdk.incubator.vector");
    }

    @Test
    void classPathOfTheUserFollowsThatOfTheLauncher() throws Exception {
        String own = "own.jar:folder with blanks/*";
        for (String script : List.of("admm", "bench/run")) {
            String jar = script.equals("admm")
                    ? "cli/target/sigmoid-admm-cli-1.jar"
                    : "bench/target/sigmoid-admm-bench-1.jar";
            String ours = root.toRealPath().resolve(jar) + ":"
                    + root.toRealPath().resolve(jar).resolveSibling("lib") + "/*";
            assertThat(launchScript(script, Map.of("ADMM_CLASS_PATH", own)).out)
                    .containsSubsequence("argument -cp", "argument " + ours + ":" + own);
            // an empty entry would be the folder that the user is in
            for (Map<String, String> none : List.of(Map.<String, String>of(), Map.of("ADMM_CLASS_PATH", ""))) {
                assertThat(launchScript(script, none).out).containsSubsequence("argument -cp", "argument " + ours);
            }
        }
    }

    /** The kernel's setting is the machine's; on one that gives them to all or to none the option must not be there. */
    @Test
    void jvmGetsHugePagesWhereTheyHaveToBeAskedFor() throws Exception {
        boolean toBeAskedFor =
                Files.isReadable(HUGE_PAGES) && Files.readString(HUGE_PAGES).contains("[madvise]");
        List<String> out = launch(Map.of()).out;
        assertThat(out.contains("argument -XX:+UseTransparentHugePages")).isEqualTo(toBeAskedFor);
    }

    @Test
    void environmentOfTheUserGoesFirst() throws Exception {
        assertThat(launch(Map.of()).out).contains("OPENBLAS_NUM_THREADS=1", "MALLOC_TRIM_THRESHOLD_=536870912");
        Map<String, String> own = Map.of(
                "OPENBLAS_NUM_THREADS", "3", "OPENBLAS_CORETYPE", "Nehalem", "MALLOC_TRIM_THRESHOLD_", "1048576");
        assertThat(launch(own).out)
                .contains("OPENBLAS_NUM_THREADS=3", "OPENBLAS_CORETYPE=Nehalem", "MALLOC_TRIM_THRESHOLD_=1048576");
    }

    @Test
    void namesOfFilesAreUnicodeWhereNoLanguageIsSet() throws Exception {
        for (String none : List.of("", "C", "POSIX")) {
            assertThat(launch(Map.of("LC_ALL", none, "LC_CTYPE", "", "LANG", "")).out)
                    .contains("LC_ALL=C.UTF-8");
        }
        assertThat(launch(Map.of("LC_ALL", "de_DE.UTF-8")).out).contains("LC_ALL=de_DE.UTF-8");
        assertThat(launch(Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", "de_DE")).out)
                .doesNotContain("LC_ALL=C.UTF-8");
    }

    @Test
    void jdkThatIsNoneIsRefusedByName() throws Exception {
        Path nowhere = root.resolve("nowhere");
        Outcome outcome = launch(Map.of("JAVA_HOME", nowhere.toString()));
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.err).startsWith("admm: JAVA_HOME is " + nowhere).contains("17");
    }

    @Test
    void jdkThatIsTooOldIsRefusedWithBothVersions() throws Exception {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Outcome outcome = launch(Map.of());
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.err).contains("Java 11").contains("17");
    }

    private Outcome launch(Map<String, String> environment, String... arguments) throws Exception {
        return launchScript("admm", environment, arguments);
    }

    private Outcome launchScript(String script, Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("./" + script);
        builder.command().addAll(List.of(arguments));
        Path err = root.resolve("err");
        builder.directory(root.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(OPENBLAS|MALLOC|ADMM)_.*"));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return new Outcome(code, out.lines().toList(), Files.readString(err));
    }
}
