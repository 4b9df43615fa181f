package org.sigmoidadmm.matrix.tck;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.MatrixBackend;

/** Backends with activation kernels of their own that are not good enough. */
final class ActivationMutants {

    private ActivationMutants() {}

    static List<Mutant> list() {
        return List.of(
                Mutant.of("B-32", "sigmoid by the hyperbolic tangent", sigmoid(z -> 0.5 * (1 + Math.tanh(0.5 * z)))),
                Mutant.of("B-32", "activation in float", values((activation, z) -> (float) activation.value(z))),
                Mutant.of("B-33", "slope as σ(1 − σ)", slopes((activation, z) -> {
                    double value = activation.value(z);
                    return activation.name().equals("sigmoid") ? value * (1 - value) : activation.slope(z);
                })),
                Mutant.of("B-34", "sigmoid overflows", sigmoid(z -> Math.exp(z) / (1 + Math.exp(z)))),
                Mutant.of("B-34", "slope never vanishes", slopes((a, z) -> Math.max(1e-300, a.slope(z)))),
                Mutant.of("B-35", "NaN activates to 0", values((a, z) -> z > -1e9 ? a.value(z) : 0)),
                Mutant.of("B-35", "NaN has slope 0", slopes((a, z) -> z == z ? a.slope(z) : 0)),
                Mutant.of(
                        "B-36",
                        "unknown functions are taken for tanh",
                        values((a, z) -> known(a) ? a.value(z) : Math.tanh(z))),
                Mutant.of("B-36", "unknown functions have slope 1", slopes((a, z) -> known(a) ? a.slope(z) : 1)));
    }

    private static boolean known(Activation activation) {
        return !activation.name().startsWith("tck");
    }

    private interface Kernel {
        double apply(Activation activation, double z);
    }

    private static Supplier<MatrixBackend> sigmoid(DoubleUnaryOperator kernel) {
        return values((a, z) -> a.name().equals("sigmoid") ? kernel.applyAsDouble(z) : a.value(z));
    }

    private static Supplier<MatrixBackend> values(Kernel kernel) {
        return () -> new ReferenceBackend() {
            @Override
            protected void doActivate(Activation activation, ReferenceMatrix z, ReferenceMatrix destination) {
                set(destination, (i, j) -> kernel.apply(activation, z.entries[i][j]));
            }
        };
    }

    private static Supplier<MatrixBackend> slopes(Kernel kernel) {
        return () -> new ReferenceBackend() {
            @Override
            protected void doActivationSlope(Activation activation, ReferenceMatrix z, ReferenceMatrix destination) {
                set(destination, (i, j) -> kernel.apply(activation, z.entries[i][j]));
            }
        };
    }
}
