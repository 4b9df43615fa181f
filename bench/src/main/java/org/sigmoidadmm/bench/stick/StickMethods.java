package org.sigmoidadmm.bench.stick;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Majorizer;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.gradient.PolishSettings;
import org.sigmoidadmm.gradient.PolishedTrainer;
import org.sigmoidadmm.gradient.RandomFeaturesSettings;
import org.sigmoidadmm.gradient.RandomFeaturesTrainer;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.model.Task;

/** All methods that the stick knows. */
final class StickMethods {

    /** The method that the others are measured by. */
    static final String REFERENCE = "adam";

    private static final int[] HIDDEN = {100, 100};
    private static final int EPOCHS = 300;
    private static final int BATCH = 200;
    private static final int SMALL_BATCH = 32;
    private static final double[] ADAM_STEPS = {1e-3, 3e-3, 1e-2, 3e-2};
    private static final double[] SGD_STEPS = {1e-2, 3e-2, 1e-1};

    private static final double[] DELTAS = {1, 0.5, 0.2};

    /** The usual start of a network that is trained by gradients. */
    private static final Initialization SMALL = new Initialization(InitialScheme.LECUN_GAUSS, 1, true, 0);

    private StickMethods() {}

    /** Every method, those that run unless others are asked for first. */
    static List<StickMethod> all() {
        List<StickMethod> all = new ArrayList<>();
        all.add(polished("default", preset -> preset));
        all.add(admm("admm", AdmmSettings.defaults()));
        all.add(admm("paper", AdmmSettings.paper()));
        all.add(new StickMethod(
                "random-features",
                "",
                (provider, task, rows, seed) -> new RandomFeaturesTrainer(provider, randomFeatures(seed))));
        stochastic(all, REFERENCE, BATCH, ADAM_STEPS, GradientMethod::adam);
        stochastic(all, "sgd", BATCH, SGD_STEPS, GradientMethod::sgd);
        all.add(gradient("lbfgs", "", 0, GradientMethod.lbfgs()));
        stochastic(all, "adam-" + SMALL_BATCH, SMALL_BATCH, ADAM_STEPS, GradientMethod::adam);
        addRobust(all);
        addRemovals(all);
        addCurvatures(all);
        return all;
    }

    /** With the Huber loss, for numbers; and what its scaling does alone. */
    private static void addRobust(List<StickMethod> all) {
        for (double delta : DELTAS) {
            String suffix = delta == 1 ? "" : String.format(Locale.ROOT, "-%.1f", delta);
            Loss loss = Losses.huber(delta);
            StickMethod polished = polished("huber" + suffix, preset -> admm(preset, builder -> builder.loss(loss)));
            all.add(polished.robustlyScaled());
            all.add(admm(
                            "huber-admm" + suffix,
                            AdmmSettings.defaults().toBuilder().loss(loss).build())
                    .robustlyScaled());
        }
        all.add(polished("huber-standard", preset -> admm(preset, builder -> builder.loss(Losses.huber(1)))));
        all.add(polished("squared-robust", preset -> preset).robustlyScaled());
    }

    /** The default method with one ingredient removed or changed. */
    private static void addRemovals(List<StickMethod> all) {
        all.add(polished(
                "lambda-once",
                preset -> new PolishSettings(
                        preset.admm(), preset.iterations(), preset.method(), preset.regularisation(), false)));
        all.add(polished("no-metric", preset -> with(preset, 0, preset.regularisation())));
        all.add(polished("metric-once", preset -> with(preset, preset.iterations() + 1, preset.regularisation())));
        all.add(polished("no-lambda", preset -> with(preset, preset.method().gramInterval(), 1e-9)));
        all.add(lambdaTimes("lambda-times-3", 3));
        all.add(lambdaTimes("lambda-by-3", 1.0 / 3));
        all.add(polished("admm-1", preset -> admm(preset, builder -> builder.epochs(1))));
        all.add(polished("admm-20", preset -> admm(preset, builder -> builder.epochs(20))));
        all.add(polished("squared", preset -> admm(preset, builder -> builder.loss(Losses.SQUARED))));
        all.add(polished("small-start", preset -> admm(preset, builder -> builder.initialization(SMALL))));
        all.add(polished(
                "half-as-long",
                preset -> new PolishSettings(
                        preset.admm(), preset.iterations() / 2, preset.method(), preset.regularisation(), true)));
    }

    private static StickMethod lambdaTimes(String name, double factor) {
        return polished(name, preset -> with(preset, preset.method().gramInterval(), factor * preset.regularisation()));
    }

    private static PolishSettings with(PolishSettings preset, int gramInterval, double regularisation) {
        GradientMethod.Lbfgs method = preset.method();
        return new PolishSettings(
                preset.admm(),
                preset.iterations(),
                new GradientMethod.Lbfgs(method.memory(), method.decrease(), method.curvature(), gramInterval),
                regularisation,
                preset.reestimates());
    }

    private static PolishSettings admm(PolishSettings preset, UnaryOperator<AdmmSettings.Builder> change) {
        return new PolishSettings(
                change.apply(preset.admm().toBuilder()).build(),
                preset.iterations(),
                preset.method(),
                preset.regularisation(),
                preset.reestimates());
    }

    /** ADMM alone with other curvatures of its quadratic models. */
    private static void addCurvatures(List<StickMethod> all) {
        for (Majorizer majorizer : Majorizer.values()) {
            all.add(admm(
                    "admm-" + majorizer.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    AdmmSettings.defaults().toBuilder().majorizer(majorizer).build()));
        }
    }

    /** The names of those that are compared unless others are asked for. */
    static List<String> usual() {
        return List.of("default", "admm", "paper", "random-features", REFERENCE, "sgd", "lbfgs");
    }

    /** The names, each once. */
    static List<String> names() {
        return all().stream().map(StickMethod::name).distinct().toList();
    }

    private static StickMethod polished(String name, UnaryOperator<PolishSettings> change) {
        return new StickMethod(name, "", (provider, task, rows, seed) -> {
            PolishSettings settings = change.apply(PolishSettings.defaults(loss(task)));
            return new PolishedTrainer(
                    provider,
                    admm(settings, builder -> builder.hidden(HIDDEN).seed(seed).threads(1)));
        });
    }

    private static StickMethod admm(String name, AdmmSettings settings) {
        return new StickMethod(
                name,
                "",
                (provider, task, rows, seed) -> new AdmmTrainer(
                        provider,
                        settings.toBuilder()
                                .hidden(HIDDEN)
                                .seed(seed)
                                .threads(1)
                                .build()));
    }

    private static RandomFeaturesSettings randomFeatures(long seed) {
        RandomFeaturesSettings preset = RandomFeaturesSettings.of(HIDDEN[0]);
        return new RandomFeaturesSettings(
                HIDDEN,
                preset.activation(),
                OptionalDouble.empty(),
                preset.initialization().withSeed(seed),
                1);
    }

    private static void stochastic(
            List<StickMethod> all, String name, int batch, double[] steps, DoubleFunction<GradientMethod> method) {
        for (double step : steps) {
            all.add(gradient(name, String.format(Locale.ROOT, "%.0e", step), batch, method.apply(step)));
        }
    }

    private static StickMethod gradient(String name, String setting, int batch, GradientMethod method) {
        return new StickMethod(name, setting, (provider, task, rows, seed) -> {
            GradientSettings.Builder builder = GradientSettings.defaults(method).toBuilder()
                    .hidden(HIDDEN)
                    .loss(loss(task))
                    .epochs(EPOCHS)
                    .evaluationInterval(0)
                    .seed(seed)
                    .threads(1);
            if (!(method instanceof GradientMethod.Lbfgs)) {
                builder.batchSize(Math.min(batch, rows));
            }
            return new GradientTrainer(provider, builder.build());
        });
    }

    private static Loss loss(Task task) {
        return task == Task.CLASSIFICATION ? Losses.CROSS_ENTROPY : Losses.SQUARED;
    }
}
