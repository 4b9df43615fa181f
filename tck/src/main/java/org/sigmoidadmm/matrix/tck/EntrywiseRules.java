package org.sigmoidadmm.matrix.tck;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Matrix;

/** Rules on the operations that treat entries, columns and the diagonal one by one. */
abstract class EntrywiseRules extends RuleGroup {

    /** The factors that libraries treat as special cases, and one that is none. */
    static final double[] FACTORS = {0, 1, -1, 0.7};

    private static final double[] SPECIAL = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -2.5, Double.MAX_VALUE, Double.MIN_VALUE
    };

    EntrywiseRules(MatrixBackendTck kit) {
        super(kit);
    }

    @Test
    @Rule("B-18")
    void copyAndFillAreExact() {
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense values = Dense.random(random(), shape.rows(), shape.columns());
            Matrix destination = subject().poisoned(shape.rows(), shape.columns());
            backend().copy(subject().of(values), destination);
            subject().requireEqual(() -> "copy of " + shape, destination, values);
            for (double value : SPECIAL) {
                backend().fill(value, destination);
                subject()
                        .requireEqual(
                                () -> "fill of " + shape,
                                destination,
                                Dense.filled(shape.rows(), shape.columns(), value));
            }
        }
    }

    @Test
    @Rule("B-19")
    void axpbyIsWithinItsBound() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense x = Dense.random(random, shape.rows(), shape.columns());
            Dense y = Dense.random(random, shape.rows(), shape.columns());
            Matrix ownX = subject().of(x);
            Matrix ownY = subject().of(y);
            for (double alpha : FACTORS) {
                for (double beta : FACTORS) {
                    backend().upload(y.values, ownY);
                    backend().axpby(alpha, ownX, beta, ownY);
                    requireCombination(alpha, x, beta, y, subject().read(ownY));
                }
            }
        }
    }

    /** Two products and a sum: three roundings, of which each term passes two; a third covers the bound itself. */
    private static void requireCombination(double alpha, Dense x, double beta, Dense y, Dense actual) {
        Dense expected = Dense.filled(x.rows, x.columns, 0);
        Dense bounds = Dense.filled(x.rows, x.columns, 0);
        for (int k = 0; k < x.values.length; k++) {
            double left = alpha * x.values[k];
            double right = beta * y.values[k];
            expected.values[k] = left + right;
            // one term alone with a factor of ±1 has nothing to round
            boolean exact = alpha * beta == 0 && Math.abs(alpha + beta) != 0.7;
            bounds.values[k] = exact ? 0 : ErrorBounds.gamma(3) * (Math.abs(left) + Math.abs(right));
        }
        Subject.requireWithin(
                () -> "axpby of " + x.rows + "×" + x.columns + ", α = " + alpha + ", β = " + beta,
                actual,
                expected,
                bounds);
    }

    @Test
    @Rule("B-20")
    void axpbyDoesNotReadWhatHasFactorZero() {
        for (Shapes.Shape shape : Shapes.fewMatrices()) {
            Dense x = Dense.random(random(), shape.rows(), shape.columns());
            Matrix ownX = subject().of(x);
            Matrix poisoned = subject().poisoned(shape.rows(), shape.columns());
            backend().axpby(1, ownX, 0, poisoned);
            subject().requireEqual(() -> "axpby " + shape + ", β = 0 on NaN", poisoned, x);
            Matrix infinite = subject().of(Dense.filled(shape.rows(), shape.columns(), Double.NEGATIVE_INFINITY));
            backend().axpby(0, infinite, -1, ownX);
            subject().requireEqual(() -> "axpby " + shape + ", α = 0 on −∞", ownX, x.map(v -> -v));
            backend().axpby(0, infinite, 0, infinite);
            subject()
                    .requireEqual(
                            () -> "axpby " + shape + ", α = β = 0",
                            infinite,
                            Dense.filled(shape.rows(), shape.columns(), 0));
        }
    }

    @Test
    @Rule("B-21")
    void hadamardAndScaleColumnsAreCorrectlyRounded() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense x = Dense.random(random, shape.rows(), shape.columns());
            Dense y = Dense.random(random, shape.rows(), shape.columns());
            Dense expected = Dense.filled(shape.rows(), shape.columns(), 0);
            for (int k = 0; k < expected.values.length; k++) {
                expected.values[k] = x.values[k] * y.values[k];
            }
            Matrix destination = subject().poisoned(shape.rows(), shape.columns());
            backend().hadamard(subject().of(x), subject().of(y), destination);
            subject().requireEqual(() -> "hadamard of " + shape, destination, expected);
            Dense factors = Dense.random(random, 1, shape.columns());
            for (int k = 0; k < expected.values.length; k++) {
                expected.values[k] = x.values[k] * factors.values[k / shape.rows()];
            }
            Matrix scaled = subject().poisoned(shape.rows(), shape.columns());
            backend().scaleColumns(subject().of(x), subject().of(factors), scaled);
            subject().requireEqual(() -> "scaleColumns of " + shape, scaled, expected);
        }
    }

    @Test
    @Rule("B-22")
    void entrywiseOperationsPropagateNanAndInfinity() {
        int n = SPECIAL.length;
        Dense x = Dense.filled(n, n, 0);
        Dense y = Dense.filled(n, n, 0);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                x.values[i + j * n] = SPECIAL[i];
                y.values[i + j * n] = SPECIAL[j];
            }
        }
        Dense sum = Dense.filled(n, n, 0);
        Dense product = Dense.filled(n, n, 0);
        for (int k = 0; k < n * n; k++) {
            sum.values[k] = x.values[k] + y.values[k];
            product.values[k] = x.values[k] * y.values[k];
        }
        Matrix ownX = subject().of(x);
        Matrix destination = subject().of(y);
        backend().axpby(1, ownX, 1, destination);
        subject().requireEqual(() -> "axpby of special values", destination, sum);
        backend().hadamard(ownX, subject().of(y), destination);
        subject().requireEqual(() -> "hadamard of special values", destination, product);
        backend().upload(y.values, destination);
        backend().addColumn(1, subject().of(new Dense(n, 1, SPECIAL.clone())), destination);
        subject().requireEqual(() -> "addColumn of special values", destination, sum);
        backend().scaleColumns(ownX, subject().of(new Dense(1, n, SPECIAL.clone())), destination);
        subject().requireEqual(() -> "scaleColumns of special values", destination, product);
        backend().copy(ownX, destination);
        subject().requireEqual(() -> "copy of special values", destination, x);
        backend().transpose(ownX, destination);
        subject().requireEqual(() -> "transpose of special values", destination, y);
        backend().addToDiagonal(Double.NaN, destination);
        subject().requireEqual(() -> "addToDiagonal of NaN", destination, withDiagonal(y, Double.NaN));
    }

    private static Dense withDiagonal(Dense square, double value) {
        Dense result = square.map(v -> v);
        for (int i = 0; i < square.rows; i++) {
            result.values[i + i * square.rows] = value;
        }
        return result;
    }

    @Test
    @Rule("B-23")
    void addColumnAddsToEveryColumn() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense column = Dense.random(random, shape.rows(), 1);
            Dense before = Dense.random(random, shape.rows(), shape.columns());
            Matrix ownColumn = subject().of(column);
            for (double alpha : FACTORS) {
                Matrix destination = subject().of(before);
                backend().addColumn(alpha, ownColumn, destination);
                Dense expected = Dense.filled(before.rows, before.columns, 0);
                Dense bounds = Dense.filled(before.rows, before.columns, 0);
                for (int k = 0; k < expected.values.length; k++) {
                    double addend = alpha * column.values[k % before.rows];
                    expected.values[k] = before.values[k] + addend;
                    // a product and a sum; a third rounding covers the bound itself
                    bounds.values[k] =
                            alpha == 0 ? 0 : ErrorBounds.gamma(3) * (Math.abs(before.values[k]) + Math.abs(addend));
                }
                Subject.requireWithin(
                        () -> "addColumn to " + shape + ", α = " + alpha,
                        subject().read(destination),
                        expected,
                        bounds);
            }
        }
    }

    @Test
    @Rule("B-24")
    void addColumnDoesNotReadColumnWithFactorZero() {
        Dense before = Dense.random(random(), 5, 7);
        for (double poison : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            Matrix destination = subject().of(before);
            backend().addColumn(0, subject().of(Dense.filled(5, 1, poison)), destination);
            subject().requireEqual(() -> "addColumn of " + poison + ", α = 0", destination, before);
        }
    }

    @Test
    @Rule("B-25")
    void addToDiagonalLeavesTheRest() {
        for (int size : Shapes.sizes()) {
            Dense before = Dense.random(random(), size, size);
            for (double alpha : new double[] {0, 0.7, -3}) {
                Matrix destination = subject().of(before);
                backend().addToDiagonal(alpha, destination);
                Dense expected = before.map(v -> v);
                for (int i = 0; i < size; i++) {
                    expected.values[i + i * size] += alpha;
                }
                subject().requireEqual(() -> "addToDiagonal of order " + size, destination, expected);
            }
        }
    }

    @Test
    @Rule("B-26")
    void transposeIsExact() {
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense values = Dense.random(random(), shape.rows(), shape.columns());
            Dense expected = values.transposed();
            Matrix destination = subject().poisoned(expected.rows, expected.columns);
            backend().transpose(subject().of(values), destination);
            subject().requireEqual(() -> "transpose of " + shape, destination, expected);
        }
    }
}
