package org.sigmoidadmm.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code admm} itself: what all commands share. */
@Command(
        name = "admm",
        description = {
            "Trains deep sigmoid networks by ADMM on pluggable linear-algebra backends.",
            "A first training: admm train --data TABLE --target COLUMN --validation 0.2 --model OUT. What each command "
                    + "takes: admm COMMAND --help."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        abbreviateSynopsis = true,
        exitCodeOnExecutionException = Failures.FAILED,
        exitCodeOnInvalidInput = Failures.BAD_USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed: a file cannot be read or written, its content is not what it should be, a backend does not "
                    + "work here, or the training diverged, that is a number became infinite or NaN. Errors that only "
                    + "grow are no failure: that no epoch improved on the start is warned of",
            "2:bad usage: an option, its value, or the name of a backend",
            "130, 143:ended by Ctrl-C or by a request to terminate; a training has saved what it had reached"
        },
        subcommands = {
            TrainCommand.class,
            PredictCommand.class,
            EvaluateCommand.class,
            DescribeCommand.class,
            ExportCommand.class,
            BackendsCommand.class,
            DemoCommand.class,
            ReproduceCommand.class,
        })
final class AdmmCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
