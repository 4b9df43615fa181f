package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Matrix;

/** Rules on activation functions. */
abstract class ActivationRules extends RuleGroup {

    /** The accuracy that the contract demands. */
    private static final double ULPS = 4;

    ActivationRules(MatrixBackendTck kit) {
        super(kit);
    }

    /** Arguments over the whole range, with both ends of the saturation, most where training happens. */
    private static Dense arguments() {
        SplittableRandom random = random();
        List<Double> arguments = new ArrayList<>(List.of(0.0, -0.0, 1e-17, -1e-17, 37.0, -37.0, 700.0, -700.0, -708.0));
        for (double scale : new double[] {1e-8, 1e-3, 0.5, 2, 8, 30, 300}) {
            for (int k = 0; k < 45; k++) {
                arguments.add(scale * (2 * random.nextDouble() - 1));
            }
        }
        double[] values = arguments.stream().mapToDouble(Double::doubleValue).toArray();
        return new Dense(4, values.length / 4, values);
    }

    private Dense valuesOf(Activation activation, Dense z) {
        Matrix destination = subject().poisoned(z.rows, z.columns);
        backend().activate(activation, subject().of(z), destination);
        return subject().read(destination);
    }

    private Dense slopesOf(Activation activation, Dense z) {
        Matrix destination = subject().poisoned(z.rows, z.columns);
        backend().activationSlope(activation, subject().of(z), destination);
        return subject().read(destination);
    }

    private static void requireUlps(String what, Dense z, Dense actual, DoubleFunction<BigDecimal> exact) {
        for (int k = 0; k < z.values.length; k++) {
            double argument = z.values[k];
            assertThat(actual.values[k]).as("%s at %s", what, argument).isFinite();
            BigDecimal expected = exact.apply(argument);
            double ulp = Math.ulp(expected.doubleValue());
            double error = new BigDecimal(actual.values[k]).subtract(expected).doubleValue();
            assertThat(Math.abs(error) / ulp)
                    .as("error in ulps of %s at %s, %s against %s", what, argument, actual.values[k], expected)
                    .isLessThanOrEqualTo(ULPS);
        }
    }

    @Test
    @Rule("B-32")
    void activateIsAccurate() {
        Dense z = arguments();
        requireUlps("sigmoid", z, valuesOf(Activations.SIGMOID, z), ExactActivations::sigmoid);
        requireUlps("tanh", z, valuesOf(Activations.TANH, z), ExactActivations::tanh);
    }

    @Test
    @Rule("B-33")
    void activationSlopeIsAccurate() {
        Dense z = arguments();
        requireUlps("slope of sigmoid", z, slopesOf(Activations.SIGMOID, z), ExactActivations::sigmoidSlope);
        requireUlps("slope of tanh", z, slopesOf(Activations.TANH, z), ExactActivations::tanhSlope);
    }

    @Test
    @Rule("B-34")
    void saturationIsExact() {
        Dense z = new Dense(1, 4, 800, -800, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        Activation sigmoid = Activations.SIGMOID;
        Subject.requireEqual(() -> "sigmoid at ±800 and ±∞", valuesOf(sigmoid, z), new Dense(1, 4, 1, 0, 1, 0));
        Subject.requireEqual(
                () -> "slope of sigmoid at ±800 and ±∞", slopesOf(sigmoid, z), new Dense(1, 4, 0, 0, 0, 0));
        Matrix value = subject().poisoned(1, 4);
        Matrix slope = subject().poisoned(1, 4);
        backend().activateLayer(sigmoid, subject().of(z), backend().zeros(1, 1), value, slope);
        subject().requireEqual(() -> "activateLayer value at ±800 and ±∞", value, new Dense(1, 4, 1, 0, 1, 0));
        subject().requireEqual(() -> "activateLayer slope at ±800 and ±∞", slope, new Dense(1, 4, 0, 0, 0, 0));
    }

    @Test
    @Rule("B-35")
    void activationsPropagateNan() {
        for (Activation activation : activations()) {
            Dense z = Dense.filled(5, 7, 0.5)
                    .with(0, 0, Double.NaN)
                    .with(3, 2, Double.NaN)
                    .with(4, 6, Double.NaN);
            for (Dense result : List.of(valuesOf(activation, z), slopesOf(activation, z))) {
                for (int k = 0; k < 35; k++) {
                    assertThat(Double.isNaN(result.values[k]))
                            .as("%s at %s gives NaN", activation.name(), z.values[k])
                            .isEqualTo(Double.isNaN(z.values[k]));
                }
            }
        }
    }

    /** Every built-in function, and one that no backend knows. */
    private static List<Activation> activations() {
        List<Activation> all = new ArrayList<>();
        all.add(SquareActivation.INSTANCE);
        Activations.names().forEach(name -> all.add(Activations.named(name)));
        return all;
    }

    @Test
    @Rule("B-36")
    void everyActivationIsEvaluatedAsItDefines() {
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense z = Dense.random(random(), shape.rows(), shape.columns()).map(v -> 3 * v);
            Activation square = SquareActivation.INSTANCE;
            Subject.requireEqual(() -> "value of z² + 1, " + shape, valuesOf(square, z), z.map(square::value));
            Subject.requireEqual(() -> "slope of z² + 1, " + shape, slopesOf(square, z), z.map(square::slope));
        }
        Dense z = Dense.random(random(), 31, 12).map(v -> 3 * v);
        for (Activation activation : activations()) {
            requireSame(activation.name(), valuesOf(activation, z), z.map(activation::value));
            requireSame("slope of " + activation.name(), slopesOf(activation, z), z.map(activation::slope));
        }
    }

    /** Both may be 4 ulp from the truth, which is at most 16 units of roundoff. */
    private static void requireSame(String what, Dense actual, Dense expected) {
        Dense bounds = expected.map(v -> ErrorBounds.gamma(16) * Math.abs(v));
        Subject.requireWithin(() -> what, actual, expected, bounds);
    }
}
