package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.MatrixBackend;

/** Learns a function of ‖x‖² from noisy samples. */
final class RadialExperiment implements Experiment {

    static final int TEST_SAMPLES = 2000;
    static final double VALIDATION_SHARE = 0.2;

    private static final int[] HIDDEN = {50, 50};
    private static final double[] NOISE = {0, 0.1, 0.3};
    private static final double[] QUICK_NOISE = {0, 0.3};
    private static final int[] COUNTS = {100, 400, 1600};
    private static final int[] QUICK_COUNTS = {100, 400};
    private static final int ADMM_EPOCHS = 100;
    private static final int GRADIENT_EPOCHS = 300;
    private static final int QUICK_GRADIENT_EPOCHS = 100;

    private final Target target;

    RadialExperiment(Target target) {
        this.target = target;
    }

    @Override
    public String name() {
        return target.id();
    }

    @Override
    public String description() {
        return "learning " + target.formula() + " from noisy samples, against their number";
    }

    @Override
    public List<Cell> cells(ExperimentContext context) {
        List<Cell> cells = new ArrayList<>();
        for (double noise : context.quick() ? QUICK_NOISE : NOISE) {
            for (int count : context.quick() ? QUICK_COUNTS : COUNTS) {
                for (Contender contender : Contender.values()) {
                    int epochs = contender.isAdmm()
                            ? ADMM_EPOCHS
                            : context.quick() ? QUICK_GRADIENT_EPOCHS : GRADIENT_EPOCHS;
                    for (int seed = 0; seed < context.seeds(); seed++) {
                        cells.add(new Job(contender, noise, count, epochs, seed).cell());
                    }
                }
            }
        }
        return cells;
    }

    /** The values of λ or of the step size that a method chooses from by its validation error. */
    static List<Double> choices(Contender contender) {
        return switch (contender) {
            case ADMM_PAPER -> List.of(1e-6, 1e-3, 0.1);
            case ADMM_DEFAULT -> List.of(1e-9, 1e-3, 0.1);
            default -> contender.steps();
        };
    }

    @Override
    public Findings findings(List<CellResult> results) {
        return new RadialFindings(target, results).findings();
    }

    /** One method on one set of samples. */
    private final class Job {

        private final Contender contender;
        private final double noise;
        private final int count;
        private final int epochs;
        private final int seed;

        Job(Contender contender, double noise, int count, int epochs, int seed) {
            this.contender = contender;
            this.noise = noise;
            this.count = count;
            this.epochs = epochs;
            this.seed = seed;
        }

        Cell cell() {
            String key = contender.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-noise" + noise + "-n" + count
                    + "-seed" + seed;
            String settings = target.formula() + ", noise " + noise + ", " + count + " samples, choices "
                    + choices(contender) + "; " + contender.describe(HIDDEN, epochs, contender.usualStep(), seed);
            double cost = choices(contender).size() * contender.cost(target.inputs(), HIDDEN, count, epochs);
            return Cell.of(key, settings, cost, this::run);
        }

        private Map<String, Object> run(CellRun run) {
            SplittableRandom random = new SplittableRandom(seed).split();
            Samples inputs = target.draw(count, random);
            Samples targets = target.noisyValues(inputs, noise, random);
            int validation = (int) (VALIDATION_SHARE * count);
            TrainingData data = TrainingData.of(part(inputs, validation, count), part(targets, validation, count))
                    .withValidation(part(inputs, 0, validation), part(targets, 0, validation));
            double chosen = Double.NaN;
            double smallest = Double.POSITIVE_INFINITY;
            Network best = null;
            for (double choice : choices(contender)) {
                try {
                    TrainingResult result = run.fit(trainer(run, choice), data, null, TrainingListener.NONE);
                    if (result.bestValidationError() < smallest) {
                        smallest = result.bestValidationError();
                        best = result.best();
                        chosen = choice;
                    }
                } catch (DivergenceException ignored) {
                    // This choice is none; another may be.
                }
            }
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("method", contender.label());
            values.put("noise", noise);
            values.put("samples", count);
            values.put("seed", seed);
            values.put("chosen", chosen);
            values.put("validation", smallest);
            values.put("test", best == null ? Double.NaN : testError(run, best, random));
            return values;
        }

        private Trainer trainer(CellRun run, double choice) {
            return contender.isAdmm()
                    ? new AdmmTrainer(
                            run.provider(),
                            contender
                                    .admm(HIDDEN, epochs, seed, 1)
                                    .lambda(choice)
                                    .build())
                    : contender.trainer(run.provider(), HIDDEN, epochs, choice, seed, 1);
        }

        /** The root mean square difference to the function itself. */
        private double testError(CellRun run, Network network, SplittableRandom random) {
            Samples inputs = target.draw(TEST_SAMPLES, random);
            Samples truth = target.values(inputs);
            try (MatrixBackend backend = run.backend()) {
                Samples outputs = network.predict(backend, inputs);
                double sum = 0;
                for (int i = 0; i < inputs.count(); i++) {
                    double difference = outputs.get(i, 0) - truth.get(i, 0);
                    sum += difference * difference / inputs.count();
                }
                return Math.sqrt(sum);
            }
        }

        private static Samples part(Samples samples, int from, int to) {
            return new Samples(
                    to - from,
                    samples.features(),
                    Arrays.copyOfRange(samples.values(), from * samples.features(), to * samples.features()));
        }
    }
}
