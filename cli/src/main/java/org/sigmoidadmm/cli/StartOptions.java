package org.sigmoidadmm.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.cli.text.Keyword;
import picocli.CommandLine.Option;

/** The options that say how the first weights are drawn. */
class StartOptions {

    /** How hidden biases start. */
    enum Bias {
        ZERO,
        RANDOM
    }

    @Option(
            names = {"--init", "--init-scheme"},
            paramLabel = "SCHEME",
            description = "Distribution of the first weights: zero, orthogonal-uniform, orthogonal-gauss, "
                    + "lecun-gauss, lecun-uniform, xavier, msra or msra-fan-out. Default: lecun-gauss; preset paper "
                    + "msra-fan-out; sgd, adam and lbfgs xavier.")
    private @Nullable InitialScheme scheme;

    @Option(
            names = "--init-scale",
            paramLabel = "S",
            description = "Factor on the first weights, above 0. Default: 3; preset paper 8; sgd, adam and lbfgs 1.")
    private @Nullable Double scale;

    @Option(
            names = "--bias",
            paramLabel = "zero|random",
            description = "How the hidden biases start. Default: random; preset paper zero.")
    private @Nullable Bias bias;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Seed of all that is random, a whole number; the same seed gives the same result. " + "Default: 0.")
    private long seed;

    long seed() {
        return seed;
    }

    /**
     * Checks that nothing is asked for that a model to start from makes useless.
     *
     * @throws UsageException if random weights are described
     */
    void requireNoRandomWeights() {
        String useless = scheme != null ? "--init" : scale != null ? "--init-scale" : bias != null ? "--bias" : null;
        if (useless != null) {
            throw new UsageException(useless + " has no place beside a model to start from, whose weights are taken");
        }
    }

    /**
     * Applies the options.
     *
     * @param from what is taken where no option is given
     * @return the start
     * @throws IllegalArgumentException if the scale is out of range
     */
    Initialization apply(Initialization from) {
        return new Initialization(
                scheme == null ? from.scheme() : scheme,
                scale == null ? from.scale() : scale,
                bias == null ? from.randomBias() : bias == Bias.RANDOM,
                seed);
    }

    /** Names a start, for reports and model files. */
    void describe(Initialization start, Map<String, Object> all) {
        all.put("init", Keyword.of(start.scheme()));
        all.put("initScale", start.scale());
        all.put("bias", Keyword.of(start.randomBias() ? Bias.RANDOM : Bias.ZERO));
        all.put("seed", start.seed());
    }
}
