package org.sigmoidadmm.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every built-in activation function to the accuracy that its documentation states. */
class ActivationAccuracyTest {

    private static final double[] EDGES = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        1e-310,
        -1e-310,
        Double.MIN_NORMAL,
        1e-300,
        -1e-160,
        1e-20,
        1e-8,
        -1e-8,
        0.34657359027997264,
        0.3465735902799727,
        -0.34657359027997264,
        Math.nextDown(1.0),
        1,
        -1,
        Math.nextUp(1.0),
        18.5,
        19.5,
        -37,
        36.8,
        37.5,
    };

    private static final double[] EXPONENTIAL_EDGES = {
        349.9, 350, 350.1, 372.5, -372.8, 373, -699.9, -700, 700, 708.3, -708.4, -709.8, 744.4, -745.1, -745.2, 745.2,
        800, -800, 1e6, -1e6,
    };

    static Stream<Arguments> valuesAndSlopes() {
        Activation sigmoid = Activations.SIGMOID;
        Activation tanh = Activations.TANH;
        Activation arctan = Activations.ARCTAN;
        Activation isru = Activations.ISRU;
        Activation erf = Activations.ERF;
        Activation sine = Activations.SINE;
        return Stream.of(
                of("sigmoid", sigmoid::value, HighPrecision::sigmoid, 2, 760, EXPONENTIAL_EDGES),
                of("sigmoid slope", sigmoid::slope, HighPrecision::sigmoidSlope, 2, 760, EXPONENTIAL_EDGES),
                of("tanh", tanh::value, HighPrecision::tanh, 2, 25, EXPONENTIAL_EDGES),
                of("tanh slope", tanh::slope, HighPrecision::tanhSlope, 2, 380, EXPONENTIAL_EDGES),
                of("arctan", arctan::value, HighPrecision::arctan, 2, 1e3, 1e18, -1e300),
                of("arctan slope", arctan::slope, HighPrecision::arctanSlope, 2, 1e4, 1e9, 1.1e9, 1e100, 1e139),
                of("isru", isru::value, HighPrecision::isru, 2, 1e3, 1e18, -1e300),
                of("isru slope", isru::slope, HighPrecision::isruSlope, 2, 1e4, 1e9, 1.1e9, 1e60, 1e89),
                of("erf", erf::value, HighPrecision::erf, 2, 6, 5.9, -5.95, 6.1),
                of("erf slope", erf::slope, HighPrecision::erfSlope, 2, 27.3, 26.5, 26.6, -27.1, 27.2, 28, 29),
                of("sin", sine::value, HighPrecision::sin, 1, 1e3, 1e5, -1e9),
                of("sin slope", sine::slope, HighPrecision::cos, 1, 1e3, 1e5, -1e9));
    }

    private static Arguments of(
            String name,
            DoubleUnaryOperator function,
            DoubleFunction<BigDecimal> exact,
            double ulps,
            double range,
            double... edges) {
        return Arguments.of(name, function, exact, ulps, range, edges);
    }

    @ParameterizedTest(name = "{0} within {3} ulp")
    @MethodSource("valuesAndSlopes")
    void functionIsWithinItsStatedUlps(
            String name,
            DoubleUnaryOperator function,
            DoubleFunction<BigDecimal> exact,
            double ulps,
            double range,
            double[] edges) {
        SplittableRandom random = new SplittableRandom(20190206);
        DoubleStream near = random.doubles(4000, -2, 2);
        DoubleStream middle = random.doubles(1000, -Math.min(range, 40), Math.min(range, 40));
        DoubleStream wide = random.doubles(1000, -range, range);
        DoubleStream tiny = random.doubles(300, -30, 0).map(x -> Math.pow(10, x));
        double worst = Stream.of(DoubleStream.of(EDGES), DoubleStream.of(edges), near, middle, wide, tiny)
                .flatMapToDouble(s -> s)
                .map(z -> errorInUlps(function.applyAsDouble(z), exact.apply(z)))
                .max()
                .orElseThrow();
        assertThat(worst).as("largest error of %s in ulp", name).isLessThanOrEqualTo(ulps);
    }

    private static double errorInUlps(double computed, BigDecimal exact) {
        BigDecimal error = new BigDecimal(computed).subtract(exact).abs();
        BigDecimal ulp = new BigDecimal(Math.ulp(exact.doubleValue()));
        return error.divide(ulp, MathContext.DECIMAL32).doubleValue();
    }

    @Test
    void slopesFarOutUnderflowGradually() {
        for (double z : new double[] {1.1e140, 1e153, 2e154, 1e160, 1e162}) {
            assertThat(errorInUlps(Activations.ARCTAN.slope(z), HighPrecision.arctanSlope(z)))
                    .as("arctan at %s", z)
                    .isLessThanOrEqualTo(4);
        }
        for (double z : new double[] {1.1e90, 1e100, 5e102, 6e102, 1e106, 1e108}) {
            assertThat(errorInUlps(Activations.ISRU.slope(-z), HighPrecision.isruSlope(z)))
                    .as("isru at %s", -z)
                    .isLessThanOrEqualTo(6);
        }
    }

    @Test
    void nanGivesNanInValueAndSlope() {
        for (String name : Activations.names()) {
            Activation activation = Activations.named(name);
            assertThat(activation.value(Double.NaN)).as(name).isNaN();
            assertThat(activation.slope(Double.NaN)).as(name).isNaN();
        }
    }

    @Test
    void infinityGivesTheLimits() {
        double infinity = Double.POSITIVE_INFINITY;
        assertLimits(Activations.SIGMOID, 0, 1);
        assertLimits(Activations.TANH, -1, 1);
        assertLimits(Activations.ARCTAN, -Math.PI / 2, Math.PI / 2);
        assertLimits(Activations.ISRU, -1, 1);
        assertLimits(Activations.ERF, -1, 1);
        assertThat(Activations.SINE.value(infinity)).isNaN();
        assertThat(Activations.IDENTITY.value(-infinity)).isEqualTo(-infinity);
        assertThat(Activations.RELU.value(-infinity)).isZero();
        assertThat(Activations.LEAKY_RELU.value(-infinity)).isEqualTo(-infinity);
    }

    private static void assertLimits(Activation activation, double left, double right) {
        assertThat(activation.value(Double.NEGATIVE_INFINITY)).isEqualTo(left);
        assertThat(activation.value(Double.POSITIVE_INFINITY)).isEqualTo(right);
        assertThat(activation.slope(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(activation.slope(Double.POSITIVE_INFINITY)).isZero();
    }

    @Test
    void oddFunctionsKeepTheSignOfZero() {
        for (String name : new String[] {"tanh", "arctan", "isru", "erf", "sin", "identity"}) {
            Activation activation = Activations.named(name);
            assertThat(Double.doubleToRawLongBits(activation.value(-0.0)))
                    .as(name)
                    .isEqualTo(Long.MIN_VALUE);
            assertThat(Double.doubleToRawLongBits(activation.value(0.0)))
                    .as(name)
                    .isZero();
        }
    }

    @Test
    void rectifiersAreExact() {
        assertThat(Activations.RELU.value(-3)).isEqualTo(0);
        assertThat(Activations.RELU.value(3)).isEqualTo(3);
        assertThat(Activations.RELU.slope(0)).isEqualTo(0);
        assertThat(Activations.LEAKY_RELU.value(-3)).isEqualTo(-0.03);
        assertThat(Activations.LEAKY_RELU.slope(-3)).isEqualTo(0.01);
        assertThat(Activations.IDENTITY.value(-3.5)).isEqualTo(-3.5);
        assertThat(Activations.IDENTITY.slope(-3.5)).isEqualTo(1);
    }
}
