package org.sigmoidadmm.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Majorizer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.PerLayer;
import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.RandomFeaturesSettings;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import picocli.CommandLine.Option;

/** The options that set the trainer; what is not given comes from the preset. */
final class SettingsOptions {

    private static final int RANDOM_FEATURES = 500;

    /** Where the settings start from. */
    enum Preset {
        DEFAULT,
        PAPER
    }

    /** How hidden biases start. */
    enum Bias {
        ZERO,
        RANDOM
    }

    @Option(
            names = "--preset",
            paramLabel = "default|paper",
            defaultValue = "default",
            description = "Where the settings below that are not given come from: default, measured to work well, or "
                    + "paper, those of the authors' code. Default: ${DEFAULT-VALUE}.")
    private Preset preset = Preset.DEFAULT;

    @Option(
            names = "--hidden",
            paramLabel = "WIDTH",
            split = ",",
            description = "Widths of the hidden layers, from input to output. Preset: 100,100; random-features "
                    + RANDOM_FEATURES + ".")
    private int @Nullable [] hidden;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "Activation function of the hidden layers: sigmoid, tanh, arctan, isru, erf or sin, or one "
                    + "of your own; relu and leaky-relu for other optimizers than admm. Preset: sigmoid.")
    private @Nullable String activation;

    @Option(
            names = "--epochs",
            paramLabel = "K",
            description = "Number of epochs. Preset: 50; sgd, adam and lbfgs 200.")
    private @Nullable Integer epochs;

    @Option(
            names = "--lambda",
            paramLabel = "L",
            split = ",",
            description = "Weight of the squared weights against the squared error summed over the rows; one for all "
                    + "layers or one per layer. Preset: default 1e-9, paper 1e-6.")
    private double @Nullable [] lambda;

    @Option(
            names = "--beta",
            paramLabel = "B",
            split = ",",
            description = "Penalty of a layer's constraint; one for all layers or one per layer. Preset: default 10, "
                    + "paper 1.")
    private double @Nullable [] beta;

    @Option(
            names = "--majorizer",
            paramLabel = "RULE",
            description = "Curvature of the quadratic models: lipschitz, the paper's bound, or max-abs, the authors' "
                    + "code. Preset: default lipschitz, paper max-abs.")
    private @Nullable Majorizer majorizer;

    @Option(
            names = "--init",
            paramLabel = "SCHEME",
            description =
                    "Distribution of the first weights: lecun-gauss, lecun-uniform, xavier, msra or msra-fan-out. "
                            + "Preset: default lecun-gauss, paper msra-fan-out.")
    private @Nullable InitialScheme scheme;

    @Option(
            names = "--init-scale",
            paramLabel = "S",
            description = "Factor on the first weights. Preset: default 3, paper 8.")
    private @Nullable Double scale;

    @Option(
            names = "--bias",
            paramLabel = "zero|random",
            description = "How the hidden biases start. Preset: default random, paper zero.")
    private @Nullable Bias bias;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all that is random. Default: 0.")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description =
                    "Threads that work on blocks of rows, 0 for as many as there are processors; the result does not "
                            + "depend on it. Default: 0.")
    private @Nullable Integer threads;

    Preset preset() {
        return preset;
    }

    long seed() {
        return seed;
    }

    /**
     * Builds the settings.
     *
     * @param defaults changes the preset before the options are applied
     * @return preset, changed by the defaults of a command and then by the options given
     * @throws UsageException if the value of an option is out of range
     */
    AdmmSettings settings(UnaryOperator<AdmmSettings.Builder> defaults) {
        AdmmSettings start = preset == Preset.PAPER ? AdmmSettings.paper() : AdmmSettings.defaults();
        try {
            return apply(defaults.apply(start.toBuilder())).build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Fits settings to the network that a training starts from.
     *
     * @param start the network
     * @param settings the settings
     * @return the settings with the network's widths and activation
     * @throws UsageException if other widths or another activation were asked for, or it cannot be trained
     */
    AdmmSettings matching(Network start, AdmmSettings settings) {
        requireMatching(start);
        try {
            return settings.toBuilder()
                    .hidden(hiddenWidths(start))
                    .activation(start.activation())
                    .build();
        } catch (IllegalArgumentException e) {
            throw new UsageException("the model to start from cannot be trained: " + e.getMessage(), e);
        }
    }

    private void requireMatching(Network start) {
        int[] widths = hiddenWidths(start);
        if (hidden != null && !Arrays.equals(hidden, widths)) {
            throw new UsageException("--hidden is " + Arrays.toString(hidden) + ", the model to start from has "
                    + Arrays.toString(widths));
        }
        if (activation != null && !activation.equals(start.activation().name())) {
            throw new UsageException("--activation is " + activation + ", the model to start from has "
                    + start.activation().name());
        }
    }

    private static int[] hiddenWidths(Network network) {
        int[] sizes = network.sizes();
        return Arrays.copyOfRange(sizes, 1, sizes.length - 1);
    }

    /**
     * Applies the options to the settings of a gradient method.
     *
     * @param builder the settings so far
     * @param start the network that the training starts from, or null
     * @return the builder
     * @throws UsageException if other widths or another activation were asked for than the network has
     * @throws IllegalArgumentException if the value of an option is out of range
     */
    GradientSettings.Builder apply(GradientSettings.Builder builder, @Nullable Network start) {
        if (start != null) {
            requireMatching(start);
            builder.hidden(hiddenWidths(start)).activation(start.activation());
        }
        if (hidden != null) {
            builder.hidden(hidden);
        }
        if (activation != null) {
            builder.activation(Activations.named(activation));
        }
        if (epochs != null) {
            builder.epochs(epochs);
        }
        if (threads != null) {
            builder.threads(threads);
        }
        return builder.initialization(initialization(builder.build().initialization()));
    }

    /**
     * Builds the settings of random features.
     *
     * @param start the network that the training starts from, or null
     * @return the settings
     * @throws UsageException if other widths or another activation were asked for than the network has, or there is more
     *     than one lambda
     * @throws IllegalArgumentException if the value of an option is out of range
     */
    RandomFeaturesSettings randomFeatures(@Nullable Network start) {
        RandomFeaturesSettings preset = RandomFeaturesSettings.of(RANDOM_FEATURES);
        int[] widths = hidden == null ? preset.hidden() : hidden;
        Activation function = activation == null ? preset.activation() : Activations.named(activation);
        if (start != null) {
            requireMatching(start);
            widths = hiddenWidths(start);
            function = start.activation();
        }
        if (lambda != null && lambda.length != 1) {
            throw new UsageException("--lambda has " + lambda.length + " values, random features take one");
        }
        return new RandomFeaturesSettings(
                widths,
                function,
                lambda == null ? OptionalDouble.empty() : OptionalDouble.of(lambda[0]),
                initialization(preset.initialization()),
                threads == null ? 0 : threads);
    }

    private Initialization initialization(Initialization from) {
        return new Initialization(
                scheme == null ? from.scheme() : scheme,
                scale == null ? from.scale() : scale,
                bias == null ? from.randomBias() : bias == Bias.RANDOM,
                seed);
    }

    private AdmmSettings.Builder apply(AdmmSettings.Builder builder) {
        if (hidden != null) {
            builder.hidden(hidden);
        }
        if (activation != null) {
            builder.activation(Activations.named(activation));
        }
        if (epochs != null) {
            builder.epochs(epochs);
        }
        if (lambda != null) {
            builder.lambda(lambda);
        }
        if (beta != null) {
            builder.beta(beta);
        }
        if (majorizer != null) {
            builder.majorizer(majorizer);
        }
        if (threads != null) {
            builder.threads(threads);
        }
        return builder.initialization(initialization(builder.build().initialization()));
    }

    /**
     * Names every setting, for reports and model files.
     *
     * @param settings the settings
     * @return texts, numbers and lists of numbers by name
     */
    Map<String, Object> describe(AdmmSettings settings) {
        Initialization start = settings.initialization();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("preset", Keyword.of(preset));
        all.put("hidden", IntStream.of(settings.hidden()).boxed().toList());
        all.put("activation", settings.activation().name());
        all.put("loss", settings.loss().name());
        all.put("epochs", settings.epochs());
        all.put("lambda", list(settings.lambda()));
        all.put("beta", list(settings.beta()));
        all.put("curvatureFactor", list(settings.curvatureFactor()));
        all.put("majorizer", Keyword.of(settings.majorizer()));
        all.put("outputStart", Keyword.of(settings.outputStart()));
        putStart(start, all);
        all.put("safeguard", Keyword.of(settings.safeguard()));
        all.put("threads", settings.threads());
        return all;
    }

    /**
     * Names the settings of a gradient method that it shares with ADMM.
     *
     * @param settings the settings
     * @return texts, numbers and lists of numbers by name
     */
    Map<String, Object> describe(GradientSettings settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("hidden", IntStream.of(settings.hidden()).boxed().toList());
        all.put("activation", settings.activation().name());
        all.put("loss", settings.loss().name());
        all.put("epochs", settings.epochs());
        putStart(settings.initialization(), all);
        all.put("threads", settings.threads());
        return all;
    }

    /**
     * Names the settings of random features.
     *
     * @param settings the settings
     * @return texts, numbers and lists of numbers by name
     */
    Map<String, Object> describe(RandomFeaturesSettings settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("hidden", IntStream.of(settings.hidden()).boxed().toList());
        all.put("activation", settings.activation().name());
        if (settings.lambda().isPresent()) {
            all.put("lambda", settings.lambda().getAsDouble());
        }
        putStart(settings.initialization(), all);
        all.put("threads", settings.threads());
        return all;
    }

    private static void putStart(Initialization start, Map<String, Object> all) {
        all.put("init", Keyword.of(start.scheme()));
        all.put("initScale", start.scale());
        all.put("bias", Keyword.of(start.randomBias() ? Bias.RANDOM : Bias.ZERO));
        all.put("seed", start.seed());
    }

    private static Object list(PerLayer values) {
        return DoubleStream.of(values.values()).boxed().toList();
    }
}
