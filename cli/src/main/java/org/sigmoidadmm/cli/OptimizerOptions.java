package org.sigmoidadmm.cli;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.MemoryEstimate;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.gradient.RandomFeaturesSettings;
import org.sigmoidadmm.gradient.RandomFeaturesTrainer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The choice between ADMM and the methods that it is compared with, and the options that these have of their own. */
final class OptimizerOptions {

    /** The training methods. */
    enum Optimizer {
        ADMM,
        SGD,
        ADAM,
        LBFGS,
        RANDOM_FEATURES
    }

    /** Options that not every method has; those of {@link SettingsOptions} too. */
    private static final Map<String, Set<Optimizer>> PARTICULAR = Map.of(
            "--preset", EnumSet.of(Optimizer.ADMM),
            "--lambda", EnumSet.of(Optimizer.ADMM, Optimizer.RANDOM_FEATURES),
            "--beta", EnumSet.of(Optimizer.ADMM),
            "--majorizer", EnumSet.of(Optimizer.ADMM),
            "--epochs", EnumSet.complementOf(EnumSet.of(Optimizer.RANDOM_FEATURES)),
            "--step-size", EnumSet.of(Optimizer.SGD, Optimizer.ADAM),
            "--batch-size", EnumSet.of(Optimizer.SGD, Optimizer.ADAM),
            "--momentum", EnumSet.of(Optimizer.SGD));

    private static final double SGD_STEP = 0.05;
    private static final double ADAM_STEP = 1e-3;
    private static final double MOMENTUM = 0.9;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "admm",
            description = "How to train: admm, or for comparison sgd, adam, lbfgs or random-features (which solves for "
                    + "the output layer alone, in one epoch). Default: ${DEFAULT-VALUE}.")
    private Optimizer optimizer = Optimizer.ADMM;

    @Option(
            names = "--step-size",
            paramLabel = "H",
            description = "Step size of sgd and adam on half the squared error averaged over the rows. Default: sgd "
                    + SGD_STEP + ", adam " + ADAM_STEP + ".")
    private @Nullable Double stepSize;

    @Option(names = "--batch-size", paramLabel = "ROWS", description = "Rows per step of sgd and adam. Default: 64.")
    private @Nullable Integer batchSize;

    @Option(
            names = "--momentum",
            paramLabel = "M",
            description = "Momentum of sgd, of Nesterov's kind, from 0 to below 1. Default: " + MOMENTUM + ".")
    private @Nullable Double momentum;

    /**
     * Puts the method together.
     *
     * @param options the settings that all methods share, and ADMM's own
     * @param start the network to start from, or null for random weights
     * @return the method
     * @throws UsageException if an option does not belong to the method, or a value is out of range
     */
    Method method(SettingsOptions options, @Nullable Network start) {
        requireOwnOptions();
        try {
            return switch (optimizer) {
                case ADMM -> admm(options, start);
                case SGD, ADAM, LBFGS -> gradient(options, start);
                case RANDOM_FEATURES -> randomFeatures(options, start);
            };
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private void requireOwnOptions() {
        for (String name : PARTICULAR.keySet().stream().sorted().toList()) {
            Set<Optimizer> methods = PARTICULAR.getOrDefault(name, Set.of());
            if (!methods.contains(optimizer)
                    && mixee.commandLine().getParseResult().hasMatchedOption(name)) {
                throw new UsageException(name + " belongs to --optimizer "
                        + methods.stream().map(Keyword::of).collect(Collectors.joining(", ")) + ", not to "
                        + Keyword.of(optimizer));
            }
        }
    }

    private Method admm(SettingsOptions options, @Nullable Network start) {
        AdmmSettings asked = options.settings(builder -> builder);
        AdmmSettings settings = start == null ? asked : options.matching(start, asked);
        return new Method(
                provider -> new AdmmTrainer(provider, settings),
                settings.epochs(),
                data -> MemoryEstimate.of(
                                settings,
                                data.inputs().features(),
                                data.targets().features(),
                                data.inputs().count())
                        .total(),
                named(options.describe(settings)));
    }

    private Method gradient(SettingsOptions options, @Nullable Network start) {
        GradientSettings.Builder builder =
                options.apply(GradientSettings.defaults(gradientMethod()).toBuilder(), start);
        if (batchSize != null) {
            if (batchSize < 1) {
                throw new UsageException("batch size is " + batchSize + ", must be at least 1");
            }
            builder.batchSize(batchSize);
        }
        GradientSettings settings = builder.build();
        Map<String, Object> all = named(options.describe(settings));
        if (settings.method() instanceof GradientMethod.Sgd sgd) {
            all.put("stepSize", sgd.stepSize());
            all.put("momentum", sgd.momentum());
        } else if (settings.method() instanceof GradientMethod.Adam adam) {
            all.put("stepSize", adam.stepSize());
        }
        if (optimizer != Optimizer.LBFGS) {
            all.put("batchSize", settings.samplesPerStep());
        }
        return new Method(provider -> new GradientTrainer(provider, settings), settings.epochs(), data -> 0, all);
    }

    private GradientMethod gradientMethod() {
        return switch (optimizer) {
            case SGD -> {
                double mu = momentum == null ? MOMENTUM : momentum;
                yield new GradientMethod.Sgd(stepSize == null ? SGD_STEP : stepSize, mu, mu != 0);
            }
            case ADAM -> GradientMethod.adam(stepSize == null ? ADAM_STEP : stepSize);
            default -> GradientMethod.lbfgs();
        };
    }

    private Method randomFeatures(SettingsOptions options, @Nullable Network start) {
        RandomFeaturesSettings settings = options.randomFeatures(start);
        return new Method(
                provider -> new RandomFeaturesTrainer(provider, settings),
                1,
                data -> 0,
                named(options.describe(settings)));
    }

    private Map<String, Object> named(Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("optimizer", Keyword.of(optimizer));
        all.putAll(settings);
        return all;
    }
}
