package org.sigmoidadmm.bench.stick;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
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
    private static final double[] ADAM_STEPS = {1e-3, 3e-3, 1e-2};
    private static final double[] SGD_STEPS = {1e-2, 3e-2, 1e-1};

    private StickMethods() {}

    /** Every method, those that run unless others are asked for first. */
    static List<StickMethod> all() {
        List<StickMethod> all = new ArrayList<>();
        all.add(new StickMethod("default", "", (provider, task, rows, seed) -> {
            PolishSettings preset = PolishSettings.defaults(loss(task));
            AdmmSettings first = preset.admm().toBuilder()
                    .hidden(HIDDEN)
                    .seed(seed)
                    .threads(1)
                    .build();
            return new PolishedTrainer(provider, new PolishSettings(first, preset.iterations()));
        }));
        all.add(admm("admm", AdmmSettings.defaults()));
        all.add(admm("paper", AdmmSettings.paper()));
        all.add(new StickMethod(
                "random-features",
                "",
                (provider, task, rows, seed) -> new RandomFeaturesTrainer(provider, randomFeatures(seed))));
        stochastic(all, "adam", ADAM_STEPS, GradientMethod::adam);
        stochastic(all, "sgd", SGD_STEPS, GradientMethod::sgd);
        all.add(gradient("lbfgs", "", GradientMethod.lbfgs()));
        return all;
    }

    /** The names of those that are compared unless others are asked for. */
    static List<String> usual() {
        return List.of("default", "admm", "paper", "random-features", REFERENCE, "sgd", "lbfgs");
    }

    /** The names, each once. */
    static List<String> names() {
        return all().stream().map(StickMethod::name).distinct().toList();
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
            List<StickMethod> all, String name, double[] steps, DoubleFunction<GradientMethod> method) {
        for (double step : steps) {
            all.add(gradient(name, String.format(Locale.ROOT, "%.0e", step), method.apply(step)));
        }
    }

    private static StickMethod gradient(String name, String setting, GradientMethod method) {
        return new StickMethod(name, setting, (provider, task, rows, seed) -> {
            GradientSettings.Builder builder = GradientSettings.defaults(method).toBuilder()
                    .hidden(HIDDEN)
                    .loss(loss(task))
                    .epochs(EPOCHS)
                    .evaluationInterval(0)
                    .seed(seed)
                    .threads(1);
            if (!(method instanceof GradientMethod.Lbfgs)) {
                builder.batchSize(Math.min(BATCH, rows));
            }
            return new GradientTrainer(provider, builder.build());
        });
    }

    private static Loss loss(Task task) {
        return task == Task.CLASSIFICATION ? Losses.CROSS_ENTROPY : Losses.SQUARED;
    }
}
