package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.SolverState;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Losses;

/** Which samples each step of an epoch sees: of a linear unit with a weight for each sample, read off the gradient. */
class StochasticEpochTest {

    private static final int SAMPLES = 8;

    /** Stays where it is, and keeps the gradients and the step sizes. */
    private static final class Recorder implements Optimizer {

        private final List<double[]> gradients = new ArrayList<>();
        private final List<Double> stepSizes = new ArrayList<>();

        @Override
        public void step(double[] parameters, double[] gradient, double stepSize) {
            gradients.add(gradient.clone());
            stepSizes.add(stepSize);
        }

        @Override
        public void save(SolverState state) {}

        @Override
        public void load(SolverState state) {}

        /** The samples of each step, in the order of their numbers. */
        List<List<Integer>> samples() {
            return gradients.stream()
                    .map(gradient -> IntStream.range(0, SAMPLES)
                            .filter(k -> gradient[k] != 0)
                            .boxed()
                            .toList())
                    .toList();
        }
    }

    private static GradientSettings.Builder settings(int batchSize) {
        return GradientSettings.defaults(GradientMethod.sgd(0.5)).toBuilder()
                .loss(Losses.SQUARED)
                .batchSize(batchSize)
                .epochs(4)
                .threads(1)
                .seed(3);
    }

    private static Recorder run(GradientSettings settings, double lastTarget, int... epochs) {
        double[] identity = new double[SAMPLES * SAMPLES];
        double[] y = new double[SAMPLES];
        for (int k = 0; k < SAMPLES; k++) {
            identity[k + k * SAMPLES] = 1;
            y[k] = k + 1;
        }
        y[SAMPLES - 1] = lastTarget;
        TrainingData data = TrainingData.of(new Samples(SAMPLES, SAMPLES, identity), new Samples(SAMPLES, 1, y));
        Network zero =
                new Network(List.of(new Layer(SAMPLES, 1, new double[SAMPLES], new double[1], Activations.IDENTITY)));
        Layout layout = new Layout(zero);
        Recorder recorder = new Recorder();
        try (Crew crew = new Crew(Cases.PROVIDER, layout, Losses.SQUARED, 1, SAMPLES)) {
            Batch all = Batch.of(crew, data);
            StochasticEpoch epoch = new StochasticEpoch(crew, settings, data, all, recorder, 0.5);
            for (int number : epochs) {
                assertThat(epoch.run(number, layout.pack(zero))).isTrue();
            }
        }
        return recorder;
    }

    private static Recorder run(GradientSettings settings, int... epochs) {
        return run(settings, SAMPLES, epochs);
    }

    private static List<Integer> order(long seed, int epoch) {
        return run(settings(1).seed(seed).build(), epoch).samples().stream()
                .map(step -> step.get(0))
                .toList();
    }

    /** Written down, as another order would give all trainings by SGD and Adam other bits. */
    @Test
    void orderIsThatOfTheSeedAndTheEpoch() {
        assertThat(order(3, 1)).containsExactly(3, 5, 1, 2, 4, 7, 0, 6);
        assertThat(order(3, 2)).containsExactly(6, 3, 2, 1, 0, 4, 5, 7);
        assertThat(order(4, 1)).containsExactly(3, 0, 2, 5, 6, 4, 7, 1);
    }

    /** Whatever epochs were run before: a training that goes on from a checkpoint has the same order. */
    @Test
    void orderDoesNotDependOnTheEpochsBefore() {
        List<List<Integer>> both = run(settings(1).build(), 1, 2).samples();
        assertThat(both.subList(SAMPLES, 2 * SAMPLES))
                .isEqualTo(run(settings(1).build(), 2).samples());
    }

    @Test
    void batchesFollowTheOrderAndTheLastHasTheRest() {
        List<Integer> order = order(3, 2);
        List<List<Integer>> batches = run(settings(3).build(), 2).samples();
        assertThat(batches)
                .containsExactly(
                        order.subList(0, 3).stream().sorted().toList(),
                        order.subList(3, 6).stream().sorted().toList(),
                        order.subList(6, 8).stream().sorted().toList());
        assertThat(run(settings(4).build(), 2).samples()).extracting(List::size).containsExactly(4, 4);
    }

    /** The mean over the samples of the batch, of −y at the weight of each and of all at the bias. */
    @Test
    void gradientIsTheMeanOverTheBatch() {
        Recorder recorder = run(settings(3).build(), 1);
        List<Integer> rest = recorder.samples().get(2);
        double[] expected = new double[SAMPLES + 1];
        for (int k : rest) {
            expected[k] = -(k + 1) / 2.0;
            expected[SAMPLES] -= (k + 1) / 2.0;
        }
        assertThat(recorder.gradients.get(2)).containsExactly(expected);
    }

    @Test
    void stepsHaveTheSizeOfTheirEpoch() {
        GradientSettings halved =
                settings(4).schedule(new StepSchedule.StepDecay(0.5, 1)).build();
        assertThat(run(halved, 1, 3).stepSizes).containsExactly(0.5, 0.5, 0.125, 0.125);
    }

    @Test
    void gradientIsClippedToItsNormBeforeTheWeightDecay() {
        Recorder plain = run(settings(SAMPLES).build(), 1);
        Recorder clipped = run(settings(SAMPLES).clipNorm(0.1).build(), 1);
        double norm =
                Math.sqrt(Arrays.stream(plain.gradients.get(0)).map(g -> g * g).sum());
        double factor = 0.1 / (norm + 1e-6);
        assertThat(clipped.gradients.get(0))
                .containsExactly(Arrays.stream(plain.gradients.get(0))
                        .map(g -> g * factor)
                        .toArray());
        assertThat(run(settings(SAMPLES).clipNorm(100).build(), 1).gradients.get(0))
                .containsExactly(plain.gradients.get(0));
    }

    @Test
    void lossThatIsNotFiniteNamesTheSamplesOfTheOrderAndTheStep() {
        int at = order(3, 1).indexOf(SAMPLES - 1);
        int from = at / 3 * 3;
        assertThatThrownBy(() -> run(settings(3).build(), 1e200, 1))
                .isInstanceOf(DivergenceException.class)
                .hasMessage("epoch 1: the loss of samples " + from + " to " + Math.min(from + 2, SAMPLES - 1)
                        + " of its order is Infinity; the step size is 0.5");
    }
}
