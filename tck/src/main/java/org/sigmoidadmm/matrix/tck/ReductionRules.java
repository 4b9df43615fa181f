package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Matrix;

/** Rules on sums and maxima. */
abstract class ReductionRules extends RuleGroup {

    ReductionRules(MatrixBackendTck kit) {
        super(kit);
    }

    @Test
    @Rule("B-27")
    void rowSumsAreWithinTheirBound() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense x = Dense.random(random, shape.rows(), shape.columns());
            Dense before = Dense.random(random, shape.rows(), 1);
            Matrix ownX = subject().of(x);
            for (double beta : EntrywiseRules.FACTORS) {
                Matrix destination = subject().of(before);
                backend().rowSums(ownX, beta, destination);
                requireRowSums(x, beta, before, subject().read(destination));
            }
        }
    }

    private static void requireRowSums(Dense x, double beta, Dense before, Dense actual) {
        Dense expected = Dense.filled(x.rows, 1, 0);
        Dense bounds = Dense.filled(x.rows, 1, 0);
        DoubleDouble sum = new DoubleDouble();
        for (int i = 0; i < x.rows; i++) {
            sum.set(0);
            sum.addProduct(beta, before.values[i]);
            double sizes = Math.abs(beta * before.values[i]);
            for (int j = 0; j < x.columns; j++) {
                sum.add(x.at(i, j));
                sizes += Math.abs(x.at(i, j));
            }
            expected.values[i] = sum.value();
            // at most one addition for each column and the product with β; one more covers the bound and `expected`
            bounds.values[i] = ErrorBounds.gamma(x.columns + 2L) * sizes;
        }
        Subject.requireWithin(
                () -> "rowSums of " + x.rows + "×" + x.columns + ", β = " + beta, actual, expected, bounds);
    }

    @Test
    @Rule("B-28")
    void rowSumsIgnoresDestinationWhenBetaIsZero() {
        for (Shapes.Shape shape : Shapes.fewMatrices()) {
            Matrix destination = subject().poisoned(shape.rows(), 1);
            backend().rowSums(subject().of(Dense.filled(shape.rows(), shape.columns(), 2)), 0, destination);
            subject()
                    .requireEqual(
                            () -> "rowSums of " + shape + " into NaN",
                            destination,
                            Dense.filled(shape.rows(), 1, 2.0 * shape.columns()));
        }
    }

    @Test
    @Rule("B-29")
    void dotIsWithinItsBound() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense x = Dense.random(random, shape.rows(), shape.columns());
            Dense y = Dense.random(random, shape.rows(), shape.columns());
            DoubleDouble exact = new DoubleDouble();
            double sizes = 0;
            for (int k = 0; k < x.values.length; k++) {
                exact.addProduct(x.values[k], y.values[k]);
                sizes += Math.abs(x.values[k] * y.values[k]);
            }
            double actual = backend().dot(subject().of(x), subject().of(y));
            // a product and at most one addition per entry; one more covers the bound and the rounding of the exact sum
            double bound = ErrorBounds.gamma(x.values.length + 2L) * sizes;
            assertThat(Math.abs(actual - exact.value()))
                    .as("error of dot of %s, %s against %s", shape, actual, exact.value())
                    .isLessThanOrEqualTo(bound);
        }
    }

    @Test
    @Rule("B-30")
    void maxAbsIsExact() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense x = Dense.random(random, shape.rows(), shape.columns());
            int size = x.values.length;
            for (int position : new int[] {0, size / 2, size - 1}) {
                for (double largest : new double[] {3, -3, Double.NEGATIVE_INFINITY}) {
                    Dense marked = x.with(position % x.rows, position / x.rows, largest);
                    assertThat(backend().maxAbs(subject().of(marked)))
                            .as("maxAbs of %s with %s at %d", shape, largest, position)
                            .isEqualTo(Math.abs(largest));
                }
            }
        }
        assertThat(backend().maxAbs(backend().zeros(5, 7)))
                .as("maxAbs of zeros")
                .isEqualTo(0.0);
    }

    @Test
    @Rule("B-31")
    void reductionsPropagateNanAndInfinity() {
        Dense ones = Dense.filled(7, 5, 1);
        for (int position = 0; position < 35; position++) {
            int i = position % 7;
            int j = position / 7;
            Matrix nan = subject().of(ones.with(i, j, Double.NaN).with((i + 3) % 7, j, Double.POSITIVE_INFINITY));
            Matrix infinite = subject().of(ones.with(i, j, Double.POSITIVE_INFINITY));
            Matrix zeros = backend().zeros(7, 5);
            assertThat(backend().maxAbs(nan))
                    .as("maxAbs with NaN at %d", position)
                    .isNaN();
            assertThat(backend().dot(nan, zeros))
                    .as("dot of NaN and 0 at %d", position)
                    .isNaN();
            assertThat(backend().dot(zeros, infinite))
                    .as("dot of 0 and ∞ at %d", position)
                    .isNaN();
            assertThat(backend().dot(infinite, infinite))
                    .as("dot of ∞ at %d", position)
                    .isInfinite();
            Matrix sums = backend().zeros(7, 1);
            backend().rowSums(nan, 0, sums);
            Dense expected = Dense.filled(7, 1, 5).with(i, 0, Double.NaN);
            subject()
                    .requireEqual(
                            () -> "rowSums with NaN and ∞",
                            sums,
                            expected.with((i + 3) % 7, 0, Double.POSITIVE_INFINITY));
        }
    }
}
