package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.Matrix;

/** Rules on losses. */
abstract class LossRules extends RuleGroup {

    /** Predictions lie within ±RANGE. */
    private static final int RANGE = 3;

    LossRules(MatrixBackendTck kit) {
        super(kit);
    }

    private Dense gradientOf(Loss loss, Dense v, Dense y, Dense weights) {
        Matrix gradient = subject().poisoned(v.rows, v.columns);
        backend().lossGradient(loss, subject().of(v), subject().of(y), subject().of(weights), gradient);
        return subject().read(gradient);
    }

    private Dense proximalOf(Loss loss, double beta, Dense point, Dense y) {
        Matrix result = subject().poisoned(point.rows, point.columns);
        backend().lossProximal(loss, beta, subject().of(point), subject().of(y), result);
        return subject().read(result);
    }

    @Test
    @Rule("B-69")
    void unknownLossIsEvaluatedByItself() {
        SplittableRandom random = random();
        Loss loss = LinearLoss.INSTANCE;
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense v = Dense.integers(random, shape.rows(), shape.columns());
            Dense y = Dense.integers(random, shape.rows(), shape.columns());
            Dense weights = Dense.integers(random, 1, shape.columns()).map(Math::abs);
            Dense expected = Dense.filled(shape.rows(), shape.columns(), 0);
            assertThat(backend()
                            .lossValue(
                                    loss,
                                    subject().of(v),
                                    subject().of(y),
                                    subject().of(weights)))
                    .as("value of a linear loss, %s", shape)
                    .isEqualTo(loss.value(v.values, y.values, weights.values, shape.rows()));
            loss.gradient(v.values, y.values, weights.values, shape.rows(), expected.values);
            Subject.requireEqual(
                    () -> "gradient of a linear loss, " + shape, gradientOf(loss, v, y, weights), expected);
            loss.proximal(2, v.values, y.values, shape.rows(), expected.values);
            Subject.requireEqual(() -> "proximal step of a linear loss, " + shape, proximalOf(loss, 2, v, y), expected);
        }
    }

    /** One column of zeros and a one for each sample, as classes have. */
    private static Dense oneHot(SplittableRandom random, int rows, int columns) {
        Dense y = Dense.filled(rows, columns, 0);
        for (int j = 0; j < columns; j++) {
            y.values[random.nextInt(rows) + j * rows] = 1;
        }
        return y;
    }

    private static Dense weights(SplittableRandom random, int columns) {
        return Dense.random(random, 1, columns).map(w -> 1 + w / 2);
    }

    /**
     * Roundings of a softmax with d rows: d − 1 additions, a division, an exponential within an ulp or two, and the
     * rounding of its argument, which is at most 2·RANGE and enters in proportion. A few more for weights and sums.
     */
    private static double softmax(int rows) {
        return ErrorBounds.gamma(rows + 2L * RANGE + 16);
    }

    @Test
    @Rule("B-70")
    void lossAndGradientAreWithinTheirBounds() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense v = Dense.random(random, shape.rows(), shape.columns()).map(x -> RANGE * x);
            Dense y = oneHot(random, shape.rows(), shape.columns());
            Dense weights = weights(random, shape.columns());
            for (String name : Losses.names()) {
                Loss loss = Losses.named(name);
                String what = name + " of " + shape;
                requireValue(what, loss, v, y, weights);
                Dense expected = Dense.filled(shape.rows(), shape.columns(), 0);
                loss.gradient(v.values, y.values, weights.values, shape.rows(), expected.values);
                Dense bounds = Dense.filled(shape.rows(), shape.columns(), 0);
                for (int k = 0; k < bounds.values.length; k++) {
                    // no term of a gradient exceeds w(1 + |v| + |y|); twice, as both may err
                    bounds.values[k] = 2 * softmax(shape.rows()) * terms(v, y, weights, k);
                }
                Subject.requireWithin(() -> "gradient of " + what, gradientOf(loss, v, y, weights), expected, bounds);
            }
        }
    }

    private static double terms(Dense v, Dense y, Dense weights, int k) {
        return weights.values[k / v.rows] * (1 + Math.abs(v.values[k]) + Math.abs(y.values[k]));
    }

    private void requireValue(String what, Loss loss, Dense v, Dense y, Dense weights) {
        double size = 0;
        for (int k = 0; k < v.values.length; k++) {
            // ½(v − y)², |v| + log d and 1 + |v| are all below this square
            double term = 1 + Math.abs(v.values[k]) + Math.abs(y.values[k]);
            size += weights.values[k / v.rows] * term * term;
        }
        double expected = loss.value(v.values, y.values, weights.values, v.rows);
        double actual = backend()
                .lossValue(loss, subject().of(v), subject().of(y), subject().of(weights));
        // the sum over all entries besides; twice, as both may err
        double bound = 2 * (softmax(v.rows) + ErrorBounds.gamma(v.values.length)) * size;
        assertThat(Math.abs(actual - expected))
                .as("error of the value of %s, %s against %s", what, actual, expected)
                .isLessThanOrEqualTo(bound);
    }

    /**
     * The objective ℓ + (β/2)‖v − p‖² is strongly convex with modulus β, so that a point where its gradient is g is
     * within ‖g‖/β of the minimum. The bound on g is what its evaluation rounds at the minimum, once for the solver and
     * once for this test, with four more roundings in each term for a solver's stopping rule.
     */
    @Test
    @Rule("B-71")
    void lossProximalMinimises() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense point = Dense.random(random, shape.rows(), shape.columns()).map(x -> RANGE * x);
            Dense y = oneHot(random, shape.rows(), shape.columns());
            Dense ones = Dense.filled(1, shape.columns(), 1);
            for (double beta : new double[] {0.1, 1, 7}) {
                for (Loss loss : new Loss[] {Losses.SQUARED, Losses.CROSS_ENTROPY, Losses.huber(0.75)}) {
                    Dense v = proximalOf(loss, beta, point, y);
                    Dense gradient = Dense.filled(shape.rows(), shape.columns(), 0);
                    loss.gradient(v.values, y.values, ones.values, shape.rows(), gradient.values);
                    Dense bounds = Dense.filled(shape.rows(), shape.columns(), 0);
                    for (int k = 0; k < bounds.values.length; k++) {
                        gradient.values[k] += beta * (v.values[k] - point.values[k]);
                        bounds.values[k] = 2
                                * softmax(shape.rows() + 4)
                                * (terms(v, y, ones, k) + beta * (Math.abs(v.values[k]) + Math.abs(point.values[k])));
                    }
                    Subject.requireWithin(
                            () -> "gradient at the proximal step of " + loss.name() + ", " + shape + ", β = " + beta,
                            gradient,
                            gradient.map(g -> 0),
                            bounds);
                }
                requireHinge(beta, point, y);
            }
        }
    }

    /** The hinge has a kink and a closed form: each margin grows by 1/β, up to 1. */
    private void requireHinge(double beta, Dense point, Dense y) {
        Dense expected = Dense.filled(point.rows, point.columns, 0);
        Dense bounds = Dense.filled(point.rows, point.columns, 0);
        for (int k = 0; k < expected.values.length; k++) {
            double sign = y.values[k] > 0.5 ? 1 : -1;
            double margin = sign * point.values[k];
            double step = 1 / beta;
            expected.values[k] = sign * Math.max(margin, Math.min(margin + step, 1));
            // a quotient and a sum, here and there
            bounds.values[k] = 2 * ErrorBounds.gamma(3) * (Math.abs(margin) + step);
        }
        Subject.requireWithin(
                () -> "proximal step of the hinge, " + point.rows + "×" + point.columns + ", β = " + beta,
                proximalOf(Losses.HINGE, beta, point, y),
                expected,
                bounds);
    }
}
