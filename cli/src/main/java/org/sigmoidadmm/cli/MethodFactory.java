package org.sigmoidadmm.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.MemoryEstimate;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingSettings;
import org.sigmoidadmm.cli.OptimizerOptions.Optimizer;
import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.gradient.PolishSettings;
import org.sigmoidadmm.gradient.PolishedTrainer;
import org.sigmoidadmm.gradient.RandomFeaturesSettings;
import org.sigmoidadmm.gradient.RandomFeaturesTrainer;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;

/**
 * Puts a training method together from the options of a command.
 *
 * @param network the shape of the network
 * @param start the random start
 * @param stopping when to end
 * @param compute what to compute on
 */
record MethodFactory(NetworkOptions network, StartOptions start, StoppingOptions stopping, ComputeOptions compute) {

    private static final int RANDOM_FEATURES = 500;

    /**
     * ADMM.
     *
     * @param options its own options
     * @param loss the loss
     * @param from the network that the training starts from, or null
     * @param defaults changes the preset before the options are applied
     * @return the method
     * @throws UsageException if the value of an option is out of range, or the network to start from is not what was
     *     asked for
     */
    Method admm(AdmmOptions options, Loss loss, @Nullable Network from, UnaryOperator<AdmmSettings.Builder> defaults) {
        AdmmSettings settings = admmSettings(options, loss, from, defaults);
        return new Method(
                provider -> new AdmmTrainer(provider, settings),
                settings.epochs(),
                data -> memory(settings, data),
                data -> from == null ? network.mixed(settings.initialization(), settings.hidden(), data) : from,
                from == null && loss.equals(Losses.SQUARED) ? new RandomFeaturesBaseline(settings) : null,
                describe(options, settings));
    }

    /**
     * ADMM and then a polish by L-BFGS.
     *
     * @param options the options of ADMM
     * @param iterations of L-BFGS, at least 1
     * @param loss the loss
     * @param from the network that the training starts from, or null
     * @return the method
     * @throws UsageException if the value of an option is out of range, or the network to start from is not what was
     *     asked for
     */
    Method polished(AdmmOptions options, int iterations, Loss loss, @Nullable Network from) {
        AdmmSettings settings =
                admmSettings(options, loss, from, builder -> builder.epochs(PolishSettings.ADMM_EPOCHS));
        PolishSettings polish = checked(() -> PolishSettings.after(settings, iterations));
        Map<String, Object> described = describe(options, settings);
        described.put("polish", iterations);
        return new Method(
                provider -> new PolishedTrainer(provider, polish),
                polish.epochs(),
                data -> memory(settings, data),
                data -> from == null ? network.mixed(settings.initialization(), settings.hidden(), data) : from,
                from == null && loss.equals(Losses.SQUARED) ? new RandomFeaturesBaseline(settings) : null,
                described);
    }

    private AdmmSettings admmSettings(
            AdmmOptions options, Loss loss, @Nullable Network from, UnaryOperator<AdmmSettings.Builder> defaults) {
        return checked(() -> {
            AdmmSettings.Builder builder = defaults.apply(options.start()).loss(loss);
            options.apply(builder);
            AdmmSettings preset = builder.build();
            network.activations().forEach(builder::activation); // each is checked
            applyShared(preset, from, builder);
            return builder.build();
        });
    }

    /** Puts what all iterative methods have options for into a builder, over what is preset there. */
    private <B extends TrainingSettings.Builder<B>> void applyShared(
            TrainingSettings preset, @Nullable Network from, B builder) {
        Shape shape = shape(preset.hidden(), preset.activation(), from);
        builder.hidden(shape.hidden())
                .activation(shape.activation())
                .stopping(stopping.rules())
                .threads(compute.threads())
                .initialization(start.apply(preset.initialization()));
        if (stopping.epochs() != null) {
            builder.epochs(stopping.epochs());
        }
    }

    private Map<String, Object> describe(AdmmOptions options, AdmmSettings settings) {
        Map<String, Object> described = described(Optimizer.ADMM);
        described.put("preset", Keyword.of(options.preset()));
        putShape(settings.hidden(), settings.activation(), described);
        described.put("loss", settings.loss().name());
        described.put("epochs", settings.epochs());
        AdmmOptions.describe(settings, described);
        start.describe(settings.initialization(), described);
        described.put("safeguard", Keyword.of(settings.safeguard()));
        StoppingOptions.describe(settings.stopping(), described);
        described.put("threads", settings.threads());
        return described;
    }

    private static long memory(AdmmSettings settings, TrainingData data) {
        return MemoryEstimate.of(settings, data).total();
    }

    /**
     * A gradient method.
     *
     * @param optimizer which
     * @param options the options of these methods
     * @param loss the loss
     * @param from the network that the training starts from, or null
     * @return the method
     * @throws UsageException if the value of an option is out of range, or the network to start from is not what was
     *     asked for
     */
    Method gradient(Optimizer optimizer, GradientOptions options, Loss loss, @Nullable Network from) {
        GradientSettings settings = checked(() -> {
            GradientSettings.Builder builder = GradientSettings.defaults(options.method(optimizer)).toBuilder()
                    .loss(loss);
            options.apply(builder);
            applyShared(builder.build(), from, builder);
            return builder.build();
        });
        Map<String, Object> described = described(optimizer);
        putShape(settings.hidden(), settings.activation(), described);
        described.put("loss", loss.name());
        described.put("epochs", settings.epochs());
        GradientOptions.describe(settings, described);
        start.describe(settings.initialization(), described);
        StoppingOptions.describe(settings.stopping(), described);
        described.put("threads", settings.threads());
        return new Method(
                provider -> new GradientTrainer(provider, settings),
                settings.epochs(),
                data -> 0,
                data -> from == null ? network.mixed(settings.initialization(), settings.hidden(), data) : from,
                null,
                described);
    }

    /**
     * Random features.
     *
     * @param lambda the values of {@code --lambda}, or null to choose it by cross-validation
     * @param from the network whose hidden layers are taken, or null
     * @return the method
     * @throws UsageException if the value of an option is out of range, or the network to start from is not what was
     *     asked for
     */
    Method randomFeatures(double @Nullable [] lambda, @Nullable Network from) {
        if (lambda != null && lambda.length != 1) {
            throw new UsageException("--lambda has " + lambda.length + " values, random features take one");
        }
        RandomFeaturesSettings settings = checked(() -> {
            RandomFeaturesSettings preset = RandomFeaturesSettings.of(RANDOM_FEATURES);
            Shape shape = shape(preset.hidden(), preset.activation(), from);
            return new RandomFeaturesSettings(
                    shape.hidden(),
                    shape.activation(),
                    lambda == null ? OptionalDouble.empty() : OptionalDouble.of(lambda[0]),
                    start.apply(preset.initialization()),
                    compute.threads());
        });
        Map<String, Object> described = described(Optimizer.RANDOM_FEATURES);
        putShape(settings.hidden(), settings.activation(), described);
        if (lambda != null) {
            described.put("lambda", lambda[0]);
        }
        start.describe(settings.initialization(), described);
        described.put("threads", settings.threads());
        return new Method(
                provider -> new RandomFeaturesTrainer(provider, settings),
                1,
                data -> 0,
                data -> from == null ? network.mixed(settings.initialization(), settings.hidden(), data) : from,
                null,
                described);
    }

    private record Shape(int[] hidden, Activation activation) {}

    /** The shape asked for: that of the network to start from, or of the options, or of the preset. */
    private Shape shape(int[] hidden, Activation activation, @Nullable Network from) {
        if (from != null) {
            network.requireMatching(from);
            return new Shape(NetworkOptions.hiddenWidths(from), from.activation());
        }
        int[] asked = network.hidden();
        int[] widths = asked == null ? hidden : asked;
        List<Activation> activations = network.activations();
        network.requireOnePerLayer(widths.length);
        return new Shape(widths, activations.isEmpty() ? activation : activations.get(0));
    }

    private void putShape(int[] hidden, Activation activation, Map<String, Object> described) {
        described.put("hidden", IntStream.of(hidden).boxed().toList());
        described.put("activation", network.describeActivations(activation));
    }

    private static Map<String, Object> described(Optimizer optimizer) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("optimizer", Keyword.of(optimizer));
        return all;
    }

    /** What makes settings, and may find a value out of range. */
    private interface Assembly<S> {
        S make();
    }

    private static <S> S checked(Assembly<S> assembly) {
        try {
            return assembly.make();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
