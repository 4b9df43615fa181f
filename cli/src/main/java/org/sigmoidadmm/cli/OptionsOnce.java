package org.sigmoidadmm.cli;

import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command unless one of its options is given twice. The parser itself sees that only outside of the sections of
 * the help: within one it begins the section anew, without its other options, and of lists it takes both.
 */
final class OptionsOnce implements IExecutionStrategy {

    private final IExecutionStrategy then = new RunLast();

    @Override
    public int execute(ParseResult parsed) {
        for (ParseResult each = parsed; each != null; each = each.hasSubcommand() ? each.subcommand() : null) {
            requireOnce(each);
        }
        return then.execute(parsed);
    }

    private static void requireOnce(ParseResult parsed) {
        Set<OptionSpec> seen = new HashSet<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            if (!seen.add(option) && !option.usageHelp() && !option.versionHelp()) {
                throw new OverwrittenOptionException(
                        parsed.commandSpec().commandLine(),
                        option,
                        "option '" + option.longestName() + "'"
                                + (option.arity().max() > 0 ? " (" + option.paramLabel() + ")" : "")
                                + " should be specified only once");
            }
        }
    }
}
