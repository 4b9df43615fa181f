package org.sigmoidadmm.bench;

import org.jspecify.annotations.Nullable;
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

    /**
     * Refuses a number that is too small, unless none was given.
     *
     * @param spec of the command
     * @param option name of the option
     * @param value what was given, or null
     * @param least the smallest number allowed
     * @throws ParameterException if the value is below; the message has both numbers
     */
    public static void requireAtLeast(CommandSpec spec, String option, @Nullable Integer value, int least) {
        if (value != null) {
            requireAtLeast(spec, option, value.intValue(), least);
        }
    }

    /**
     * Refuses a number that is not positive and finite, unless none was given.
     *
     * @param spec of the command
     * @param option name of the option
     * @param value what was given, or null
     * @throws ParameterException if it is zero, negative, infinite or no number; the message has it
     */
    public static void requirePositive(CommandSpec spec, String option, @Nullable Double value) {
        if (value != null && !(value > 0 && Double.isFinite(value))) {
            throw new ParameterException(spec.commandLine(), option + " is " + value + ", must be above 0");
        }
    }
}
