package org.sigmoidadmm.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.matrix.spi.SweepKernels;

/** The vector sweeps give the bits of the scalar ones, and touch nothing outside their range. */
class VectorSweepKernelsTest {

    private static final SweepKernels SCALAR = SweepKernels.scalar();
    private static final SweepKernels VECTOR = new VectorSweepKernels();
    private static final int MOST = 1100;
    private static final int MARGIN = 5;

    private final SplittableRandom random = new SplittableRandom(11);

    /** Numbers of all magnitudes whose products and sums stay finite, longer than any range in use. */
    private double[] numbers() {
        return random.doubles(MOST + 2 * MARGIN, -1, 1)
                .map(x -> Math.scalb(x, random.nextInt(-20, 20)))
                .toArray();
    }

    private static double[] withSpecials(double[] x, int at) {
        double[] specials = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE};
        for (int k = 0; k < specials.length; k++) {
            x[at + 3 * k] = specials[k];
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 31, 100, 129})
    void addColumnGivesTheBitsOfTheScalarOne(int rows) {
        double[] column = new double[rows];
        System.arraycopy(numbers(), 0, column, 0, rows);
        double[] from = withSpecials(numbers(), MARGIN);
        double[] expected = numbers();
        double[] actual = expected.clone();
        int end = MARGIN + MOST / rows * rows;
        SCALAR.addColumn(from, MARGIN, end, column, expected);
        VECTOR.addColumn(from, MARGIN, end, column, actual);
        assertThat(actual).isEqualTo(expected);
        VECTOR.addColumn(from, MARGIN, end, column, from); // in place
        assertThat(Arrays.copyOfRange(from, MARGIN, end)).isEqualTo(Arrays.copyOfRange(expected, MARGIN, end));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.7})
    void axpbyGivesTheBitsOfTheScalarOne(double beta) {
        for (int length = 0; length < 60; length++) {
            double[] x = withSpecials(numbers(), MARGIN);
            double[] expected = withSpecials(numbers(), MARGIN + 8);
            double[] actual = expected.clone();
            SCALAR.axpby(1.3, x, 3, beta, expected, MARGIN, length);
            VECTOR.axpby(1.3, x, 3, beta, actual, MARGIN, length);
            assertThat(actual).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 32, 33, 70})
    void addProductGivesTheBitsOfTheScalarOne(int count) {
        for (int length = 0; length < 80 && count * (length + 1) < MOST; length++) {
            double[] factors = numbers();
            double[] x = withSpecials(numbers(), MARGIN);
            double[] expected = withSpecials(numbers(), MARGIN + 8);
            double[] actual = expected.clone();
            SCALAR.addProduct(-1.3, factors, 5, 3, count, x, 2, length + 1, expected, MARGIN, length);
            VECTOR.addProduct(-1.3, factors, 5, 3, count, x, 2, length + 1, actual, MARGIN, length);
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void addProductAddsFromTheMatrixItself() {
        double[] x = {1, 2, 10, 20, 100, 200};
        for (SweepKernels kernels : new SweepKernels[] {SCALAR, VECTOR}) {
            double[] sum = x.clone();
            kernels.addProduct(-1, new double[] {3, 0, 4}, 0, 2, 2, sum, 0, 2, sum, 4, 2);
            assertThat(sum).containsExactly(1, 2, 10, 20, 57, 114);
        }
    }

    @Test
    void dotGivesTheBitsOfTheScalarOne() {
        for (int length = 0; length < MOST; length += 1 + length / 9) {
            double[] x = numbers();
            double[] y = numbers();
            assertThat(VECTOR.dot(x, 3, y, MARGIN, length)).isEqualTo(SCALAR.dot(x, 3, y, MARGIN, length));
        }
    }

    @Test
    void dotPropagatesNaNFromEveryPlace() {
        for (int at = 0; at < 37; at++) {
            double[] x = numbers();
            x[at] = Double.NaN;
            assertThat(VECTOR.dot(x, 0, numbers(), 0, 37)).isNaN();
        }
    }

    @Test
    void forceGivesTheBitsOfTheScalarOne() {
        for (int length = 0; length < 60; length++) {
            double[] s = withSpecials(numbers(), 1);
            double[] v = withSpecials(numbers(), 2);
            double[] multiplier = withSpecials(numbers(), 3);
            double[] expected = numbers();
            double[] actual = expected.clone();
            SCALAR.force(0.7, s, v, multiplier, expected, length);
            VECTOR.force(0.7, s, v, multiplier, actual, length);
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void gradientGivesTheBitsOfTheScalarOne() {
        for (int length = 0; length < 60; length++) {
            double[] values = withSpecials(numbers(), 1);
            double[] slopes = withSpecials(numbers(), 2);
            double[] v = withSpecials(numbers(), 8);
            double[] multiplier = numbers();
            double[] expected = numbers();
            double[] actual = expected.clone();
            SCALAR.gradient(values, slopes, length, v, multiplier, 1.7, MARGIN, expected);
            VECTOR.gradient(values, slopes, length, v, multiplier, 1.7, MARGIN, actual);
            assertThat(actual).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 0.7, 100})
    void updateLayerGivesTheBitsOfTheScalarOne(double beta) {
        for (int to : new int[] {8, 9, 15, 16, 23, 64, 255, 256, 257, 300, 500, 777, MOST}) {
            for (int from : new int[] {0, 8}) {
                assertSameUpdate(beta, from, to, numbers(), numbers());
            }
        }
    }

    @Test
    void updateLayerTreatsNaNAndInfinityAsTheScalarOne() {
        for (int at = 0; at < 20; at++) {
            assertSameUpdate(0.7, 0, 100, withSpecials(numbers(), at), numbers());
            assertSameUpdate(0.7, 0, 100, numbers(), withSpecials(numbers(), at));
        }
    }

    private void assertSameUpdate(double beta, int from, int to, double[] s, double[] delta) {
        double[] slope = numbers();
        double[][] expected = {numbers(), numbers(), numbers(), new double[SweepKernels.PARTIAL_RESULTS]};
        Arrays.setAll(expected[3], k -> 0.1 * k);
        double[][] actual = new double[4][];
        Arrays.setAll(actual, i -> expected[i].clone());
        SCALAR.updateLayer(beta, 0.9, s, slope, delta, expected[0], expected[1], expected[2], from, to, expected[3]);
        VECTOR.updateLayer(beta, 0.9, s, slope, delta, actual[0], actual[1], actual[2], from, to, actual[3]);
        for (int i = 0; i < expected.length; i++) { // each compared as Arrays.equals does: any NaN equals any other
            assertThat(actual[i]).isEqualTo(expected[i]);
        }
    }

    @Test
    void updateLayerMayWriteTheGradientOverAnyOfItsOperands() {
        for (int over = 0; over < 3; over++) {
            double[][] operands = {numbers(), numbers(), numbers()};
            double[][] state = {numbers(), numbers()};
            double[] gradient = new double[MOST];
            SCALAR.updateLayer(
                    2,
                    0.5,
                    operands[0],
                    operands[1],
                    operands[2],
                    state[0].clone(),
                    state[1].clone(),
                    gradient,
                    0,
                    MOST,
                    new double[SweepKernels.PARTIAL_RESULTS]);
            VECTOR.updateLayer(
                    2,
                    0.5,
                    operands[0],
                    operands[1],
                    operands[2],
                    state[0],
                    state[1],
                    operands[over],
                    0,
                    MOST,
                    new double[SweepKernels.PARTIAL_RESULTS]);
            assertThat(Arrays.copyOf(operands[over], MOST)).isEqualTo(gradient);
        }
    }
}
