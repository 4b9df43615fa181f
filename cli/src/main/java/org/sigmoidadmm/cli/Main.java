package org.sigmoidadmm.cli;

import java.io.FileDescriptor;
import java.io.PrintWriter;
import java.util.Objects;
import org.sigmoidadmm.ActivationCurvature;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.LambdaScaling;
import org.sigmoidadmm.Majorizer;
import org.sigmoidadmm.OutputStart;
import org.sigmoidadmm.PenaltyAdaptation;
import org.sigmoidadmm.Safeguard;
import org.sigmoidadmm.WeightCurvature;
import org.sigmoidadmm.cli.demo.DemoTask;
import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.data.HeaderChoice;
import org.sigmoidadmm.data.TaskChoice;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.model.Precision;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The entry point of the command line. */
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code. Both output streams are UTF-8.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        StandardStream output = StandardStream.of(FileDescriptor.out);
        PrintWriter out = output.writer();
        PrintWriter err = StandardStream.of(FileDescriptor.err).writer();
        int code = execute(args, out, err);
        out.flush();
        if (output.loss().isPresent()) {
            err.println(
                    "admm: cannot write to standard output: " + output.loss().get());
            code = code == 0 ? Failures.FAILED : code;
        }
        err.flush();
        LauncherPipe.fromSystemProperties().close(err);
        System.exit(code);
    }

    /**
     * Runs a command.
     *
     * @param args the command and its options
     * @param out receives results
     * @param err receives messages on failure
     * @return 0 done, 1 failed, 2 bad usage
     */
    public static int execute(String[] args, PrintWriter out, PrintWriter err) {
        Failures failures = new Failures();
        CommandLine commandLine = new CommandLine(new AdmmCommand())
                .setOut(out)
                .setErr(err)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpWidth(100)
                .setExecutionStrategy(new OptionsOnce())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        Objects.requireNonNull(commandLine.getSubcommands().get("demo")).setResourceBundle(new DemoHelp());
        acceptKeywords(commandLine, Majorizer.class);
        acceptKeywords(commandLine, OptimizerOptions.Optimizer.class);
        acceptKeywords(commandLine, InitialScheme.class);
        acceptKeywords(commandLine, AdmmOptions.Preset.class);
        acceptKeywords(commandLine, OutputStart.class);
        acceptKeywords(commandLine, Safeguard.class);
        acceptKeywords(commandLine, LambdaScaling.class);
        acceptKeywords(commandLine, PenaltyAdaptation.Rule.class);
        acceptKeywords(commandLine, WeightCurvature.class);
        acceptKeywords(commandLine, ActivationCurvature.class);
        acceptKeywords(commandLine, StartOptions.Bias.class);
        acceptKeywords(commandLine, GradientOptions.Schedule.class);
        acceptKeywords(commandLine, ResultOptions.Keep.class);
        commandLine.registerConverter(Loss.class, Main::loss);
        commandLine.registerConverter(double.class, Main::number);
        commandLine.registerConverter(Double.class, Main::number);
        commandLine.registerConverter(int.class, Main::wholeNumber);
        commandLine.registerConverter(Integer.class, Main::wholeNumber);
        commandLine.registerConverter(long.class, Main::longNumber);
        acceptKeywords(commandLine, DemoTask.class);
        acceptKeywords(commandLine, ProblemOptions.Scale.class);
        acceptKeywords(commandLine, TaskChoice.class);
        acceptKeywords(commandLine, HeaderChoice.class);
        acceptKeywords(commandLine, ExportCommand.Format.class);
        acceptKeywords(commandLine, Precision.class);
        try {
            return commandLine.execute(args);
        } catch (OutOfMemoryError e) {
            err.println("admm: the memory of " + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MiB is not enough; give more with ADMM_JAVA_OPTS=-Xmx8g or the like");
            return Failures.FAILED;
        }
    }

    private static <E extends Enum<E>> void acceptKeywords(CommandLine commandLine, Class<E> type) {
        commandLine.registerConverter(
                type,
                word -> Keyword.parse(type, word)
                        .orElseThrow(
                                () -> new TypeConversionException("'" + word + "' is none of " + Keyword.all(type))));
    }

    private static Loss loss(String name) {
        if (!Losses.names().contains(name.replaceFirst(":.*", ""))) {
            throw new TypeConversionException("'" + name + "' is none of " + String.join(", ", Losses.names()));
        }
        try {
            return Losses.named(name);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }

    private static int wholeNumber(String text) {
        long number = longNumber(text);
        if (number != (int) number) {
            throw new TypeConversionException(
                    "'" + text + "' is too large, must be from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    private static long longNumber(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    text.matches("[+-]?[0-9]+")
                            ? "'" + text + "' is too large, must be from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE
                            : "'" + text + "' is not a whole number");
        }
    }
}
