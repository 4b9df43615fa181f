package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Losses;

class RidgeSpectrumTest {

    private static final int SAMPLES = 40;
    private static final double[] LAMBDAS = {1e-3, 1e-2, 0.1, 1, 10, 100};

    /** Two outputs, unequal weights. */
    private static TrainingData data() {
        double[] weights = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            weights[i] = 0.5 + i % 3;
        }
        Samples targets = Cases.uniform(SAMPLES, 2, 2);
        return TrainingData.of(Cases.uniform(SAMPLES, 1, 1), targets).withWeights(weights);
    }

    @Test
    void excessIsTheDifferenceOfTheResidualsOfTwoSolutions() {
        Network network = Network.random(
                new Initialization(InitialScheme.LECUN_GAUSS, 2, true, 1), 1, new int[] {8}, 2, Activations.SIGMOID);
        Layout layout = new Layout(network);
        double[] parameters = layout.pack(network);
        TrainingData data = data();
        try (Crew crew = new Crew(Cases.PROVIDER, layout, Losses.SQUARED, 1, SAMPLES)) {
            Batch all = Batch.of(crew, data);
            all.send(parameters);
            RidgeSystem system = new RidgeSystem(crew, all);
            RidgeSpectrum spectrum = system.spectrum();
            double smallest = 1e-4;
            double least = squares(all, system, smallest, layout, parameters);
            for (double lambda : LAMBDAS) {
                double expected = squares(all, system, lambda, layout, parameters) - least;
                assertThat(spectrum.excess(lambda, smallest))
                        .as("lambda %s", lambda)
                        .isCloseTo(expected, within(1e-9 * least + 1e-6 * expected));
            }
            assertThat(spectrum.excess(smallest, smallest)).isZero();
        }
    }

    private static double squares(Batch all, RidgeSystem system, double lambda, Layout layout, double[] parameters) {
        double[] solution = new double[2 * 9];
        system.solve(lambda, solution);
        System.arraycopy(solution, 0, parameters, layout.weightOffset(1), solution.length);
        return 2 * all.weight() * all.loss(parameters);
    }

    @Test
    void freedomCountsTheDirectionsThatLambdaLeavesFree() {
        RidgeSpectrum spectrum = new RidgeSpectrum(new double[] {-1e-17, 1, 4}, new double[] {1, 1, 1});
        assertThat(spectrum.freedom(1)).isCloseTo(1.3, within(1e-15));
        assertThat(spectrum.freedom(1e-12)).isCloseTo(2, within(1e-11));
    }
}
