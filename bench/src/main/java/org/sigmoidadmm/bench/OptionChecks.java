package org.sigmoidadmm.bench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks on the values of options. */
public final class OptionChecks {

    private OptionChecks() {}

    /**
     * Refuses a number that is too small.
     *
     * @param spec of the command
     * @param option name of the option
     * @param value what was given
     * @param least the smallest number allowed
     * @throws ParameterException if the value is below; the message has both numbers
     */
    public static void requireAtLeast(CommandSpec spec, String option, int value, int least) {
        if (value < least) {
            throw new ParameterException(spec.commandLine(), option + " is " + value + ", must be at least " + least);
        }
    }
}
