package org.sigmoidadmm.cli.text;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 500ms}, {@code 1.5h}. */
public final class Durations {

    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|h)");

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @param text one or more numbers, each with its unit: ms, s, m or h
     * @return seconds, at least 0; empty if the text is no duration
     */
    public static OptionalDouble parse(String text) {
        Matcher part = PART.matcher(text);
        double seconds = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            seconds += Double.parseDouble(part.group(1)) * unit(part.group(2));
            end = part.end();
        }
        return end == text.length() && end > 0 ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }

    private static double unit(String name) {
        return switch (name) {
            case "ms" -> 1e-3;
            case "s" -> 1;
            case "m" -> 60;
            default -> 3600;
        };
    }
}
