package org.sigmoidadmm.gradient;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.TrainingData;

/** One pass over the samples in random order, with a step of the optimizer for each batch. */
final class StochasticEpoch implements EpochStep {

    private final GradientSettings settings;
    private final TrainingData data;
    private final Optimizer optimizer;
    private final double stepSize;
    private final Batch all;
    private final Batch batch;
    private final Batch rest;
    private final int[] order;
    private final double[] gradient;
    private final SplittableRandom random;

    StochasticEpoch(
            Crew crew, GradientSettings settings, TrainingData data, Batch all, Optimizer optimizer, double stepSize) {
        this.settings = settings;
        this.data = data;
        this.optimizer = optimizer;
        this.stepSize = stepSize;
        this.all = all;
        int wanted = settings.batchSize() == 0 ? GradientSettings.DEFAULT_BATCH_SIZE : settings.batchSize();
        int remainder = all.count() % wanted;
        batch = wanted >= all.count() ? all : new Batch(crew, wanted);
        rest = wanted >= all.count() || remainder == 0 ? batch : new Batch(crew, remainder);
        order = IntStream.range(0, all.count()).toArray();
        gradient = new double[crew.layout.length()];
        random = new SplittableRandom(settings.initialization().seed()).split(); // not the numbers of the weights
    }

    @Override
    public boolean run(int epoch, double[] parameters) {
        double step = stepSize * settings.schedule().factor(epoch - 1, settings.epochs());
        if (batch != all) {
            shuffle();
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

    private void clip() {
        if (settings.clipNorm() < Double.POSITIVE_INFINITY) {
            double norm = Math.sqrt(Vectors.dot(gradient, gradient));
            Vectors.scale(Math.min(1, settings.clipNorm() / (norm + 1e-6)), gradient);
        }
    }

    private void shuffle() {
        for (int k = order.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int kept = order[k];
            order[k] = order[other];
            order[other] = kept;
        }
    }
}
