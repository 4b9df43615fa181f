package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.ActivationBounds;
import org.sigmoidadmm.matrix.Activations;

class JacobianTest {

    /** More inputs than outputs, fewer, and as many. */
    private static final int[][] ENDS = {{4, 2}, {2, 4}, {3, 3}, {1, 1}};

    static List<Activation> activations() {
        List<Activation> all = new ArrayList<>(
                Activations.names().stream().map(Activations::named).toList());
        all.add(new Square());
        return all;
    }

    /** A function of the user's own. */
    private record Square() implements Activation {

        @Override
        public String name() {
            return "square";
        }

        @Override
        public double value(double z) {
            return z * z;
        }

        @Override
        public double slope(double z) {
            return 2 * z;
        }

        @Override
        public ActivationBounds bounds() {
            return new ActivationBounds(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 2);
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void derivativesAreThoseOfDifferenceQuotients(Activation activation) {
        Random random = new Random(7);
        for (int depth = 1; depth <= 4; depth++) {
            for (int[] ends : ENDS) {
                Network network = network(random, activation, depth, ends[0], ends[1]);
                double[] input = random.doubles(ends[0], -1, 1).toArray();
                double[][] jacobian = network.jacobian(input);
                assertThat(jacobian.length).isEqualTo(ends[1]);
                for (int i = 0; i < ends[1]; i++) {
                    // Truncation is of the step's square, 1e-10, rounding of 1e-16 over the step.
                    assertThat(jacobian[i])
                            .as("depth %d, output %d", depth, i)
                            .containsExactly(differenceQuotients(network, input, i), within(1e-8));
                }
            }
        }
    }

    private static double[] differenceQuotients(Network network, double[] input, int output) {
        double step = 1e-5;
        double[] quotients = new double[input.length];
        for (int j = 0; j < input.length; j++) {
            double[] up = input.clone();
            double[] down = input.clone();
            up[j] += step;
            down[j] -= step;
            quotients[j] = (network.predict(up)[output] - network.predict(down)[output]) / (2 * step);
        }
        return quotients;
    }

    /** All layers, the last one too, have the activation; weights in [−0.5, 0.5). */
    private static Network network(Random random, Activation activation, int depth, int inputs, int outputs) {
        List<Layer> layers = new ArrayList<>();
        int from = inputs;
        for (int k = 1; k <= depth; k++) {
            int to = k == depth ? outputs : 4 + k;
            layers.add(new Layer(
                    from,
                    to,
                    random.doubles((long) from * to, -0.5, 0.5).toArray(),
                    random.doubles(to, -0.5, 0.5).toArray(),
                    activation));
            from = to;
        }
        return new Network(layers);
    }

    @Test
    void derivativesOfALinearNetworkAreItsWeights() {
        Layer wide = new Layer(3, 2, new double[] {1, 2, 3, 4, 5, 6}, new double[] {7, 8}, Activations.IDENTITY);
        Layer high = new Layer(2, 3, new double[] {1, 2, 3, 4, 5, 6}, new double[3], Activations.IDENTITY);

        assertThat(new Network(List.of(wide)).jacobian(9, 9, 9)).isDeepEqualTo(new double[][] {{1, 3, 5}, {2, 4, 6}});
        assertThat(new Network(List.of(high)).jacobian(9, 9)).isDeepEqualTo(new double[][] {{1, 4}, {2, 5}, {3, 6}});
    }

    @Test
    void kinksHaveTheSlopeOfTheActivation() {
        assertThat(atKink(Activations.RELU)).isEqualTo(0);
        assertThat(atKink(Activations.LEAKY_RELU)).isEqualTo(0.01);
    }

    private static double atKink(Activation activation) {
        return new Network(List.of(new Layer(1, 1, new double[] {1}, new double[] {0}, activation))).jacobian(0)[0][0];
    }

    @Test
    void saturatedUnitsHaveDerivativeZero() {
        for (Activation activation : activations().subList(0, 5)) {
            Network network = new Network(List.of(
                    new Layer(1, 2, new double[] {1e200, -1e200}, new double[2], activation),
                    new Layer(2, 1, new double[] {3, 5}, new double[1], Activations.IDENTITY)));
            assertThat(network.jacobian(1e100)).as(activation.name()).isDeepEqualTo(new double[][] {{0}});
            assertThat(network.jacobian(1e300)).as(activation.name()).isDeepEqualTo(new double[][] {{0}});
        }
    }

    @Test
    void inputIsReadOnlyAndAnotherLengthIsRefused() {
        Network network = network(new Random(3), Activations.TANH, 3, 3, 2);
        double[] input = {0.1, 0.2, 0.3};
        double[] before = input.clone();
        double[][] jacobian = network.jacobian(input);
        assertThat(input).isEqualTo(before);
        assertThat(Arrays.deepEquals(jacobian, network.jacobian(input))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.jacobian(1, 2))
                .withMessage("the network takes 3 numbers per sample, got 2");
    }
}
