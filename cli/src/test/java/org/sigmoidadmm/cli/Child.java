package org.sigmoidadmm.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line in a process of its own, which can be ended from outside. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final StringBuilder text = new StringBuilder();
    private final Path err;

    private Child(Process process, Path err) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = err;
    }

    /** Starts a command; its errors go to a file in the folder. */
    static Child start(Path folder, List<String> args) throws IOException {
        return start(folder, List.of(), args);
    }

    /** Starts a command through other programs, which are given it as their last arguments. */
    static Child start(Path folder, List<String> launcher, List<String> args) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As the launcher starts it; without a file of performance counters, which a limit of file sizes would hit.
        command.addAll(List.of(
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:-UsePerfData",
                // What a native library is unpacked to stays behind where the process is killed.
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(args);
        Path err = folder.resolve("child.err");
        return new Child(new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
    }

    /** Waits for a line of output that contains a text; false if the output ended before. */
    boolean await(String part) throws IOException {
        for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
            text.append(line).append('\n');
            if (line.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Ends the process at once, by SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks the process to end, by SIGTERM. */
    void terminate() {
        process.toHandle().destroy(); // Process.destroy would close its output too
    }

    /** Waits for the end. */
    Run end() throws IOException, InterruptedException {
        for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
            text.append(line).append('\n');
        }
        return new Run(process.waitFor(), text.toString(), Files.readString(err));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
