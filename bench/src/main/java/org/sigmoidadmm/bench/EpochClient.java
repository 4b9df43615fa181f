package org.sigmoidadmm.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another JVM with an {@link EpochServer}. */
final class EpochClient implements AutoCloseable {

    private static final String LIBRARIES = "bench/target/lib";

    /** Jars of the user's own, which the script has put on the class path of this JVM. */
    private static final String OWN_JARS = "ADMM_CLASS_PATH";

    /** How much of what a JVM says at its end is repeated. */
    private static final int REASON_LINES = 2;

    private final String name;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    /**
     * Starts a JVM with the options of this one.
     *
     * @param name for messages
     * @param checkout a folder with another build, whose libraries take the place of this one's; null for this one's
     * @param options more options of the JVM
     * @param arguments of the server
     */
    EpochClient(String name, @Nullable Path checkout, List<String> options, List<String> arguments) {
        this.name = name;
        List<String> command = ChildJvm.command(
                options, classPath(checkout, System.getenv().getOrDefault(OWN_JARS, "")), EpochServer.class);
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException("the JVM did not start: " + e.getMessage(), e);
        }
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * The benchmarks are always those of this build, so that both do the same.
     *
     * @param jars of the user, for another build; this one's class path has them
     */
    static String classPath(@Nullable Path checkout, String jars) {
        if (checkout == null) {
            return System.getProperty("java.class.path");
        }
        Path libraries = checkout.resolve(LIBRARIES);
        if (!Files.isDirectory(libraries)) {
            throw new IllegalArgumentException(
                    checkout + " has no " + LIBRARIES + "; build it there: mvn -B -pl bench -am package");
        }
        String path = own() + File.pathSeparator + libraries + File.separator + "*";
        return jars.isEmpty() ? path : path + File.pathSeparator + jars;
    }

    private static Path own() {
        try {
            return Path.of(EpochClient.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has epochs done for about so long and returns the median of their times, in milliseconds. */
    double time(long milliseconds) {
        try {
            requests.write(milliseconds + "\n");
            requests.flush();
        } catch (IOException e) {
            // the other JVM is gone; what it said can still be read
        }
        StringBuilder reason = new StringBuilder();
        int lines = 0;
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(EpochServer.ANSWER)) {
                    return Double.parseDouble(line.substring(EpochServer.ANSWER.length()));
                }
                if (lines < REASON_LINES && !line.startsWith("WARNING: ")) {
                    reason.append(lines++ == 0 ? ": " : " ").append(line.strip());
                }
            }
        } catch (IOException e) {
            reason.append(": ").append(e.getMessage());
        }
        throw new IllegalArgumentException("the JVM of " + name + " ended before its epochs were done" + reason);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
