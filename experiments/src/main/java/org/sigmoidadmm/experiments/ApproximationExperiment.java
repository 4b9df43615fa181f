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
    private static final int SHORT_GRADIENT_EPOCHS = 100;

    /** From this width on gradient methods run for the smaller number of epochs, as do all in a quick run. */
    private static final int WIDE = 300;

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
                boolean brief = context.quick() || hidden[0] >= WIDE;
                int epochs = contender.isAdmm() ? ADMM_EPOCHS : brief ? SHORT_GRADIENT_EPOCHS : GRADIENT_EPOCHS;
                List<String> choices = new ArrayList<>();
                int choosing = Math.min(Trial.CHOOSING_SEEDS, context.seeds());
                for (int seed = 0; seed < choosing; seed++) {
                    for (double step : contender.steps()) {
                        Cell choice = cell(new Job(contender, hidden, epochs, step, seed));
                        choices.add(choice.key());
                        cells.add(choice);
                    }
                }
                for (int seed = choosing; seed < context.seeds(); seed++) {
                    cells.add(chosenCell(new Job(contender, hidden, epochs, Double.NaN, seed), choices));
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

    /** One training. */
    private record Job(Contender contender, int[] hidden, int epochs, double step, int seed) {

        Job with(double otherStep) {
            return new Job(contender, hidden, epochs, otherStep, seed);
        }

        String key(String what) {
            return contender.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + hidden.length + "x" + hidden[0]
                    + what + "-seed" + seed;
        }

        String describe() {
            return contender.describe(hidden, epochs, step, seed);
        }
    }

    /** A training with a given step size; of those of the first seeds the step size is chosen. */
    private Cell cell(Job job) {
        String step = job.contender().isAdmm() ? "" : "-step" + job.step();
        return cell(job.key(step), job.describe(), job, run -> figures(job, run));
    }

    /** A training of another seed, with the step size that was the best for the first ones. */
    private Cell chosenCell(Job job, List<String> choices) {
        Contender contender = job.contender();
        if (contender.isAdmm()) {
            return cell(job.with(contender.usualStep()));
        }
        String settings = "step size of " + contender.steps() + " as for the first " + Trial.CHOOSING_SEEDS + " seeds; "
                + job.with(contender.usualStep()).describe();
        return cell(job.key("-chosen"), settings, job, run -> figures(job.with(Trial.bestStep(run.needed())), run))
                .after(choices);
    }

    private Cell cell(String key, String settings, Job job, Cell.Work work) {
        double cost = job.contender().cost(target.inputs(), job.hidden(), SAMPLES, job.epochs());
        return Cell.of(key, target.formula() + ", " + SAMPLES + " samples; " + settings, cost, work);
    }

    private Map<String, Object> figures(Job job, CellRun run) {
        Course course = Course.of(
                run,
                job.contender().trainer(run.provider(), job.hidden(), job.epochs(), job.step(), job.seed(), 1),
                data(job.seed()),
                TrainingListener.NONE);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("method", job.contender().label());
        values.put("depth", job.hidden().length);
        values.put("width", job.hidden()[0]);
        values.put("step", job.step());
        values.put("seed", job.seed());
        values.putAll(course.values());
        return values;
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
