package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;

/** Approximates a function without noise by networks of several depths and widths. */
final class ApproximationExperiment implements Experiment {

    /** Training samples, and as many to test on. */
    static final int SAMPLES = 1000;

    private static final int USUAL_DEPTH = 2;
    private static final int[] DEPTHS = {1, 2, 3, 4, 5};
    private static final int[] WIDTHS = {20, 50, 100, 300, 500};
    private static final int[] QUICK_DEPTHS = {1, 2, 4};
    private static final int[] QUICK_WIDTHS = {20, 100};
    private static final int ADMM_EPOCHS = 50;
    private static final int GRADIENT_EPOCHS = 200;
    private static final int QUICK_GRADIENT_EPOCHS = 100;

    private final Target target;
    private final int usualWidth;

    /**
     * Makes the experiment.
     *
     * @param target the function
     * @param usualWidth the width at which the depth is varied
     */
    ApproximationExperiment(Target target, int usualWidth) {
        this.target = target;
        this.usualWidth = usualWidth;
    }

    @Override
    public String name() {
        return target.id();
    }

    @Override
    public String description() {
        return "approximation of " + target.formula() + " against depth, width, epochs and seconds";
    }

    @Override
    public List<Cell> cells(ExperimentContext context) {
        List<Cell> cells = new ArrayList<>();
        for (int[] hidden : nets(context.quick())) {
            for (Contender contender : Contender.values()) {

                int epochs =
                        contender.isAdmm() ? ADMM_EPOCHS : context.quick() ? QUICK_GRADIENT_EPOCHS : GRADIENT_EPOCHS;
                for (double step : contender.steps()) {
                    for (int seed = 0; seed < context.seeds(); seed++) {
                        cells.add(cell(contender, hidden, epochs, step, seed));
                    }
                }
            }
        }
        return cells;
    }

    private List<int[]> nets(boolean quick) {
        List<int[]> nets = new ArrayList<>();
        for (int depth : quick ? QUICK_DEPTHS : DEPTHS) {
            nets.add(net(depth, usualWidth));
        }
        for (int width : quick ? QUICK_WIDTHS : WIDTHS) {
            if (width != usualWidth) {
                nets.add(net(USUAL_DEPTH, width));
            }
        }
        return nets;
    }

    private static int[] net(int depth, int width) {
        int[] hidden = new int[depth];
        Arrays.fill(hidden, width);
        return hidden;
    }

    private Cell cell(Contender contender, int[] hidden, int epochs, double step, int seed) {
        String key = contender.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + hidden.length + "x" + hidden[0]
                + "-step" + step + "-seed" + seed;
        String settings =
                target.formula() + ", " + SAMPLES + " samples; " + contender.describe(hidden, epochs, step, seed);
        return Cell.of(key, settings, contender.cost(target.inputs(), hidden, SAMPLES, epochs), run -> {
            Course course = Course.of(
                    run,
                    contender.trainer(run.provider(), hidden, epochs, step, seed, run.threads()),
                    data(seed),
                    TrainingListener.NONE);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("method", contender.label());
            values.put("depth", hidden.length);
            values.put("width", hidden[0]);
            values.put("step", step);
            values.put("seed", seed);
            values.putAll(course.values());
            return values;
        });
    }

    private TrainingData data(long seed) {
        SplittableRandom random = new SplittableRandom(seed).split();
        Samples train = target.draw(SAMPLES, random);
        Samples test = target.draw(SAMPLES, random);
        return TrainingData.of(train, target.values(train)).withValidation(test, target.values(test));
    }

    @Override
    public Findings findings(List<CellResult> results) {
        return new ApproximationFindings(target, usualWidth, USUAL_DEPTH, results).findings();
    }
}
