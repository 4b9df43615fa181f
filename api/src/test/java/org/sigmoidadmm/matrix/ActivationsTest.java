package org.sigmoidadmm.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationsTest {

    /** {@code bell} is a service provider among the tests, listed behind one whose class is missing and one with a bad name. */
    static Stream<String> names() {
        return Stream.of("sigmoid", "tanh", "arctan", "isru", "erf", "sin", "identity", "relu", "leaky-relu", "bell");
    }

    static Stream<String> smoothNames() {
        return Stream.of("sigmoid", "tanh", "arctan", "isru", "erf", "sin", "bell");
    }

    @Test
    void namesAreTheBuiltInOnesAndThenTheUsers() {
        assertThat(Activations.names()).containsExactlyElementsOf(names().toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void namedGivesTheFunctionOfThatName(String name) {
        assertThat(Activations.named(name).name()).isEqualTo(name);
    }

    @Test
    void builtInFunctionsAreSingletons() {
        assertThat(Activations.named("sigmoid")).isSameAs(Activations.SIGMOID).hasToString("sigmoid");
        assertThat(Activations.named("leaky-relu")).isSameAs(Activations.LEAKY_RELU);
    }

    @Test
    void unknownNameListsTheKnownOnesAndWhatCouldNotBeLoaded() {
        assertThatThrownBy(() -> Activations.named("softmax"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "There is no activation function 'softmax'; known are sigmoid, tanh, arctan, isru, erf, sin,"
                                + " identity, relu, leaky-relu, bell; could not be loaded: java.util.ServiceConfigurationError:"
                                + " org.sigmoidadmm.matrix.Activation: Provider org.sigmoidadmm.matrix.NoSuchActivation not"
                                + " found; the activation function org.sigmoidadmm.matrix.NamelessActivation has the name"
                                + " 'a?b', must be one or more lower-case letters, digits and hyphens.");
    }

    @Test
    void onlySmoothAndLinearFunctionsHaveAnUpperModel() {
        smoothNames()
                .forEach(name -> assertThat(Activations.named(name).bounds().isSmooth())
                        .as(name)
                        .isTrue());
        assertThat(Activations.IDENTITY.bounds().isLinear()).isTrue();
        assertThat(Activations.IDENTITY.bounds().isSmooth()).isTrue();
        assertThat(Activations.RELU.bounds().isSmooth()).isFalse();
        assertThat(Activations.LEAKY_RELU.bounds().isSmooth()).isFalse();
    }

    /**
     * The largest magnitudes over a grid. They may miss the suprema, reached within 5e-4 of a grid point, by at most 3e-6
     * (a relative curvature of at most 12 at the maximum, times 5e-4², plus the difference quotient's 1e-7).
     */
    @ParameterizedTest
    @MethodSource("smoothNames")
    void boundsAreTheSuprema(String name) {
        Activation activation = Activations.named(name);
        ActivationBounds bounds = activation.bounds();
        double step = 1e-4;
        double value = Math.abs(activation.value(1e12)); // arctan and isru approach their suprema slowly
        double slope = 0;
        double curvature = 0;
        for (double z = -12; z <= 12; z += 1e-3) {
            value = Math.max(value, Math.abs(activation.value(z)));
            slope = Math.max(slope, Math.abs(activation.slope(z)));
            double difference = (activation.slope(z + step) - activation.slope(z - step)) / (2 * step);
            curvature = Math.max(curvature, Math.abs(difference));
        }
        assertThat(value).isBetween(bounds.value() * (1 - 3e-6), bounds.value() * (1 + 1e-15));
        assertThat(slope).isBetween(bounds.slope() * (1 - 3e-6), bounds.slope() * (1 + 1e-15));
        // A central difference of σ′ is a mean of σ″, so it exceeds L₂ by rounding alone: 2 ulp of σ′ over the step.
        assertThat(curvature).isBetween(bounds.curvature() * (1 - 3e-6), bounds.curvature() + 1e-11);
    }

    /** Off by step²/6·max |σ‴| ≤ 6e-11 and by 2 ulp of the values over the step, 5e-11 each. */
    @ParameterizedTest
    @MethodSource("names")
    void slopeIsTheDerivative(String name) {
        Activation activation = Activations.named(name);
        double step = 1e-5;
        for (double z = -11.9995; z < 12; z += 0.0131) {
            double difference = (activation.value(z + step) - activation.value(z - step)) / (2 * step);
            double scale = Math.max(1, Math.abs(activation.value(z)));
            assertThat(Math.abs(activation.slope(z) - difference))
                    .as("at %s", z)
                    .isLessThan(2e-10 * scale);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void bulkEvaluationGivesTheBitsOfSingleOnes(String name) {
        Activation activation = Activations.named(name);
        double[] z = DoubleStream.concat(
                        DoubleStream.of(
                                0.0,
                                -0.0,
                                1e-310,
                                -5e-324,
                                350,
                                -350,
                                372.6,
                                700,
                                -700,
                                709,
                                -745,
                                745.2,
                                -800,
                                1e300,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY),
                        new SplittableRandom(4).doubles(1500, -9, 9))
                .toArray();
        int from = 1; // so that chunks are ragged at both ends
        int to = z.length - 2;
        double[] values = z.clone();
        double[] slopes = z.clone();
        for (int i = from; i < to; i++) {
            values[i] = activation.value(z[i]);
            slopes[i] = activation.slope(z[i]);
        }
        double[] other = z.clone();
        double[] inPlace = z.clone();
        activation.evaluate(inPlace, from, to, inPlace, other);
        assertThat(inPlace).isEqualTo(values);
        assertThat(other).isEqualTo(slopes);

        other = z.clone();
        inPlace = z.clone();
        activation.evaluate(inPlace, from, to, other, inPlace);
        assertThat(other).isEqualTo(values);
        assertThat(inPlace).isEqualTo(slopes);

        inPlace = z.clone();
        activation.evaluate(inPlace, from, to, inPlace);
        assertThat(inPlace).isEqualTo(values);

        double[] separate = new double[z.length];
        double[] slope = new double[z.length];
        double[] unchanged = z.clone();
        activation.evaluate(unchanged, from, to, separate, slope);
        assertThat(unchanged).isEqualTo(z);
        assertThat(Arrays.copyOfRange(separate, from, to)).isEqualTo(Arrays.copyOfRange(values, from, to));
        assertThat(separate[0]).isZero();
        assertThat(slope[to]).isZero();
    }

    @Test
    void emptyRangeChangesNothing() {
        double[] z = {1, 2, 3};
        Activations.SIGMOID.evaluate(z, 2, 2, z, new double[3]);
        Activations.TANH.evaluate(z, 0, 0, z);
        assertThat(z).containsExactly(1, 2, 3);
    }
}
