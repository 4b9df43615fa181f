package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.model.Scaling;
import org.sigmoidadmm.report.Numbers;

/** How much the result depends on settings, start and units. */
final class StabilityExperiment implements Experiment {

    /** The parts of the experiment. */
    enum Part {
        /** Step sizes, or β and λ. */
        GRID,
        /** Initial schemes and scales. */
        START,
        /** With and without scaling of the data. */
        SCALING
    }

    static final int SAMPLES = 500;

    private static final int[] HIDDEN = {50, 50};
    private static final int ADMM_EPOCHS = 50;
    private static final int GRADIENT_EPOCHS = 200;
    private static final int QUICK_GRADIENT_EPOCHS = 100;
    private static final double[] BETAS = {0.01, 0.1, 1, 10, 100, 1000};
    private static final double[] LAMBDAS = {1e-12, 1e-9, 1e-6, 1e-3, 0.1};
    private static final double[] QUICK_BETAS = {0.1, 1, 10, 100};
    private static final double[] QUICK_LAMBDAS = {1e-9, 1e-6, 1e-3};
    private static final double[] STEPS = {1e-5, 1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1};
    private static final double[] QUICK_STEPS = {1e-4, 1e-3, 0.01, 0.1, 1};
    private static final double[] SCALES = {0.3, 1, 3, 8};
    private static final double[] QUICK_SCALES = {1, 3};

    @Override
    public String name() {
        return "stability";
    }

    @Override
    public String description() {
        return "error over grids of step sizes or β and λ, initial schemes and scales, with and without scaled data";
    }

    @Override
    public List<Cell> cells(ExperimentContext context) {
        List<Cell> cells = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            int epochs = contender.isAdmm() ? ADMM_EPOCHS : context.quick() ? QUICK_GRADIENT_EPOCHS : GRADIENT_EPOCHS;
            for (Variant variant : variants(contender, context.quick())) {
                for (int seed = 0; seed < context.seeds(); seed++) {
                    cells.add(cell(contender, variant, epochs, seed));
                }
            }
        }
        return cells;
    }

    /**
     * What is changed against the method's own settings; NaN and null for what is not.
     *
     * @param part what it is part of
     * @param row name of the row in the map
     * @param column name of the column
     * @param beta β for ADMM
     * @param lambda λ for ADMM
     * @param step the step size of a gradient method
     * @param start how the weights are drawn
     * @param scaled whether the data are
     */
    private record Variant(
            Part part,
            String row,
            String column,
            double beta,
            double lambda,
            double step,
            @Nullable Initialization start,
            boolean scaled) {}

    private static List<Variant> variants(Contender contender, boolean quick) {
        List<Variant> variants = new ArrayList<>();
        double step = contender.usualStep();
        if (contender.isAdmm()) {
            for (double beta : quick ? QUICK_BETAS : BETAS) {
                for (double lambda : quick ? QUICK_LAMBDAS : LAMBDAS) {
                    variants.add(new Variant(Part.GRID, text(beta), text(lambda), beta, lambda, step, null, true));
                }
            }
        } else {
            for (double other : quick ? QUICK_STEPS : STEPS) {
                variants.add(new Variant(
                        Part.GRID, contender.label(), text(other), Double.NaN, Double.NaN, other, null, true));
            }
        }
        for (InitialScheme scheme : InitialScheme.values()) {
            for (double scale : quick ? QUICK_SCALES : SCALES) {
                Initialization start = new Initialization(scheme, scale, contender != Contender.ADMM_PAPER, 0);
                variants.add(new Variant(
                        Part.START,
                        scheme.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        text(scale),
                        Double.NaN,
                        Double.NaN,
                        step,
                        start,
                        true));
            }
        }
        for (boolean scaled : new boolean[] {true, false}) {
            variants.add(new Variant(
                    Part.SCALING,
                    contender.label(),
                    scaled ? "scaled" : "as they are",
                    Double.NaN,
                    Double.NaN,
                    step,
                    null,
                    scaled));
        }
        return variants;
    }

    private static String text(double value) {
        return Numbers.significant(value);
    }

    private static String keyPart(String name) {
        return name.replaceAll("[^A-Za-z0-9.]+", "-");
    }

    private Cell cell(Contender contender, Variant variant, int epochs, int seed) {
        String key = (contender.name() + "-" + variant.part())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-') + "-" + keyPart(variant.row()) + "-"
                + keyPart(variant.column()) + "-seed" + seed;
        String settings =
                SAMPLES + " samples; " + variant + "; " + contender.describe(HIDDEN, epochs, variant.step(), seed);
        return Cell.of(key, settings, contender.cost(1, HIDDEN, SAMPLES, epochs), run -> {
            TrainingData data = data(seed, variant.part() == Part.SCALING, variant.scaled());
            Course course = Course.of(
                    run, trainer(contender, run.provider(), variant, epochs, seed, 1), data, TrainingListener.NONE);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("method", contender.label());
            values.put("part", variant.part().name());
            values.put("row", variant.row());
            values.put("column", variant.column());
            values.put("seed", seed);
            values.put("test", course.testError() / Target.variance(data.targets()));
            return values;
        });
    }

    private static Trainer trainer(
            Contender contender, MatrixBackendProvider provider, Variant variant, int epochs, long seed, int threads) {
        Initialization start = variant.start();
        if (contender.isAdmm()) {
            var settings = contender.admm(HIDDEN, epochs, seed, threads);
            if (!Double.isNaN(variant.beta())) {
                settings.beta(variant.beta()).lambda(variant.lambda());
            }
            if (start != null) {
                settings.initialization(start.withSeed(seed));
            }
            return new AdmmTrainer(provider, settings.build());
        }
        var settings = contender.gradient(HIDDEN, epochs, variant.step(), seed, threads);
        if (start != null) {
            settings.initialization(start.withSeed(seed));
        }
        return new GradientTrainer(provider, settings.build());
    }

    /** x² on [−1, 1]; for the question of units the same in others, x from 0 to 100 and y from 0 to 2500. */
    private static TrainingData data(long seed, boolean otherUnits, boolean scaled) {
        SplittableRandom random = new SplittableRandom(seed).split();
        Samples train = Target.SQUARE.draw(SAMPLES, random);
        Samples test = Target.SQUARE.draw(SAMPLES, random);
        Samples trainValues = Target.SQUARE.values(train);
        Samples testValues = Target.SQUARE.values(test);
        if (otherUnits) {
            // (x − 50)² for x in [0, 100].
            train = new Scaling(new double[] {-1}, new double[] {0.02}).apply(train);
            test = new Scaling(new double[] {-1}, new double[] {0.02}).apply(test);
            Scaling units = new Scaling(new double[] {0}, new double[] {1.0 / 2500});
            trainValues = units.apply(trainValues);
            testValues = units.apply(testValues);
            if (scaled) {
                Scaling inputs = Scaling.standard(train);
                Scaling outputs = Scaling.standard(trainValues);
                train = inputs.apply(train);
                test = inputs.apply(test);
                trainValues = outputs.apply(trainValues);
                testValues = outputs.apply(testValues);
            }
        }
        return TrainingData.of(train, trainValues).withValidation(test, testValues);
    }

    @Override
    public Findings findings(List<CellResult> results) {
        return new StabilityFindings(results).findings();
    }
}
