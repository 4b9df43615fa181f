package org.sigmoidadmm.backend.jblas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a user can do about a native library that does not load, or that runs below its speed. */
final class NativeAdvice {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** Instructions of the kernels for Haswell. */
    private static final Pattern AVX2 = Pattern.compile("\\bavx2\\b");

    private static final Pattern FMA = Pattern.compile("\\bfma\\b");

    /** Of the instructions of the kernels for Skylake the last that any processor got. */
    private static final Pattern AVX512 = Pattern.compile("\\bavx512vl\\b");

    private NativeAdvice() {}

    /** Returns what an error of the loader says: the innermost message, where those around it are often empty. */
    static String reason(Throwable failure) {
        Throwable innermost = innermost(failure);
        return Objects.requireNonNullElse(
                innermost.getMessage(), innermost.getClass().getName());
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : innermost(cause);
    }

    /** Returns the remedy for an error of the loader, a clause without a full stop. */
    static String onLoading(Throwable failure) {
        if (innermost(failure) instanceof IllegalCallerException) {
            return "give " + nativeAccess(NativeAdvice.class.getModule());
        }
        String message = reason(failure);
        if (message.contains("libgfortran")) {
            return "install the GNU Fortran run-time library (Debian and Ubuntu: apt-get install libgfortran5;"
                    + " Fedora: dnf install libgfortran)";
        }
        if (message.contains("find the resource") || failure instanceof NoClassDefFoundError) {
            return "jblas carries no library for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + "; choose another backend";
        }
        return "it is unpacked to " + System.getProperty("java.io.tmpdir")
                + ", which must be writable and allow executing; -Djava.io.tmpdir=DIRECTORY chooses another";
    }

    /**
     * The copies of jblas, which load the library, are in unnamed modules always; this class, which calls it in place, may be
     * in a named one.
     */
    static String nativeAccess(Module caller) {
        return "java --enable-native-access=ALL-UNNAMED" + (caller.isNamed() ? "," + caller.getName() : "");
    }

    /** Returns advice on speed, or an empty text, from the environment and the description of the processor. */
    static String onSpeed() {
        if (!Files.isReadable(PROCESSORS)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            String processor =
                    String.join("\n", lines.takeWhile(line -> !line.isBlank()).toList());
            return onSpeed(processor, System.getenv());
        } catch (IOException unreadable) {
            return ""; // advice only
        }
    }

    /**
     * The bundled OpenBLAS is of 2020 and takes a processor that it does not know for one of 2007 (measured: 17 instead of
     * 40 GFLOP/s on a Zen 4, 10 instead of 33 on a Zen 3), while its kernels for Haswell run on all that have AVX2 and FMA
     * and those for Skylake on all that have AVX-512 (52 instead of 39 GFLOP/s on an Intel Xeon with AMX, the same on a
     * Zen 4); and glibc gives the copies that jblas makes of its arrays back to the system after every call
     * (measured: 26 instead of 40 GFLOP/s for the larger arrays).
     */
    static String onSpeed(String processor, Map<String, String> environment) {
        StringBuilder settings = new StringBuilder();
        if (!environment.containsKey("OPENBLAS_CORETYPE")) {
            if (AVX512.matcher(processor).find()) {
                settings.append(" OPENBLAS_CORETYPE=SkylakeX");
            } else if (AVX2.matcher(processor).find() && FMA.matcher(processor).find()) {
                settings.append(" OPENBLAS_CORETYPE=Haswell");
            }
        }
        if (!environment.containsKey("MALLOC_MMAP_THRESHOLD_") || !environment.containsKey("MALLOC_TRIM_THRESHOLD_")) {
            settings.append(" MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=536870912");
        }
        return settings.length() == 0 ? "" : "runs faster with" + settings + " in the environment";
    }
}
