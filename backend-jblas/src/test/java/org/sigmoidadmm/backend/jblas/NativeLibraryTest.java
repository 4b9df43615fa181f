package org.sigmoidadmm.backend.jblas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What happens where jblas or its native library is missing, seen in JVMs of their own. */
class NativeLibraryTest {

    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final int FIRST_TO_DENY = 24;

    @Test
    void isChosenFirstAndPrintsNothingItself() throws Exception {
        assertThat(scanInChild(CLASS_PATH)).isEqualTo("auto: jblas\nspare: spare\njblas: jblas\n");
    }

    @Test
    void missingNativeLibraryIsUnavailableWithTheReasonAndHidesNoOther() throws Exception {
        assertThat(scanInChild(CLASS_PATH, "-Dos.arch=nosucharch"))
                .startsWith("auto: spare\nspare: spare\nrefused: ")
                .contains("'jblas'", "native library cannot be loaded", "no library for", "nosucharch")
                .containsPattern("cause: java\\.lang\\.\\w+Error")
                .doesNotContain("-- org.jblas");
    }

    @Test
    void directoryThatCannotBeWrittenIsNamed() throws Exception {
        assertThat(scanInChild(CLASS_PATH, "-Djava.io.tmpdir=/nonexistent"))
                .contains("auto: spare\n", "/nonexistent, which must be writable"); // newer JVMs print a warning before
    }

    /** JVMs before 24 deny it to nobody, and do not know the option that makes newer ones do so. */
    @Test
    void optionThatGivesNativeAccessIsNamedWhereItIsDenied() throws Exception {
        if (Runtime.version().feature() < FIRST_TO_DENY) {
            assertThat(inChild(List.of(), CLASS_PATH, List.of())).startsWith("auto: jblas\n");
            return;
        }
        assertThat(inChild(List.of("--illegal-native-access=deny"), CLASS_PATH, List.of()))
                .startsWith("auto: spare\nspare: spare\nrefused: ")
                .contains("give java --enable-native-access=ALL-UNNAMED.")
                .doesNotContain("(null)", "java.io.tmpdir", "-- org.jblas");
    }

    @Test
    void adviceOnNativeAccessNamesTheModuleOfTheCallerToo() {
        assertThat(NativeAdvice.onLoading(new ExceptionInInitializerError(new IllegalCallerException("no"))))
                .isEqualTo("give java --enable-native-access=ALL-UNNAMED");
        assertThat(NativeAdvice.nativeAccess(Object.class.getModule()))
                .isEqualTo("java --enable-native-access=ALL-UNNAMED,java.base");
    }

    @Test
    void reasonIsTheInnermostMessage() {
        assertThat(NativeAdvice.reason(new ExceptionInInitializerError(new IllegalCallerException("no"))))
                .isEqualTo("no");
        assertThat(NativeAdvice.reason(new ExceptionInInitializerError()))
                .isEqualTo("java.lang.ExceptionInInitializerError");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files in use cannot be deleted there")
    void unpackedFilesAreDeletedOnceLoaded(@TempDir Path folder) throws Exception {
        assertThat(inChild(CLASS_PATH, List.of(folder.toString()), "-XX:-UsePerfData", "-Djava.io.tmpdir=" + folder))
                .contains("jblas in use, in " + folder + ": []\n");
    }

    @Test
    void missingJarIsUnavailableAndNamesTheArtifact() throws Exception {
        String others = Stream.of(CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().matches("jblas-[0-9.]+\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(scanInChild(others)).startsWith("auto: spare\n").contains("add org.jblas:jblas to the class path");
    }

    @Test
    void adviceNamesOnlyTheSettingsThatAreMissing() {
        String newer = "vendor_id\t: AuthenticAMD\ncpu family\t: 25\nflags\t: sse fma avx avx2 bmi2";
        Map<String, String> malloc = Map.of("MALLOC_MMAP_THRESHOLD_", "1", "MALLOC_TRIM_THRESHOLD_", "1");
        assertThat(NativeAdvice.onSpeed(newer, Map.of()))
                .contains("OPENBLAS_CORETYPE=Haswell", "MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_");
        assertThat(NativeAdvice.onSpeed(newer, malloc))
                .contains("OPENBLAS_CORETYPE")
                .doesNotContain("MALLOC");
        assertThat(NativeAdvice.onSpeed(newer + " avx512f avx512cd", malloc)).contains("OPENBLAS_CORETYPE=Haswell");
        assertThat(NativeAdvice.onSpeed(newer + " avx512f avx512bw avx512vl", malloc))
                .contains("OPENBLAS_CORETYPE=SkylakeX");
        for (String lacking : List.of("sse avx2", "sse avx fma", "sse avx2 fma4", "sse avx20 fma")) {
            assertThat(NativeAdvice.onSpeed("flags\t: " + lacking, malloc))
                    .as(lacking)
                    .isEmpty();
        }
        assertThat(NativeAdvice.onSpeed(newer, Map.of("OPENBLAS_CORETYPE", "Zen")))
                .doesNotContain("OPENBLAS_CORETYPE")
                .contains("MALLOC");
    }

    @Test
    void adviceOnMemoryIsWhatTheLauncherSets() throws Exception {
        String launcher = Files.readString(Path.of("..", "native-env.sh"));
        String advice = NativeAdvice.onSpeed("", Map.of());
        assertThat(advice).contains("MALLOC_MMAP_THRESHOLD_=", "MALLOC_TRIM_THRESHOLD_=");
        Pattern.compile("(MALLOC_\\w+)=(\\d+)")
                .matcher(advice)
                .results()
                .forEach(setting -> assertThat(launcher).contains(setting.group(1) + ":-" + setting.group(2) + "}"));
    }

    /** Returns all that the child prints, on both streams. */
    private static String scanInChild(String classPath, String... options) throws Exception {
        return inChild(classPath, List.of(), options);
    }

    private static String inChild(String classPath, List<String> arguments, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        if (Runtime.version().feature() >= 22) {
            all.add("--enable-native-access=ALL-UNNAMED"); // or the JVM itself prints a warning
        }
        return inChild(all, classPath, arguments);
    }

    private static String inChild(List<String> options, String classPath, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        Path spare = Path.of(NativeLibraryTest.class.getResource("/child").toURI());
        command.addAll(List.of("-cp", classPath + File.pathSeparator + spare, ScanInChild.class.getName()));
        command.addAll(arguments);
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(output).isZero();
        return output.replace("\r\n", "\n");
    }
}
