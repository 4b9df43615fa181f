package org.sigmoidadmm.matrix.tck;

import java.util.List;
import java.util.function.Supplier;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.MatrixBackend;

/** Backends whose fused kernels do not mean their formula. */
final class FusedMutants {

    private FusedMutants() {}

    static List<Mutant> list() {
        return List.of(
                Mutant.of("B-54", "activateLayer forgets the bias of the last row", () -> new ReferenceBackend() {
                    @Override
                    protected void doActivateLayer(
                            Activation activation,
                            ReferenceMatrix z,
                            ReferenceMatrix bias,
                            ReferenceMatrix value,
                            ReferenceMatrix slope) {
                        ReferenceMatrix part = doZeros(bias.rows(), 1);
                        set(part, (i, j) -> i == part.rows() - 1 ? 0 : bias.entries[i][0]);
                        super.doActivateLayer(activation, z, part, value, slope);
                    }
                }),
                Mutant.of("B-54", "activateLayer takes the slope at z", () -> new ReferenceBackend() {
                    @Override
                    protected void doActivateLayer(
                            Activation activation,
                            ReferenceMatrix z,
                            ReferenceMatrix bias,
                            ReferenceMatrix value,
                            ReferenceMatrix slope) {
                        super.doActivateLayer(activation, z, bias, value, slope);
                        doActivationSlope(activation, z, slope);
                    }
                }),
                Mutant.of("B-55", "layerGradient multiplies Λ by β", () -> new ReferenceBackend() {
                    @Override
                    protected void doLayerGradient(
                            Activation activation,
                            ReferenceMatrix z,
                            ReferenceMatrix bias,
                            ReferenceMatrix v,
                            ReferenceMatrix multiplier,
                            double beta,
                            ReferenceMatrix gradient) {
                        super.doLayerGradient(activation, z, bias, v, multiplier, 1 / beta, gradient);
                    }
                }),
                Mutant.of(
                        "B-56",
                        "constraintForce takes Λ with the wrong sign",
                        force((beta, s, v, lambda) -> beta * (s - v) - lambda)),
                Mutant.of(
                        "B-56",
                        "constraintForce is good to 13 digits",
                        force((beta, s, v, lambda) -> beta * (s - v) * (1 + 1e-13) + lambda)),
                Mutant.of(
                        "B-57",
                        "updateLayer takes the product with the old Λ",
                        update((state, sums) -> sums[1] -= state.beta * sums[0])),
                Mutant.of("B-57", "updateLayer measures V against β", new BetaConfusion()),
                Mutant.of(
                        "B-57",
                        "updateLayer returns the norm unsquared",
                        update((state, sums) -> sums[3] = Math.sqrt(sums[3]))),
                Mutant.of("B-57", "updateLayer writes behind the sums", update((state, sums) -> {
                    if (sums.length > 4) {
                        sums[4] = 0;
                    }
                })),
                Mutant.of(
                        "B-57",
                        "updateLayer adds V without weights",
                        update((state, sums) -> state.backend.doRowSums(state.v, 0, state.vSum))),
                Mutant.of(
                        "B-57",
                        "updateLayer adds the gradient twice",
                        update((state, sums) -> state.backend.doRowSums(state.gradient, 1, state.gradientSum))),
                Mutant.of(
                        "B-57",
                        "updateLayer subtracts Δ",
                        update((state, sums) -> state.backend.doAxpby(-2, state.delta, 1, state.v))),
                Mutant.of(
                        "B-58",
                        "constraintForce multiplies by 0",
                        force((beta, s, v, lambda) -> beta * (s - v) + lambda)),
                Mutant.of("B-58", "updateLayer multiplies by 0", update((state, sums) -> {
                    if (state.beta == 0) {
                        ReferenceBackend.set(
                                state.multiplier,
                                (i, j) -> state.multiplier.entries[i][j]
                                        + 0 * (state.s.entries[i][j] - state.v.entries[i][j]));
                    }
                })),
                Mutant.of("B-59", "constraintForce ignores NaN", force((beta, s, v, lambda) -> {
                    double pull = beta == 0 ? 0 : beta * (s - v);
                    return Double.isNaN(pull) ? lambda : pull + lambda;
                })),
                Mutant.of("B-59", "the largest of updateLayer passes over NaN", update((state, sums) -> {
                    if (Double.isNaN(sums[2])) {
                        sums[2] = 0;
                    }
                })));
    }

    private interface Force {
        double of(double beta, double s, double v, double multiplier);
    }

    private static Supplier<MatrixBackend> force(Force force) {
        return () -> new ReferenceBackend() {
            @Override
            protected void doConstraintForce(
                    double beta,
                    ReferenceMatrix s,
                    ReferenceMatrix v,
                    ReferenceMatrix multiplier,
                    ReferenceMatrix result) {
                set(result, (i, j) -> force.of(beta, s.entries[i][j], v.entries[i][j], multiplier.entries[i][j]));
            }
        };
    }

    private record State(
            ReferenceBackend backend,
            double beta,
            ReferenceMatrix s,
            ReferenceMatrix delta,
            ReferenceMatrix v,
            ReferenceMatrix multiplier,
            ReferenceMatrix gradient,
            ReferenceMatrix vSum,
            ReferenceMatrix gradientSum) {}

    private interface Fault {
        void spoil(State state, double[] sums);
    }

    private static Supplier<MatrixBackend> update(Fault fault) {
        return () -> new ReferenceBackend() {
            @Override
            protected void doUpdateLayer(
                    double beta,
                    double nextBeta,
                    ReferenceMatrix s,
                    ReferenceMatrix slope,
                    ReferenceMatrix delta,
                    ReferenceMatrix v,
                    ReferenceMatrix multiplier,
                    ReferenceMatrix gradient,
                    ReferenceMatrix weights,
                    ReferenceMatrix vSum,
                    ReferenceMatrix gradientSum,
                    double[] sums) {
                super.doUpdateLayer(
                        beta, nextBeta, s, slope, delta, v, multiplier, gradient, weights, vSum, gradientSum, sums);
                fault.spoil(new State(this, beta, s, delta, v, multiplier, gradient, vSum, gradientSum), sums);
            }
        };
    }

    /** Divides by the penalty of this iteration instead of the next. */
    private static final class BetaConfusion implements Supplier<MatrixBackend> {

        @Override
        public MatrixBackend get() {
            return new ReferenceBackend() {
                @Override
                protected void doUpdateLayer(
                        double beta,
                        double nextBeta,
                        ReferenceMatrix s,
                        ReferenceMatrix slope,
                        ReferenceMatrix delta,
                        ReferenceMatrix v,
                        ReferenceMatrix multiplier,
                        ReferenceMatrix gradient,
                        ReferenceMatrix weights,
                        ReferenceMatrix vSum,
                        ReferenceMatrix gradientSum,
                        double[] sums) {
                    super.doUpdateLayer(
                            beta, beta, s, slope, delta, v, multiplier, gradient, weights, vSum, gradientSum, sums);
                }
            };
        }
    }
}
