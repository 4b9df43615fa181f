package org.sigmoidadmm.bench;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import org.sigmoidadmm.bench.defaults.DefaultsCommand;
import org.sigmoidadmm.bench.stick.StickCommand;
import org.sigmoidadmm.data.DataException;
import org.sigmoidadmm.io.FileFailures;
import org.sigmoidadmm.matrix.NoBackendException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point: runs the benchmarks and reports on them. */
@Command(
        name = "bench",
        description = "Compares the backends of sigmoid-admm, its methods of training, and other frameworks with it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            ProfileCommand.class,
            CompareCommand.class,
            FrameworksCommand.class,
            ReportCommand.class,
            StickCommand.class,
            DefaultsCommand.class
        })
public final class Bench implements Runnable {

    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec;

    private Bench() {}

    /**
     * Runs a command and ends the process: 0 done, 1 failed, 2 bad usage.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(execute(args));
    }

    static int execute(String... args) {
        return line(new Bench()).execute(args);
    }

    /** A command with its messages and exit codes. */
    static CommandLine line(Object command) {
        return new CommandLine(command)
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    PrintWriter err = commandLine.getErr();
                    if (isExpected(failure)) {
                        err.println("bench: " + String.join(": ", messages(failure)));
                    } else {
                        failure.printStackTrace(err);
                    }
                    return FAILED;
                });
    }

    /** What is said of a failure; JMH says in causes and suppressed exceptions what has failed. */
    private static Set<String> messages(Exception failure) {
        Set<String> messages = new LinkedHashSet<>();
        if (failure instanceof RunnerException) {
            collect(failure, messages, new HashSet<>());
        } else if (failure instanceof UncheckedIOException io && io.getCause() instanceof FileSystemException file) {
            messages.add(FileFailures.sentence(file));
        } else {
            messages.add(failure.getMessage());
        }
        return messages;
    }

    private static void collect(@Nullable Throwable failure, Set<String> messages, Set<Throwable> seen) {
        if (failure != null && seen.add(failure)) {
            messages.add(failure.getMessage() == null ? failure.toString() : failure.getMessage());
            for (Throwable suppressed : failure.getSuppressed()) {
                collect(suppressed, messages, seen);
            }
            collect(failure.getCause(), messages, seen);
        }
    }

    private static boolean isExpected(Exception failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof UncheckedIOException
                || failure instanceof DataException
                || failure instanceof NoBackendException
                || failure instanceof RunnerException;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
