package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.ActivationBounds;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;

class NetworkTest {

    private static final Network NETWORK = Network.random(
            new Initialization(InitialScheme.LECUN_GAUSS, 2, true, 3), 3, new int[] {7, 5}, 2, Activations.TANH);

    private static Samples samples(int count) {
        return Problems.smooth(count, 3, 1, 6).inputs();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bell", "my bell", "b\u00e9ll", "a\nb", "a\0"})
    void nameOfAnActivationIsOfLowerCaseLettersDigitsAndHyphens(String name) {
        assertThatThrownBy(() -> new Layer(1, 1, new double[1], new double[1], new Named(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the activation function org.sigmoidadmm.NetworkTest$Named has the name '"
                        + name.replaceAll("[\n\0]", "?")
                        + "', must be one or more lower-case letters, digits and hyphens");
        assertThat(new Layer(1, 1, new double[1], new double[1], new Named("bell-2")).activation())
                .isEqualTo(new Named("bell-2"));
    }

    private record Named(String name) implements Activation {

        @Override
        public double value(double z) {
            return 0;
        }

        @Override
        public double slope(double z) {
            return 0;
        }

        @Override
        public ActivationBounds bounds() {
            return new ActivationBounds(0, 0, 0);
        }
    }

    @Test
    void predictionOfASmallNetworkIsThatByHand() {
        Layer hidden = new Layer(2, 2, new double[] {1, -1, 2, 0.5}, new double[] {0.1, -0.2}, Activations.SIGMOID);
        Layer output = new Layer(2, 1, new double[] {3, -4}, new double[] {0.5}, Activations.IDENTITY);
        Network network = new Network(List.of(hidden, output));
        double first = 1 / (1 + Math.exp(-(1 * 0.3 + 2 * -0.7 + 0.1)));
        double second = 1 / (1 + Math.exp(-(-1 * 0.3 + 0.5 * -0.7 - 0.2)));
        // a few roundings of numbers below 4
        assertThat(Math.abs(network.predict(0.3, -0.7)[0] - (3 * first - 4 * second + 0.5)))
                .isLessThan(1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1023, 1024, 1025})
    void backendPredictsWhatPlainJavaDoes(int count) {
        Samples inputs = samples(count);
        try (MatrixBackend backend = Problems.REFERENCE.create(BackendOptions.SINGLE_THREADED)) {
            Samples outputs = NETWORK.predict(backend, inputs);
            assertThat(outputs.count()).isEqualTo(count);
            assertThat(outputs.features()).isEqualTo(2);
            for (int i = 0; i < count; i += 1 + count / 50) {
                double[] expected = NETWORK.predict(inputs.row(i));
                for (int j = 0; j < 2; j++) { // sums of at most eight products of size 1, through three layers
                    assertThat(Math.abs(outputs.get(i, j) - expected[j])).isLessThan(1e-13);
                }
            }
        }
    }

    @Test
    void backendGivesTheSameBitsForTheSameSamples() {
        Samples inputs = samples(100);
        try (MatrixBackend one = Problems.REFERENCE.create(BackendOptions.SINGLE_THREADED);
                MatrixBackend other = Problems.REFERENCE.create(BackendOptions.SINGLE_THREADED)) {
            double[] first = NETWORK.predict(one, inputs).values();
            assertThat(NETWORK.predict(one, inputs).values()).isEqualTo(first);
            assertThat(NETWORK.predict(other, inputs).values()).isEqualTo(first);
        }
    }

    @Test
    void inputsOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> NETWORK.predict(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the network takes 3 numbers per sample, got 2");
        Samples narrow = Problems.smooth(4, 2, 1, 1).inputs();
        try (MatrixBackend backend = Problems.REFERENCE.create(BackendOptions.SINGLE_THREADED)) {
            assertThatThrownBy(() -> NETWORK.predict(backend, narrow))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the network takes 3 numbers per sample, got 2");
        }
    }

    @Test
    void predictionLeavesTheInputsAlone() {
        Samples inputs = samples(10);
        double[] before = inputs.values().clone();
        NETWORK.predict(inputs.row(0));
        try (MatrixBackend backend = Problems.REFERENCE.create(BackendOptions.SINGLE_THREADED)) {
            NETWORK.predict(backend, inputs);
        }
        assertThat(inputs.values()).isEqualTo(before);
    }

    @Test
    void sizesAndDepthAreThoseOfTheLayers() {
        assertThat(NETWORK.sizes()).containsExactly(3, 7, 5, 2);
        assertThat(NETWORK.depth()).isEqualTo(3);
        assertThat(NETWORK.activation()).isEqualTo(Activations.TANH);
        assertThat(NETWORK.layers().get(2).activation()).isEqualTo(Activations.IDENTITY);
    }
}
