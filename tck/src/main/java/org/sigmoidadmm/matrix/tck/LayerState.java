package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.sigmoidadmm.matrix.Matrix;

/** The operands of {@code updateLayer}, and the a-priori bounds on its results. */
record LayerState(
        Dense s, Dense slope, Dense delta, Dense v, Dense multiplier, Dense weights, Dense vSum, Dense gradientSum) {

    /** What {@code updateLayer} leaves. */
    record Update(Dense v, Dense multiplier, Dense gradient, Dense vSum, Dense gradientSum, Sums sums) {}

    /** The four sums: ‖R‖², ⟨Λ, R⟩, max |V − Λ/β′| and ‖Δ‖². */
    record Sums(double residual, double product, double largest, double change) {

        double[] toArray() {
            return new double[] {residual, product, largest, change};
        }
    }

    static LayerState random(SplittableRandom random, int rows, int columns) {
        return new LayerState(
                Dense.random(random, rows, columns),
                Dense.random(random, rows, columns),
                Dense.random(random, rows, columns),
                Dense.random(random, rows, columns),
                Dense.random(random, rows, columns),
                Dense.random(random, 1, columns),
                Dense.random(random, rows, 1),
                Dense.random(random, rows, 1));
    }

    /** Returns the same state with other operands in place of these. */
    LayerState with(Dense otherS, Dense otherDelta, Dense otherMultiplier) {
        return new LayerState(otherS, slope, otherDelta, v, otherMultiplier, weights, vSum, gradientSum);
    }

    Update update(Subject on, double beta, double nextBeta) {
        Matrix ownV = on.of(v);
        Matrix ownMultiplier = on.of(multiplier);
        Matrix gradient = on.poisoned(v.rows, v.columns);
        Matrix ownVSum = on.of(vSum);
        Matrix ownGradientSum = on.of(gradientSum);
        double[] sums = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, 9};
        on.backend()
                .updateLayer(
                        beta,
                        nextBeta,
                        on.of(s),
                        on.of(slope),
                        on.of(delta),
                        ownV,
                        ownMultiplier,
                        gradient,
                        on.of(weights),
                        ownVSum,
                        ownGradientSum,
                        sums);
        assertThat(sums[4]).as("what stands behind the four sums").isEqualTo(9);
        return new Update(
                on.read(ownV),
                on.read(ownMultiplier),
                on.read(gradient),
                on.read(ownVSum),
                on.read(ownGradientSum),
                new Sums(sums[0], sums[1], sums[2], sums[3]));
    }

    /**
     * Checks an update against the reference's. Rounding errors pass from V to R = S − V to Λ to the sums; each line
     * below follows its formula to first order in the unit roundoff, with a rounding to spare for the rest, and all
     * bounds are doubled because the reference errs too.
     */
    void requireWithinBounds(String what, double beta, double nextBeta, Update actual, Update expected) {
        int size = v.values.length;
        Dense vBounds = Dense.filled(v.rows, v.columns, 0);
        Dense multiplierBounds = Dense.filled(v.rows, v.columns, 0);
        Dense gradientBounds = Dense.filled(v.rows, v.columns, 0);
        double residualBound = 0;
        double productBound = 0;
        double largestBound = 0;
        double change = 0;
        for (int k = 0; k < size; k++) {
            double newV = Math.abs(expected.v().values[k]);
            double newMultiplier = Math.abs(expected.multiplier().values[k]);
            double r = Math.abs(s.values[k] - expected.v().values[k]);
            double d = Math.abs(delta.values[k]);
            double errorV = ErrorBounds.gamma(2) * (Math.abs(v.values[k]) + d);
            double errorR = errorV + ErrorBounds.gamma(2) * (Math.abs(s.values[k]) + newV);
            double errorMultiplier = beta * errorR + ErrorBounds.gamma(3) * (Math.abs(multiplier.values[k]) + beta * r);
            double force = r + newMultiplier / nextBeta;
            double errorForce = errorR + errorMultiplier / nextBeta + ErrorBounds.gamma(4) * force;
            vBounds.values[k] = 2 * errorV;
            multiplierBounds.values[k] = 2 * errorMultiplier;
            gradientBounds.values[k] = 2 * Math.abs(slope.values[k]) * (errorForce + ErrorBounds.gamma(2) * force);
            residualBound += 2 * r * errorR + ErrorBounds.gamma(size + 2L) * r * r;
            productBound +=
                    newMultiplier * errorR + r * errorMultiplier + ErrorBounds.gamma(size + 2L) * newMultiplier * r;
            largestBound = Math.max(
                    largestBound,
                    errorV + errorMultiplier / nextBeta + ErrorBounds.gamma(4) * (newV + newMultiplier / nextBeta));
            change += d * d;
        }
        Subject.requireWithin(() -> what + ", v", actual.v(), expected.v(), vBounds);
        Subject.requireWithin(
                () -> what + ", multiplier", actual.multiplier(), expected.multiplier(), multiplierBounds);
        Subject.requireWithin(() -> what + ", gradient", actual.gradient(), expected.gradient(), gradientBounds);
        Subject.requireWithin(
                () -> what + ", vSum", actual.vSum(), expected.vSum(), sumBounds(vSum, expected.v(), vBounds));
        Subject.requireWithin(
                () -> what + ", gradientSum",
                actual.gradientSum(),
                expected.gradientSum(),
                sumBounds(gradientSum, expected.gradient(), gradientBounds));
        double[] bounds = {residualBound, productBound, largestBound, ErrorBounds.gamma(size + 2L) * change};
        for (int k = 0; k < 4; k++) {
            double error = actual.sums().toArray()[k] - expected.sums().toArray()[k];
            assertThat(Math.abs(error))
                    .as("%s, error of sum %d: %s against %s", what, k, actual.sums(), expected.sums())
                    .isLessThanOrEqualTo(2 * bounds[k]);
        }
    }

    /** Weights times the bounds of the terms, and the roundings of their sum with what was there before, twice. */
    private Dense sumBounds(Dense before, Dense terms, Dense termBounds) {
        Dense bounds = before.map(b -> 2 * ErrorBounds.gamma(terms.columns + 2L) * Math.abs(b));
        for (int k = 0; k < terms.values.length; k++) {
            bounds.values[k % terms.rows] += Math.abs(weights.values[k / terms.rows])
                    * (termBounds.values[k] + 2 * ErrorBounds.gamma(terms.columns + 2L) * Math.abs(terms.values[k]));
        }
        return bounds;
    }
}
