package org.sigmoidadmm.matrix.tck;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.MatrixBackend;

/** Backends with loss kernels of their own that are not good enough. */
final class LossMutants {

    private LossMutants() {}

    static List<Mutant> list() {
        return List.of(
                Mutant.of("B-69", "an unknown loss has no gradient", gradients((loss, g) -> known(loss) ? g : 0)),
                Mutant.of("B-69", "an unknown loss leaves the point", () -> new ReferenceBackend() {
                    @Override
                    protected void doLossProximal(
                            Loss loss, double beta, ReferenceMatrix point, ReferenceMatrix y, ReferenceMatrix result) {
                        if (known(loss)) {
                            super.doLossProximal(loss, beta, point, y, result);
                        } else {
                            doCopy(point, result);
                        }
                    }
                }),
                Mutant.of("B-69", "weights count as 1", () -> new ReferenceBackend() {
                    @Override
                    protected double doLossValue(
                            Loss loss, ReferenceMatrix v, ReferenceMatrix y, ReferenceMatrix weights) {
                        ReferenceMatrix ones = doZeros(1, v.columns());
                        doFill(1, ones);
                        return super.doLossValue(loss, v, y, ones);
                    }
                }),
                Mutant.of("B-70", "values are good to 10 digits", () -> new ReferenceBackend() {
                    @Override
                    protected double doLossValue(
                            Loss loss, ReferenceMatrix v, ReferenceMatrix y, ReferenceMatrix weights) {
                        return super.doLossValue(loss, v, y, weights) * (1 + 1e-10);
                    }
                }),
                Mutant.of("B-70", "gradients in float", gradients((loss, g) -> known(loss) ? (float) (double) g : g)),
                Mutant.of("B-71", "one Newton step too few", proximals("cross-entropy", 1e-9)),
                Mutant.of("B-71", "the squared step is good to 10 digits", proximals("squared", 1e-10)),
                Mutant.of("B-71", "the hinge's step is good to 10 digits", proximals("hinge", 1e-10)),
                Mutant.of("B-71", "the Huber step is good to 10 digits", proximals("huber:0.75", 1e-10)));
    }

    private static boolean known(Loss loss) {
        return !loss.name().startsWith("tck");
    }

    private static Supplier<MatrixBackend> gradients(BiFunction<Loss, Double, Number> fault) {
        return () -> new ReferenceBackend() {
            @Override
            protected void doLossGradient(
                    Loss loss, ReferenceMatrix v, ReferenceMatrix y, ReferenceMatrix weights, ReferenceMatrix result) {
                super.doLossGradient(loss, v, y, weights, result);
                set(result, (i, j) -> fault.apply(loss, result.entries[i][j]).doubleValue());
            }
        };
    }

    private static Supplier<MatrixBackend> proximals(String name, double error) {
        return () -> new ReferenceBackend() {
            @Override
            protected void doLossProximal(
                    Loss loss, double beta, ReferenceMatrix point, ReferenceMatrix y, ReferenceMatrix result) {
                super.doLossProximal(loss, beta, point, y, result);
                if (loss.name().equals(name)) {
                    set(result, (i, j) -> result.entries[i][j] * (1 + error));
                }
            }
        };
    }
}
