package org.sigmoidadmm.bench.frameworks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one or more JVMs wrote about the trainings they ran, one after the other: lines of words separated by tabs. A line
 * that was cut off does not count.
 *
 * @param job what was to be done; empty if nothing was written
 * @param version of the framework; empty if it was not loaded
 * @param arithmetic of the framework; empty if it was not loaded
 * @param trials the trainings, in order
 * @param failure why not all is there, or empty
 * @param complete whether all was done, or could not be
 */
public record RunLog(
        String job, String version, String arithmetic, List<Trial> trials, String failure, boolean complete) {

    static final String JOB = "job";
    static final String ABOUT = "about";
    static final String BEGIN = "begin";
    static final String POINT = "point";
    static final String END = "end";
    static final String FAILED = "failed";
    static final String DONE = "done";
    private static final String COLD = "cold";
    private static final String WARM = "warm";
    private static final String TAB = "\t";

    /**
     * One training.
     *
     * @param variant how it trained
     * @param cold whether it was the first one in its JVM
     * @param seconds of training at the points of its curve
     * @param errors on the test samples at these points
     * @param ending why it ended; empty if it was cut off
     */
    public record Trial(Variant variant, boolean cold, List<Double> seconds, List<Double> errors, String ending) {

        /**
         * Copies the lists.
         *
         * @param variant how it trained
         * @param cold whether it was the first one in its JVM
         * @param seconds of training
         * @param errors on the test samples
         * @param ending why it ended
         */
        public Trial {
            seconds = List.copyOf(seconds);
            errors = List.copyOf(errors);
        }

        /**
         * The smallest test error.
         *
         * @return infinite if there is no point
         */
        public double best() {
            return errors.stream().mapToDouble(Double::doubleValue).min().orElse(Double.POSITIVE_INFINITY);
        }

        /**
         * The time until the test error was at most a target for the first time.
         *
         * @param target an error
         * @return seconds, infinite if it never was
         */
        public double timeTo(double target) {
            for (int k = 0; k < errors.size(); k++) {
                if (errors.get(k) <= target) {
                    return seconds.get(k);
                }
            }
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Copies the list.
     *
     * @param job what was to be done
     * @param version of the framework
     * @param arithmetic of the framework
     * @param trials the trainings
     * @param failure why not all is there
     * @param complete whether all was done, or could not be
     */
    public RunLog {
        trials = List.copyOf(trials);
    }

    /**
     * Reads a file.
     *
     * @param file the file; one that is not there is like an empty one
     * @return what it tells
     * @throws UncheckedIOException if it cannot be read
     */
    public static RunLog read(Path file) {
        if (!Files.exists(file)) {
            return parse("");
        }
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static RunLog parse(String text) {
        Parser parser = new Parser();
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            parser.line(text.substring(begin, end));
            begin = end + 1;
        }
        return parser.log();
    }

    /** The trials that were measured after the first one of their JVM. */
    List<Trial> warm() {
        return trials.stream().filter(trial -> !trial.cold()).toList();
    }

    static String line(String... words) {
        return String.join(TAB, words).replace('\n', ' ').replace('\r', ' ') + "\n";
    }

    static String begin(Variant variant, boolean cold) {
        return line(BEGIN, variant.toString(), cold ? COLD : WARM);
    }

    private static final class Parser {

        private final List<Trial> trials = new ArrayList<>();
        private final List<Double> seconds = new ArrayList<>();
        private final List<Double> errors = new ArrayList<>();
        private String job = "";
        private String version = "";
        private String arithmetic = "";
        private String failure = "";
        private boolean complete;
        private @Nullable Variant variant;
        private boolean cold;

        void line(String line) {
            String[] words = line.split(TAB, -1);
            switch (words[0]) {
                case JOB -> job = words[1];
                case ABOUT -> {
                    version = words[1];
                    arithmetic = words[2];
                }
                case BEGIN -> {
                    end("");
                    variant = Variant.parse(words[1]);
                    cold = words[2].equals(COLD);
                }
                case POINT -> {
                    seconds.add(Double.valueOf(words[1]));
                    errors.add(Double.valueOf(words[2]));
                }
                case END -> end(words[1]);
                case FAILED -> {
                    failure = words[1];
                    complete = true;
                }
                case DONE -> complete = true;
                default -> throw new IllegalArgumentException("'" + line + "' is no line of a log of trainings");
            }
        }

        private void end(String ending) {
            if (variant != null) {
                trials.add(new Trial(variant, cold, seconds, errors, ending));
            }
            variant = null;
            seconds.clear();
            errors.clear();
        }

        RunLog log() {
            end("");
            return new RunLog(job, version, arithmetic, trials, failure, complete);
        }
    }
}
