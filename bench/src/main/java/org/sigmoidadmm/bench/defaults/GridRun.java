package org.sigmoidadmm.bench.defaults;

import java.util.List;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.bench.ResultFile;

/**
 * One training of the grid and how it ended, mean squared errors on the test samples.
 *
 * @param key which training it was
 * @param best the smallest error of an epoch
 * @param last the error after the last epoch
 * @param variance of the test targets: the error of a constant
 * @param seconds the training took
 * @param warnings how many sentences the training had to say
 */
record GridRun(Key key, double best, double last, double variance, double seconds, int warnings)
        implements ResultFile.Result<GridRun.Key> {

    /** The columns of the file of trainings. */
    static final List<String> COLUMNS = List.of(
            "function",
            "depth",
            "scheme",
            "seed",
            "best",
            "last",
            "variance",
            "seconds",
            "warnings",
            "samples",
            "backend",
            "method",
            "settings");

    /** An error above this share of the variance is no fit. */
    private static final double COLLAPSE = 0.5;

    private static final double MUCH_WORSE = 10;

    /**
     * All that the result of a training depends on.
     *
     * @param function what was fitted
     * @param depth number of hidden layers
     * @param scheme how the weights were drawn
     * @param seed of weights and samples
     * @param samples number of training samples
     * @param backend what computed
     * @param method of training
     * @param settings of ADMM, as text
     */
    record Key(
            TargetFunction function,
            int depth,
            InitialScheme scheme,
            long seed,
            int samples,
            String backend,
            GridMethod method,
            String settings) {}

    boolean collapsed() {
        return !(last < COLLAPSE * variance);
    }

    boolean endsNearItsBest() {
        return last <= MUCH_WORSE * best;
    }

    @Override
    public List<String> words() {
        return List.of(
                key.function.name(),
                Integer.toString(key.depth),
                key.scheme.name(),
                Long.toString(key.seed),
                Double.toString(best),
                Double.toString(last),
                Double.toString(variance),
                Double.toString(seconds),
                Integer.toString(warnings),
                Integer.toString(key.samples),
                key.backend,
                key.method.name(),
                key.settings);
    }

    /** Reads the words back. */
    static GridRun of(List<String> words) {
        return new GridRun(
                new Key(
                        TargetFunction.valueOf(words.get(0)),
                        Integer.parseInt(words.get(1)),
                        InitialScheme.valueOf(words.get(2)),
                        Long.parseLong(words.get(3)),
                        Integer.parseInt(words.get(9)),
                        words.get(10),
                        GridMethod.valueOf(words.get(11)),
                        words.get(12)),
                Double.parseDouble(words.get(4)),
                Double.parseDouble(words.get(5)),
                Double.parseDouble(words.get(6)),
                Double.parseDouble(words.get(7)),
                Integer.parseInt(words.get(8)));
    }
}
