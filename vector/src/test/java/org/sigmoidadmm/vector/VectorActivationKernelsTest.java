package org.sigmoidadmm.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/** The vector kernels give the bits of the scalar ones: {@link Activation#value} and {@link Activation#slope}. */
class VectorActivationKernelsTest {

    private static final VectorActivationKernels KERNELS = new VectorActivationKernels();

    private static final double[] EDGES = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -1e-310,
        349.99999999999994,
        350,
        -350,
        699.9999999999999,
        700,
        -700,
        708.4,
        -745.1,
        -745.2,
        800,
        -800,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private interface Bulk {
        void evaluate(double[] z, int from, int to, double[] value, double[] slope);
    }

    @Test
    void vectorsAreChosenWhereTheModuleIsPresent() {
        assertThat(Activations.kernels())
                .isEqualTo("Vector API, " + DoubleVector.SPECIES_PREFERRED.length() + " lanes");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.1, 1, 5, 40, 400, 800})
    void bitsAreThoseOfTheScalarKernels(double range) {
        double[] z = new SplittableRandom(8).doubles(200_003, -range, range).toArray();
        assertSameBits(z, 0, z.length);
    }

    @Test
    void bitsAreThoseOfTheScalarKernelsForAllMagnitudes() {
        SplittableRandom random = new SplittableRandom(9);
        double[] z = random.longs(100_000).mapToDouble(Double::longBitsToDouble).toArray();
        assertSameBits(z, 0, z.length);
    }

    @Test
    void bitsAreThoseOfTheScalarKernelsAtTheEdgesInEveryLane() {
        int lanes = DoubleVector.SPECIES_PREFERRED.length();
        for (int lane = 0; lane < lanes; lane++) {
            for (double edge : EDGES) {
                double[] z = new double[3 * lanes];
                Arrays.setAll(z, i -> 0.37 * (i - lanes));
                z[lanes + lane] = edge;
                assertSameBits(z, 0, z.length);
            }
        }
    }

    @Test
    void everyRangeOfRaggedLengthIsEvaluatedAndNothingOutsideIt() {
        double[] z = new SplittableRandom(10).doubles(64, -30, 30).toArray();
        for (int from = 0; from < 12; from++) {
            for (int to = from; to <= from + 40; to++) {
                assertSameBits(z, from, to);
            }
        }
    }

    private static void assertSameBits(double[] z, int from, int to) {
        assertSameBits(Activations.SIGMOID, KERNELS::sigmoid, z, from, to);
        assertSameBits(Activations.TANH, KERNELS::tanh, z, from, to);
    }

    /** Separate results, the value over the arguments, and the slope over the arguments. */
    private static void assertSameBits(Activation expected, Bulk kernel, double[] z, int from, int to) {
        double[] values = filled(z.length);
        double[] slopes = filled(z.length);
        double[] valuesOverArguments = z.clone();
        double[] slopesOverArguments = z.clone();
        for (int i = from; i < to; i++) {
            values[i] = valuesOverArguments[i] = expected.value(z[i]);
            slopes[i] = slopesOverArguments[i] = expected.slope(z[i]);
        }
        double[] value = filled(z.length);
        double[] slope = filled(z.length);
        double[] arguments = z.clone();
        kernel.evaluate(arguments, from, to, value, slope);
        assertThat(arguments).isEqualTo(z);
        assertThat(value).isEqualTo(values);
        assertThat(slope).isEqualTo(slopes);

        double[] valueInPlace = z.clone();
        slope = filled(z.length);
        kernel.evaluate(valueInPlace, from, to, valueInPlace, slope);
        assertThat(valueInPlace).isEqualTo(valuesOverArguments);
        assertThat(slope).isEqualTo(slopes);

        double[] slopeInPlace = z.clone();
        value = filled(z.length);
        kernel.evaluate(slopeInPlace, from, to, value, slopeInPlace);
        assertThat(value).isEqualTo(values);
        assertThat(slopeInPlace).isEqualTo(slopesOverArguments);
    }

    private static double[] filled(int length) {
        double[] array = new double[length];
        Arrays.fill(array, 123);
        return array;
    }
}
