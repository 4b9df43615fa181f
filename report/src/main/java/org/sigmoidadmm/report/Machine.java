package org.sigmoidadmm.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.BackendCandidate;
import org.sigmoidadmm.matrix.MatrixBackends;

/** What measurements were made on: what a reader must know to judge their figures. */
public final class Machine {

    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /**
     * Describes machine, JVM, libraries and the environment that matters.
     *
     * @param command what was run
     * @param backends the backends at hand
     * @return names and values, in the order to print them
     */
    public static Map<String, String> describe(String command, MatrixBackends backends) {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("command", command);
        description.put("date", LocalDate.now(ZoneId.systemDefault()).toString());
        description.put("processor", processor() + ", " + cores() + " cores for this process");
        description.put("memory", memoryBytes() / (1 << 20) + " MiB");
        description.put("load before", load());
        description.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        description.put(
                "java",
                "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                        + System.getProperty("java.vendor"));
        description.put("JVM options", jvmOptions());
        for (BackendCandidate candidate : backends.candidates()) {
            description.put(
                    candidate.name(),
                    candidate.library()
                            + (candidate.available() ? "" : " (not available)")
                            + (candidate.reason().isEmpty() ? "" : ": " + candidate.reason()));
        }
        description.put("activations", Activations.kernels());
        for (String variable : new String[] {
            "MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_", "OPENBLAS_NUM_THREADS", "OPENBLAS_CORETYPE"
        }) {
            String value = System.getenv(variable);
            description.put(variable, value == null ? "not set" : value);
        }
        return description;
    }

    /**
     * Counts the processors.
     *
     * @return how many this process may use
     */
    public static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Measures the physical memory.
     *
     * @return bytes
     */
    public static long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** Those that change how fast the JVM is. */
    private static String jvmOptions() {
        String options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X"))
                .collect(Collectors.joining(" "));
        return options.isEmpty() ? "none of -X" : options;
    }

    /** What else ran just before: where that is not far below the number of cores, times are too long. */
    private static String load() {
        double processes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getSystemLoadAverage();
        return processes < 0
                ? "not known"
                : String.format(Locale.ROOT, "%.1f processes on average in the last minute", processes);
    }

    /**
     * Names the processor.
     *
     * @return the model, or the architecture where the system does not tell
     */
    public static String processor() {
        if (Files.isReadable(LINUX_PROCESSORS)) {
            try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException e) {
                return System.getProperty("os.arch");
            }
        }
        return System.getProperty("os.arch");
    }
}
