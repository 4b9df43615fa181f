package org.sigmoidadmm.gradient;

import java.util.SplittableRandom;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.SolverState;
import org.sigmoidadmm.TrainingData;

/** One pass over the samples in random order, with a step of the optimizer for each batch. */
final class StochasticEpoch implements EpochStep {

    /** Sets the seeds of epochs apart; not the increment of SplittableRandom, whose streams would then overlap. */
    private static final long EPOCH_SEEDS = 0xD1342543DE82EF95L;

    private final GradientSettings settings;
    private final TrainingData data;
    private final Optimizer optimizer;
    private final double stepSize;
    private final Batch all;
    private final Batch batch;
    private final Batch rest;
    private final int[] order;
    private final double[] gradient;

    StochasticEpoch(
            Crew crew, GradientSettings settings, TrainingData data, Batch all, Optimizer optimizer, double stepSize) {
        this.settings = settings;
        this.data = data;
        this.optimizer = optimizer;
        this.stepSize = stepSize;
        this.all = all;
        int wanted = settings.samplesPerStep();
        int remainder = all.count() % wanted;
        batch = wanted >= all.count() ? all : all.part(wanted);
        rest = wanted >= all.count() || remainder == 0 ? batch : all.part(remainder);
        order = new int[all.count()];
        gradient = new double[crew.layout.length()];
    }

    @Override
    public boolean run(int epoch, double[] parameters) {
        double step = stepSize * settings.schedule().factor(epoch - 1, settings.epochs());
        if (batch != all) {
            shuffle(epoch);
        }
        int from = 0;
        while (from < order.length) {
            Batch next = order.length - from >= batch.count() ? batch : rest;
            if (next != all) {
                next.gather(data, order, from);
            }
            double loss = next.gradient(parameters, gradient);
            if (!Double.isFinite(loss)) {
                throw new DivergenceException("epoch " + epoch + ": the loss of samples " + from + " to "
                        + (from + next.count() - 1) + " of its order is " + loss + "; the step size is " + step);
            }
            clip();
            Vectors.add(settings.weightDecay(), parameters, gradient);
            optimizer.step(parameters, gradient, step);
            from += next.count();
        }
        return true;
    }

    @Override
    public double weightDecay() {
        return settings.weightDecay();
    }

    private void clip() {
        if (settings.clipNorm() < Double.POSITIVE_INFINITY) {
            double norm = Math.sqrt(Vectors.dot(gradient, gradient));
            Vectors.scale(Math.min(1, settings.clipNorm() / (norm + 1e-6)), gradient);
        }
    }

    /** Orders the samples by the seed and the number of the epoch alone, so that a checkpoint need not hold an order. */
    private void shuffle(int epoch) {
        SplittableRandom random = new SplittableRandom(settings.initialization().seed() + EPOCH_SEEDS * epoch).split();
        for (int k = 0; k < order.length; k++) {
            int other = random.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
    }

    @Override
    public void save(SolverState state) {
        optimizer.save(state);
    }

    @Override
    public void load(SolverState state) {
        optimizer.load(state);
    }
}
