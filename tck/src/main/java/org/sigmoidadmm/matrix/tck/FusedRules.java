package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Matrix;

/** Rules on the fused kernels of ADMM: each means the same as its composition from the other operations. */
abstract class FusedRules extends RuleGroup {

    private static final Activation SIGMOID = Activations.SIGMOID;

    FusedRules(MatrixBackendTck kit) {
        super(kit);
    }

    /** Roundings that 4 ulp may stand for: an ulp is at most two units of roundoff. */
    private static final int ACTIVATION = 8;

    private static double size(Dense matrix, int k) {
        return Math.abs(matrix.values[k]);
    }

    /** z + bias·1ᵀ, one rounding for everybody. */
    private static Dense shifted(Dense z, Dense bias) {
        Dense result = z.map(v -> v);
        for (int k = 0; k < z.values.length; k++) {
            result.values[k] += bias.values[k % z.rows];
        }
        return result;
    }

    @Test
    @Rule("B-54")
    void activateLayerMeansItsComposition() {
        SplittableRandom random = random();
        try (Subject reference = new Subject(new ReferenceBackend())) {
            for (Shapes.Shape shape : Shapes.matrices()) {
                Dense z = Dense.random(random, shape.rows(), shape.columns()).map(v -> 6 * v);
                Dense bias = Dense.random(random, shape.rows(), 1);
                Dense[] expected = activateLayer(reference, z, bias);
                Dense[] actual = activateLayer(subject(), z, bias);
                for (int result = 0; result < 2; result++) {
                    // the backend and the reference may each be 4 ulp from the truth
                    Dense bounds = expected[result].map(v -> 2 * ErrorBounds.gamma(ACTIVATION) * Math.abs(v));
                    String what = "activateLayer of " + shape + (result == 0 ? ", value" : ", slope");
                    Subject.requireWithin(() -> what, actual[result], expected[result], bounds);
                }
            }
        }
    }

    private static Dense[] activateLayer(Subject on, Dense z, Dense bias) {
        Matrix value = on.poisoned(z.rows, z.columns);
        Matrix slope = on.poisoned(z.rows, z.columns);
        on.backend().activateLayer(SIGMOID, on.of(z), on.of(bias), value, slope);
        return new Dense[] {on.read(value), on.read(slope)};
    }

    @Test
    @Rule("B-55")
    void layerGradientMeansItsComposition() {
        SplittableRandom random = random();
        try (Subject reference = new Subject(new ReferenceBackend())) {
            for (Shapes.Shape shape : Shapes.matrices()) {
                Dense z = Dense.random(random, shape.rows(), shape.columns()).map(v -> 6 * v);
                Dense bias = Dense.random(random, shape.rows(), 1);
                Dense v = Dense.random(random, shape.rows(), shape.columns());
                Dense multiplier = Dense.random(random, shape.rows(), shape.columns());
                for (double beta : new double[] {1, 0.3, 7}) {
                    Dense expected = layerGradient(reference, z, bias, v, multiplier, beta);
                    Dense actual = layerGradient(subject(), z, bias, v, multiplier, beta);
                    Dense bounds = gradientBounds(shifted(z, bias), v, multiplier, beta);
                    Subject.requireWithin(
                            () -> "layerGradient of " + shape + ", β = " + beta, actual, expected, bounds);
                }
            }
        }
    }

    private static Dense layerGradient(Subject on, Dense z, Dense bias, Dense v, Dense multiplier, double beta) {
        Matrix gradient = on.poisoned(z.rows, z.columns);
        on.backend().layerGradient(SIGMOID, on.of(z), on.of(bias), on.of(v), on.of(multiplier), beta, gradient);
        return on.read(gradient);
    }

    /**
     * Each term passes σ or Λ/β, two sums, σ′ and a product: at most 8 + 2 + 8 + 1 roundings, here 20; twice, for the
     * backend and the reference may err in opposite directions.
     */
    private static Dense gradientBounds(Dense t, Dense v, Dense multiplier, double beta) {
        Dense bounds = Dense.filled(t.rows, t.columns, 0);
        for (int k = 0; k < t.values.length; k++) {
            double terms = SIGMOID.value(t.values[k]) + size(v, k) + size(multiplier, k) / beta;
            bounds.values[k] = 2 * ErrorBounds.gamma(2 * ACTIVATION + 4) * terms * SIGMOID.slope(t.values[k]);
        }
        return bounds;
    }

    @Test
    @Rule("B-56")
    void constraintForceMeansItsComposition() {
        SplittableRandom random = random();
        try (Subject reference = new Subject(new ReferenceBackend())) {
            for (Shapes.Shape shape : Shapes.matrices()) {
                Dense s = Dense.random(random, shape.rows(), shape.columns());
                Dense v = Dense.random(random, shape.rows(), shape.columns());
                Dense multiplier = Dense.random(random, shape.rows(), shape.columns());
                for (double beta : new double[] {1, 0.3, -2}) {
                    Dense expected = constraintForce(reference, beta, s, v, multiplier);
                    Dense actual = constraintForce(subject(), beta, s, v, multiplier);
                    Dense bounds = Dense.filled(s.rows, s.columns, 0);
                    for (int k = 0; k < s.values.length; k++) {
                        // a difference, a product and a sum; one more for the bound; twice, as both may err
                        bounds.values[k] = 2
                                * ErrorBounds.gamma(4)
                                * (Math.abs(beta) * (size(s, k) + size(v, k)) + size(multiplier, k));
                    }
                    Subject.requireWithin(
                            () -> "constraintForce of " + shape + ", β = " + beta, actual, expected, bounds);
                }
            }
        }
    }

    private static Dense constraintForce(Subject on, double beta, Dense s, Dense v, Dense multiplier) {
        Matrix force = on.poisoned(s.rows, s.columns);
        on.backend().constraintForce(beta, on.of(s), on.of(v), on.of(multiplier), force);
        return on.read(force);
    }

    @Test
    @Rule("B-57")
    void updateLayerMeansItsComposition() {
        SplittableRandom random = random();
        try (Subject reference = new Subject(new ReferenceBackend())) {
            for (Shapes.Shape shape : Shapes.matrices()) {
                LayerState state = LayerState.random(random, shape.rows(), shape.columns());
                for (double beta : new double[] {1, 0.3}) {
                    for (double nextBeta : new double[] {1, 0.3, 7}) {
                        LayerState.Update expected = state.update(reference, beta, nextBeta);
                        LayerState.Update actual = state.update(subject(), beta, nextBeta);
                        String what = "updateLayer of " + shape + ", β = " + beta + ", β′ = " + nextBeta;
                        state.requireWithinBounds(what, beta, nextBeta, actual, expected);
                    }
                }
            }
        }
    }

    @Test
    @Rule("B-58")
    void fusedKernelsDoNotReadWhatHasFactorZero() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.fewMatrices()) {
            Dense multiplier = Dense.random(random, shape.rows(), shape.columns());
            Dense nan = Dense.filled(shape.rows(), shape.columns(), Double.NaN);
            Dense infinite = Dense.filled(shape.rows(), shape.columns(), Double.POSITIVE_INFINITY);
            Subject.requireEqual(
                    () -> "constraintForce of " + shape + ", β = 0, s and v not finite",
                    constraintForce(subject(), 0, nan, infinite, multiplier),
                    multiplier);
            LayerState state = LayerState.random(random, shape.rows(), shape.columns());
            LayerState.Update update =
                    state.with(infinite, state.delta(), multiplier).update(subject(), 0, 1);
            Subject.requireEqual(
                    () -> "updateLayer of " + shape + ", β = 0, s = ∞: multiplier", update.multiplier(), multiplier);
        }
    }

    @Test
    @Rule("B-59")
    void fusedKernelsPropagateNan() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.fewMatrices()) {
            int row = shape.rows() - 1;
            int column = shape.columns() / 2;
            int position = row + column * shape.rows();
            Dense sound = Dense.random(random, shape.rows(), shape.columns());
            Dense spoilt = sound.with(row, column, Double.NaN);
            Dense bias = Dense.random(random, shape.rows(), 1);
            requireOneNan(position, activateLayer(subject(), spoilt, bias)[0], "activateLayer value");
            requireOneNan(position, activateLayer(subject(), spoilt, bias)[1], "activateLayer slope");
            requireOneNan(position, layerGradient(subject(), spoilt, bias, sound, sound, 1), "layerGradient z");
            requireOneNan(position, layerGradient(subject(), sound, bias, spoilt, sound, 1), "layerGradient v");
            requireOneNan(position, layerGradient(subject(), sound, bias, sound, spoilt, 1), "layerGradient Λ");
            requireOneNan(position, constraintForce(subject(), 2, spoilt, sound, sound), "constraintForce s");
            requireOneNan(position, constraintForce(subject(), 2, sound, spoilt, sound), "constraintForce v");
            requireOneNan(position, constraintForce(subject(), 2, sound, sound, spoilt), "constraintForce Λ");
            LayerState state = LayerState.random(random, shape.rows(), shape.columns());
            LayerState.Update update = state.with(sound, spoilt, sound).update(subject(), 0.5, 2);
            requireOneNan(position, update.v(), "updateLayer v");
            requireOneNan(position, update.multiplier(), "updateLayer Λ");
            requireOneNan(position, update.gradient(), "updateLayer gradient");
            requireOneNan(row, update.vSum(), "updateLayer vSum");
            requireOneNan(row, update.gradientSum(), "updateLayer gradientSum");
            for (double sum : update.sums().toArray()) {
                assertThat(sum)
                        .as("sums of updateLayer of %s with a NaN in Δ", shape)
                        .isNaN();
            }
        }
    }

    private static void requireOneNan(int position, Dense result, String what) {
        for (int k = 0; k < result.values.length; k++) {
            assertThat(Double.isNaN(result.values[k]))
                    .as("%s: entry %d is NaN, the operand has NaN at %d", what, k, position)
                    .isEqualTo(k == position);
        }
    }
}
