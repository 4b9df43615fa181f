package org.sigmoidadmm.backend.jblas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/** The kernels that the JVM at hand gives, against those that every JVM has; sizes on both sides of every threshold. */
class NativeKernelsTest {

    private final NativeCopy library = NativeCopy.lease();
    private final NativeKernels kernels = library.kernels();
    private final NativeKernels copying = new CopyingKernels(library);

    @AfterEach
    void release() {
        library.release();
    }

    @Test
    void callsInPlaceFromJdk22On() {
        boolean inPlace = Runtime.version().feature() >= 22;
        assertThat(kernels).isInstanceOf(inPlace ? InPlaceKernels.class : CopyingKernels.class);
        assertThat(library.callsDescription())
                .isEqualTo(inPlace ? "called in place" : "called with copies of the arrays");
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 3", "48, 9, 33", "301, 250, 300", "1100, 1100, 1100"})
    void productsAgree(int m, int n, int depth) {
        double[] a = uniform(m * depth, 1);
        double[] b = uniform(depth * n, 2);
        for (boolean transposedA : new boolean[] {false, true}) {
            for (boolean transposedB : new boolean[] {false, true}) {
                double[] c = uniform(m * n, 3);
                double[] expected = c.clone();
                kernels.gemm(transposedA, transposedB, m, n, depth, -0.5, a, b, 2, c);
                copying.gemm(transposedA, transposedB, m, n, depth, -0.5, a, b, 2, expected);
                assertClose(c, expected, 1e-14 * depth);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "47, 20", "49, 20", "97, 3", "241, 300", "1100, 1300"})
    void gramMatricesAgree(int order, int depth) {
        double[] a = uniform(order * depth, 1);
        for (boolean transposed : new boolean[] {false, true}) {
            double[] c = new double[order * order];
            double[] expected = new double[order * order];
            Arrays.fill(c, Double.NaN);
            for (double beta : new double[] {0, -2}) {
                kernels.gram(0.5, transposed, a, order, depth, beta, c);
                copying.gram(0.5, transposed, a, order, depth, beta, expected);
                ColumnMajor.mirrorLower(c, order);
                ColumnMajor.mirrorLower(expected, order);
                assertClose(c, expected, 1e-14 * depth);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "64, 3",
        "64, 7",
        "64, 8",
        "65, 70",
        "129, 97",
        "301, 1",
        "301, 300",
        "769, 5",
        "1500, 40",
        "60, 300000"
    })
    void systemsAreSolved(int order, int count) {
        double[] a = positiveDefinite(order);
        double[] before = a.clone();
        double[] b = uniform(order * count, 2);
        for (Side side : Side.values()) {
            double[] x = new double[b.length];
            double[] expected = new double[b.length];
            assertThat(kernels.solveSpd(side, order, count, a, b, x)).isZero();
            assertThat(copying.solveSpd(side, order, count, a, b, expected)).isZero();
            assertClose(x, expected, 1e-11);
            assertClose(product(side, order, count, a, x), b, 1e-13 * order);
            double[] inB = b.clone();
            assertThat(kernels.solveSpd(side, order, count, a, inB, inB)).isZero();
            assertThat(inB).isEqualTo(x);
            assertThat(a).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "100, 99", "800, 300", "800, 700", "1600, 1599"})
    void indefiniteMatrixIsRefusedByTheSameMinorAndLeavesTheRest(int order, int minor) {
        double[] a = positiveDefinite(order);
        a[minor * (order + 1)] = -1;
        double[] b = uniform(order, 2);
        double[] x = uniform(order, 3);
        double[] before = x.clone();
        assertThat(kernels.solveSpd(Side.LEFT, order, 1, a, b, x)).isEqualTo(minor + 1);
        assertThat(copying.solveSpd(Side.LEFT, order, 1, a, b, x)).isEqualTo(minor + 1);
        assertThat(x).isEqualTo(before);
    }

    /** a·x, or x·a, one number after the other but for the innermost sum. */
    private static double[] product(Side side, int order, int count, double[] a, double[] x) {
        double[] product = new double[x.length];
        for (int column = 0; column < (side == Side.LEFT ? count : order); column++) {
            for (int k = 0; k < order; k++) {
                if (side == Side.LEFT) {
                    ColumnMajor.axpby(x[k + column * order], a, k * order, 1, product, column * order, order);
                } else {
                    ColumnMajor.axpby(a[k + column * order], x, k * count, 1, product, column * count, count);
                }
            }
        }
        return product;
    }

    /** A Gram matrix plus a multiple of the identity that keeps its condition number below about ten. */
    private double[] positiveDefinite(int order) {
        double[] a = new double[order * order];
        copying.gram(1, false, uniform(order * order, 1), order, order, 0, a);
        for (int k = 0; k < order; k++) {
            a[k * (order + 1)] += order / 4.0;
        }
        ColumnMajor.mirrorLower(a, order);
        return a;
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        for (int k = 0; k < expected.length; k++) {
            if (!(Math.abs(actual[k] - expected[k]) <= tolerance)) {
                assertThat(actual[k])
                        .as("entry " + k + " to within " + tolerance)
                        .isEqualTo(expected[k]);
            }
        }
    }

    private static double[] uniform(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        Arrays.setAll(values, k -> 2 * random.nextDouble() - 1);
        return values;
    }
}
