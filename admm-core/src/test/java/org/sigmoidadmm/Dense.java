package org.sigmoidadmm;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Matrices as rows of numbers, in the plainest loops: what the trainer is compared with. */
final class Dense {

    private Dense() {}

    /** Samples as columns. */
    static double[][] of(Samples samples) {
        double[][] result = new double[samples.features()][samples.count()];
        for (int i = 0; i < samples.count(); i++) {
            for (int j = 0; j < samples.features(); j++) {
                result[j][i] = samples.get(i, j);
            }
        }
        return result;
    }

    /** (W b), the bias as the last column. */
    static double[][] of(Layer layer) {
        double[][] result = new double[layer.outputs()][layer.inputs() + 1];
        for (int i = 0; i < layer.outputs(); i++) {
            for (int j = 0; j < layer.inputs(); j++) {
                result[i][j] = layer.weight()[i + j * layer.outputs()];
            }
            result[i][layer.inputs()] = layer.bias()[i];
        }
        return result;
    }

    static double[][] random(int rows, int columns, Random random) {
        double[][] result = new double[rows][columns];
        for (double[] row : result) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return result;
    }

    static double[][] identity(int order) {
        double[][] result = new double[order][order];
        for (int i = 0; i < order; i++) {
            result[i][i] = 1;
        }
        return result;
    }

    static double[][] product(double[][] a, double[][] b) {
        double[][] result = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    result[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return result;
    }

    static double[][] transpose(double[][] a) {
        double[][] result = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                result[j][i] = a[i][j];
            }
        }
        return result;
    }

    /** a + factor·b. */
    static double[][] plus(double[][] a, double factor, double[][] b) {
        double[][] result = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                result[i][j] = a[i][j] + factor * b[i][j];
            }
        }
        return result;
    }

    static double[][] minus(double[][] a, double[][] b) {
        return plus(a, -1, b);
    }

    static double[][] scaled(double factor, double[][] a) {
        return map(a, x -> factor * x);
    }

    static double[][] map(double[][] a, DoubleUnaryOperator function) {
        double[][] result = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                result[i][j] = function.applyAsDouble(a[i][j]);
            }
        }
        return result;
    }

    static double[][] hadamard(double[][] a, double[][] b) {
        double[][] result = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                result[i][j] = a[i][j] * b[i][j];
            }
        }
        return result;
    }

    /** A row of ones below. */
    static double[][] withOnes(double[][] a) {
        double[][] result = new double[a.length + 1][a[0].length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i].clone();
        }
        Arrays.fill(result[a.length], 1);
        return result;
    }

    static double[][] withoutLastColumn(double[][] a) {
        double[][] result = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            result[i] = Arrays.copyOf(a[i], a[i].length - 1);
        }
        return result;
    }

    static double inner(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                sum += a[i][j] * b[i][j];
            }
        }
        return sum;
    }

    static double squaredNorm(double[][] a) {
        return inner(a, a);
    }

    static double norm(double[][] a) {
        return Math.sqrt(squaredNorm(a));
    }

    static double maxAbs(double[][] a) {
        double largest = 0;
        for (double[] row : a) {
            for (double x : row) {
                largest = Math.max(largest, Math.abs(x));
            }
        }
        return largest;
    }

    /** The largest difference, relative to the largest entry of the second. */
    static double difference(double[][] actual, double[][] expected) {
        return maxAbs(minus(actual, expected)) / maxAbs(expected);
    }

    /** A⁻¹B by Gaussian elimination with row pivoting. */
    static double[][] solve(double[][] matrix, double[][] right) {
        int n = matrix.length;
        double[][] a = map(matrix, x -> x);
        double[][] b = map(right, x -> x);
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            swap(a, k, pivot);
            swap(b, k, pivot);
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                subtract(factor, a[k], a[i]);
                subtract(factor, b[k], b[i]);
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = 0; j < b[k].length; j++) {
                b[k][j] /= a[k][k];
            }
            for (int i = 0; i < k; i++) {
                subtract(a[i][k], b[k], b[i]);
            }
        }
        return b;
    }

    /** BA⁻¹ for a symmetric A. */
    static double[][] solveRight(double[][] right, double[][] symmetric) {
        return transpose(solve(symmetric, transpose(right)));
    }

    private static void subtract(double factor, double[] row, double[] from) {
        for (int j = 0; j < row.length; j++) {
            from[j] -= factor * row[j];
        }
    }

    private static void swap(double[][] rows, int i, int j) {
        double[] row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
}
