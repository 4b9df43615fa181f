package org.sigmoidadmm.matrix.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.matrix.Transpose;

/** Shapes around the sizes of the panels, which are beyond those of the conformance kit. */
class PanelKernelsTest {

    private final PanelKernels kernels = new PlainKernels();

    @ParameterizedTest
    @CsvSource({"513, 33, 129", "1025, 31, 2", "512, 32, 128", "12, 65, 257", "11, 600, 130", "1, 513, 300", "3, 2, 1"})
    void productIsRightForEveryTransposition(int m, int n, int depth) {
        Random random = new Random(m + 31L * n);
        for (Transpose transposeA : Transpose.values()) {
            for (Transpose transposeB : Transpose.values()) {
                double[] a = integers(random, m * depth);
                double[] b = integers(random, depth * n);
                double[] c = integers(random, m * n);
                double[] expected = c.clone();
                for (int i = 0; i < m; i++) {
                    for (int j = 0; j < n; j++) {
                        double sum = 0;
                        for (int k = 0; k < depth; k++) {
                            sum += (transposeA == Transpose.NO ? a[i + k * m] : a[k + i * depth])
                                    * (transposeB == Transpose.NO ? b[k + j * depth] : b[j + k * n]);
                        }
                        expected[i + j * m] = 2 * sum - 3 * expected[i + j * m];
                    }
                }
                kernels.multiply(2, transposeA, a, transposeB, b, -3, c, m, n, depth);
                assertThat(largestDifference(c, expected)) // small integers: exact
                        .as("%s %s", transposeA, transposeB)
                        .isZero();
                Arrays.fill(c, Double.NaN);
                kernels.multiply(1, transposeA, a, transposeB, b, 0, c, m, n, depth);
                assertThat(Arrays.stream(c).anyMatch(Double::isNaN)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"257, 130", "129, 3", "128, 128", "5, 200"})
    void gramIsTheLowerTriangleOfTheProduct(int order, int depth) {
        double[] a = integers(new Random(order), order * depth);
        for (Transpose transpose : Transpose.values()) {
            Transpose other = transpose == Transpose.NO ? Transpose.YES : Transpose.NO;
            double[] expected = new double[order * order];
            kernels.multiply(1, transpose, a, other, a, 0, expected, order, order, depth);
            double[] actual = new double[order * order];
            Arrays.fill(actual, Double.NaN);
            kernels.gram(1, transpose, a, 0, actual, order, depth);
            ColumnMajor.mirrorLower(actual, order);
            assertThat(largestDifference(actual, expected)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 1100", "300, 250", "1, 1", "1, 600"})
    void substitutionInvertsTheFactor(int order, int count) {
        Random random = new Random(order);
        double[] factor = new double[order * order];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < i; j++) {
                factor[j + i * order] =
                        (random.nextDouble() - 0.5) / order; // well-conditioned: errors stay near rounding
            }
            factor[i + i * order] = 1 + random.nextDouble();
            for (int j = i + 1; j < order; j++) {
                factor[j + i * order] = Double.NaN; // above the diagonal, not to be read
            }
        }
        double[] solution = integers(random, count * order);
        double[] expected = solution.clone();
        for (int row = 0; row < count; row++) {
            applyFactorTwice(factor, order, solution, row, count);
        }
        kernels.substitute(factor, order, solution, count);
        // order · 2⁻⁵³ · numbers up to 100
        assertThat(largestDifference(solution, expected)).isLessThan(1e-11);
    }

    @Test
    void repeatedCallsWithOtherShapesBetweenDoNotDisturbEachOther() {
        double[] a = integers(new Random(1), 40 * 30);
        double[] first = new double[40 * 40];
        kernels.gram(1, Transpose.NO, a, 0, first, 40, 30);
        kernels.multiply(1, Transpose.NO, a, Transpose.NO, a, 0, new double[13 * 13], 13, 13, 13);
        double[] second = new double[40 * 40];
        kernels.gram(1, Transpose.NO, a, 0, second, 40, 30);
        ColumnMajor.mirrorLower(first, 40);
        ColumnMajor.mirrorLower(second, 40);
        assertThat(largestDifference(second, first)).isZero();
    }

    /** One row of the solution, x, becomes (L·Lᵀ·xᵀ)ᵀ. */
    private static void applyFactorTwice(double[] factor, int order, double[] solution, int row, int count) {
        double[] y = new double[order];
        for (int j = 0; j < order; j++) {
            for (int i = j; i < order; i++) {
                y[j] += factor[j + i * order] * solution[row + i * count];
            }
        }
        for (int i = 0; i < order; i++) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += factor[j + i * order] * y[j];
            }
            solution[row + i * count] = sum;
        }
    }

    /** NaN if there is one. */
    private static double largestDifference(double[] x, double[] y) {
        double largest = 0;
        for (int k = 0; k < x.length; k++) {
            largest = Math.max(largest, Math.abs(x[k] - y[k]));
        }
        return largest;
    }

    private static double[] integers(Random random, int length) {
        return random.ints(length, -9, 10).asDoubleStream().toArray();
    }

    private static final class PlainKernels extends PanelKernels {

        @Override
        protected void addMultiples(double[][] product, int rows, double[][] left, int depth, double[][] right) {
            for (int i = 0; i < rows; i++) {
                for (int c = 0; c < depth; c++) {
                    for (int t = 0; t < product[i].length; t++) {
                        product[i][t] += left[i][c] * right[c][t];
                    }
                }
            }
        }

        @Override
        protected void innerProducts(double[] left, double[] right, double[] product, int m, int n, int depth) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int k = 0; k < depth; k++) {
                        sum += left[k + i * depth] * right[k + j * depth];
                    }
                    product[j + i * n] = sum;
                }
            }
        }
    }
}
