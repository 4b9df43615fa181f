package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;

/** Rules on symmetric positive definite systems. */
abstract class SystemRules extends RuleGroup {

    private static final int[] RIGHT_HAND_SIDES = {1, 2, 5, 12, 64};

    SystemRules(MatrixBackendTck kit) {
        super(kit);
    }

    /** Solves A·X = B on either side (with transposes on the right) and checks the residual. */
    private void requireSolves(String what, Dense a, Dense b) {
        for (Side side : Side.values()) {
            Dense given = side == Side.LEFT ? b : b.transposed();
            Matrix x = subject().poisoned(given.rows, given.columns);
            requireNotRefused(what, side, subject().of(a), subject().of(given), x);
            Dense solution = subject().read(x);
            requireSmallResidual(what + " on the " + side, a, b, side == Side.LEFT ? solution : solution.transposed());
        }
    }

    private void requireNotRefused(String what, Side side, Matrix a, Matrix b, Matrix x) {
        assertThatCode(() -> backend().solveSpd(side, a, b, x))
                .as("%s on the %s", what, side)
                .doesNotThrowAnyException();
    }

    private static void requireSmallResidual(String what, Dense a, Dense b, Dense x) {
        int n = a.rows;
        double factor = ErrorBounds.choleskySolution(n);
        double[] root = new double[n];
        for (int i = 0; i < n; i++) {
            root[i] = Math.sqrt(a.at(i, i));
        }
        DoubleDouble residual = new DoubleDouble();
        for (int j = 0; j < b.columns; j++) {
            double size = 0;
            for (int i = 0; i < n; i++) {
                size += root[i] * Math.abs(x.at(i, j));
            }
            for (int i = 0; i < n; i++) {
                residual.set(b.at(i, j));
                for (int k = 0; k < n; k++) {
                    residual.addProduct(-a.at(i, k), x.at(k, j));
                }
                double bound = factor * root[i] * size;
                if (!(Math.abs(residual.value()) <= bound)) {
                    Assertions.fail(
                            "%s: the residual in row %d of right-hand side %d is %s, more than the bound %s",
                            what, i, j, residual.value(), bound);
                }
            }
        }
    }

    @Test
    @Rule("B-46")
    void solveSpdHasSmallResidual() {
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            Dense a = SpdMatrices.wellConditioned(random, order);
            for (int count : RIGHT_HAND_SIDES) {
                requireSolves(
                        "system of order " + order + " with " + count + " right-hand sides",
                        a,
                        Dense.random(random, order, count));
            }
        }
    }

    /**
     * Cholesky factorisation runs to its end if the smallest eigenvalue of the matrix scaled to a unit diagonal exceeds
     * nγₙ₊₁/(1 − γₙ₊₁) (Higham, theorem 10.7), about n²u. The smallest eigenvalue here is 100n²u of the largest.
     */
    @Test
    @Rule("B-47")
    void solveSpdSolvesIllConditionedSystems() {
        SplittableRandom random = random();
        for (int order : new int[] {2, 3, 5, 10, 12, 31, 64, 129}) {
            double smallest = 100.0 * order * order * ErrorBounds.UNIT_ROUNDOFF;
            double[] eigenvalues = new double[order];
            for (int k = 0; k < order; k++) {
                eigenvalues[k] = Math.pow(smallest, (double) k / (order - 1));
            }
            Dense a = SpdMatrices.withEigenvalues(random, eigenvalues);
            requireSolves("system of condition " + 1 / smallest, a, Dense.random(random, order, 3));
        }
    }

    @Test
    @Rule("B-48")
    void solveSpdDoesNotDependOnScale() {
        SplittableRandom random = random();
        for (int order : new int[] {1, 3, 12, 64}) {
            Dense a = SpdMatrices.wellConditioned(random, order);
            Dense b = Dense.random(random, order, 4);
            for (double scale : new double[] {0x1p-300, 0x1p-60, 0x1p300}) {
                Dense scaled = a.map(v -> v * scale);
                requireSolves("system scaled by " + scale, scaled, b.map(v -> v * scale));
                requireSolves("matrix scaled by " + scale, scaled, b);
            }
            Dense uneven = a.map(v -> v);
            for (int j = 0; j < order; j++) {
                for (int i = 0; i < order; i++) {
                    uneven.values[i + j * order] *= Math.scalb(1.0, (i % 5 + j % 5) * 20);
                }
            }
            requireSolves("system with rows of scale 1 to 2^160", uneven, b);
        }
    }

    @Test
    @Rule("B-49")
    void solveSpdMayWorkInPlace() {
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            Dense a = SpdMatrices.wellConditioned(random, order);
            Dense b = Dense.random(random, order, 5);
            for (Side side : Side.values()) {
                Matrix x = subject().of(side == Side.LEFT ? b : b.transposed());
                requireNotRefused(
                        "system of order " + order + " in place",
                        side,
                        subject().of(a),
                        x,
                        x);
                Dense solution = subject().read(x);
                requireSmallResidual(
                        "system of order " + order + " in place on the " + side,
                        a,
                        b,
                        side == Side.LEFT ? solution : solution.transposed());
            }
        }
    }

    /** The matrix must be refused, and everything left as it was, in place or not. */
    private void requireRefused(String what, Dense a) {
        Dense b = Dense.random(random(), a.rows, 3);
        for (Side side : Side.values()) {
            for (boolean inPlace : new boolean[] {false, true}) {
                Dense given = side == Side.LEFT ? b : b.transposed();
                Dense before = inPlace ? given : Dense.filled(given.rows, given.columns, 9);
                Matrix ownA = subject().of(a);
                Matrix ownB = subject().of(given);
                Matrix x = inPlace ? ownB : subject().of(before);
                assertThatThrownBy(
                                () -> backend().solveSpd(side, ownA, ownB, x),
                                "%s on the %s, %s",
                                what,
                                side,
                                inPlace ? "in place" : "with x beside b")
                        .isInstanceOf(NotPositiveDefiniteException.class);
                subject().requireEqual(() -> what + ": x after the refusal", x, before);
                subject().requireEqual(() -> what + ": a after the refusal", ownA, a);
                subject().requireEqual(() -> what + ": b after the refusal", ownB, given);
            }
        }
    }

    @Test
    @Rule("B-50")
    void solveSpdRefusesIndefiniteMatrices() {
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            Dense good = SpdMatrices.wellConditioned(random, order);
            for (int position : new int[] {0, order / 2, order - 1}) {
                requireRefused(
                        "negative diagonal entry " + position + " of " + order, good.with(position, position, -0.5));
            }
            requireRefused("negative definite of order " + order, good.map(v -> -v));
            if (order > 1) {
                double[] eigenvalues = new double[order];
                Arrays.setAll(eigenvalues, k -> 1.0 + k % 3);
                // beyond what rounding of about n²u could hide
                eigenvalues[order - 1] = -100.0 * order * order * ErrorBounds.UNIT_ROUNDOFF;
                requireRefused("barely indefinite of order " + order, SpdMatrices.withEigenvalues(random, eigenvalues));
            }
        }
    }

    /** The elimination of these is exact, so that a pivot is exactly 0. */
    @Test
    @Rule("B-51")
    void solveSpdRefusesSingularMatrices() {
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            requireRefused("zero matrix of order " + order, Dense.filled(order, order, 0));
            if (order > 1) {
                requireRefused("matrix of ones of order " + order, Dense.filled(order, order, 1));
                Dense good = SpdMatrices.exact(random, order);
                Dense singular = good.map(v -> v);
                for (int k = 0; k < order; k++) {
                    singular.values[k + (order - 1) * order] = good.at(k, 0);
                    singular.values[order - 1 + k * order] = good.at(k, 0);
                }
                singular.values[order * order - 1] = good.at(0, 0);
                requireRefused("last row equal to the first, order " + order, singular);
            }
        }
    }

    @Test
    @Rule("B-52")
    void solveSpdRefusesMatricesThatAreNotFinite() {
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            Dense good = SpdMatrices.wellConditioned(random, order);
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                int last = order - 1;
                requireRefused(bad + " first on the diagonal of " + order, good.with(0, 0, bad));
                requireRefused(bad + " last on the diagonal of " + order, good.with(last, last, bad));
                requireRefused(
                        bad + " off the diagonal of " + order,
                        good.with(last, 0, bad).with(0, last, bad));
            }
            requireRefused("all NaN of order " + order, good.map(v -> Double.NaN));
        }
    }

    @Test
    @Rule("B-53")
    void solveSpdPropagatesNanAndInfinityOfTheRightHandSide() {
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            Dense a = SpdMatrices.wellConditioned(random, order);
            Dense b = Dense.random(random, order, 5);
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                Dense spoilt = b.with(order / 2, 2, bad);
                for (Side side : Side.values()) {
                    Dense given = side == Side.LEFT ? spoilt : spoilt.transposed();
                    Matrix x = backend().zeros(given.rows, given.columns);
                    requireNotRefused(
                            bad + " in the right-hand side",
                            side,
                            subject().of(a),
                            subject().of(given),
                            x);
                    Dense read = subject().read(x);
                    requireOnlyOneSpoilt(a, b, side == Side.LEFT ? read : read.transposed(), bad + " on the " + side);
                }
            }
        }
    }

    @Test
    @Rule("B-77")
    void solveSpdReadsNothingAboveTheDiagonal() {
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            Dense a = SpdMatrices.wellConditioned(random, order);
            for (int count : RIGHT_HAND_SIDES) {
                for (Side side : Side.values()) {
                    Dense b =
                            side == Side.LEFT ? Dense.random(random, order, count) : Dense.random(random, count, order);
                    String what = "system of order " + order + " with NaN above the diagonal";
                    Matrix expected = subject().of(b);
                    requireNotRefused(what, side, subject().of(a), expected, expected);
                    Matrix x = subject().of(b);
                    requireNotRefused(what, side, subject().of(a.withAbove(Double.NaN)), x, x);
                    subject()
                            .requireEqual(
                                    () -> what + " on the " + side, x, subject().read(expected));
                }
            }
        }
    }

    private static void requireOnlyOneSpoilt(Dense a, Dense b, Dense x, String what) {
        int n = a.rows;
        double[] column = Arrays.copyOfRange(x.values, 2 * n, 3 * n);
        assertThat(Arrays.stream(column).allMatch(Double::isFinite))
                .as("solution of order %d for a right-hand side with %s is finite", n, what)
                .isFalse();
        for (int j : new int[] {0, 1, 3, 4}) {
            requireSmallResidual(
                    "right-hand side " + j + " beside one with " + what,
                    a,
                    new Dense(n, 1, Arrays.copyOfRange(b.values, j * n, (j + 1) * n)),
                    new Dense(n, 1, Arrays.copyOfRange(x.values, j * n, (j + 1) * n)));
        }
    }
}
