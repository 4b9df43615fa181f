package org.sigmoidadmm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.CheckpointException;
import org.sigmoidadmm.data.DataException;
import org.sigmoidadmm.io.FileFailures;
import org.sigmoidadmm.matrix.MatrixException;
import org.sigmoidadmm.matrix.NoBackendException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place that turns what is thrown into a sentence on standard error and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    static final int FAILED = 1;
    static final int BAD_USAGE = 2;

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        String sentence = oneLine(failure.getMessage());
        if (failure instanceof UnmatchedArgumentException unmatched) {
            sentence = ofUnmatched(unmatched, sentence);
        }
        print(command, sentence + hint(command));
        if (List.of(args).contains("--debug")) {
            failure.printStackTrace(command.getErr());
        }
        return BAD_USAGE;
    }

    private static String ofUnmatched(UnmatchedArgumentException failure, String sentence) {
        List<String> suggestions = failure.getSuggestions();
        String suggestion = suggestions.isEmpty() ? "" : ", did you mean " + suggestions.get(0) + "?";
        boolean command = !failure.isUnknownOption()
                && !failure.getCommandLine().getSubcommands().isEmpty();
        return command
                ? "there is no command '" + failure.getUnmatched().get(0) + "'" + suggestion
                : sentence + suggestion;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof ParameterException bad) {
            return handleParseException(bad, parsed.originalArgs().toArray(String[]::new));
        }
        AdmmCommand root = (AdmmCommand) command.getCommandSpec().root().userObject();
        int code = failure instanceof UsageException ? BAD_USAGE : FAILED;
        print(command, sentence(failure) + (code == BAD_USAGE ? hint(command) : ""));
        if (root.debug()) {
            failure.printStackTrace(command.getErr());
        }
        return code;
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof UsageException
                || failure instanceof FailedException
                || failure instanceof CheckpointException
                || failure instanceof DataException
                || failure instanceof MatrixException
                || failure instanceof NoBackendException) {
            return oneLine(failure.getMessage());
        }
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return sentence(unchecked.getCause());
        }
        if (failure instanceof IOException io) {
            return oneLine(FileFailures.sentence(io));
        }
        return "Unexpected failure, run again with --debug for the details: " + oneLine(failure.toString());
    }

    private static String hint(CommandLine command) {
        return " (see '" + command.getCommandSpec().qualifiedName() + " --help')";
    }

    private static void print(CommandLine command, String sentence) {
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + sentence);
        err.flush();
    }

    private static String oneLine(@Nullable String text) {
        return text == null
                ? "no message"
                : text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.$", "");
    }
}
