package org.sigmoidadmm.matrix.tck;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/** Backends that spoil operands, depend on chance or on each other. */
final class ConductMutants {

    private ConductMutants() {}

    static List<Mutant> list() {
        AtomicInteger instances = new AtomicInteger();
        AtomicBoolean anyClosed = new AtomicBoolean();
        double[][][] shared = new double[1][][];
        return List.of(
                Mutant.of("B-12", "the factorisation overwrites the matrix", () -> new ReferenceBackend() {
                    @Override
                    protected void doSolveSpd(Side side, ReferenceMatrix a, ReferenceMatrix b, ReferenceMatrix x) {
                        super.doSolveSpd(side, a, b, x);
                        a.entries[0][0] = Math.sqrt(a.entries[0][0]) / 2;
                    }
                }),
                Mutant.of("B-12", "products of large matrices scale their operand", () -> new ReferenceBackend() {
                    @Override
                    protected void doGram(
                            double alpha, Transpose transpose, ReferenceMatrix a, double beta, ReferenceMatrix c) {
                        super.doGram(alpha, transpose, a, beta, c);
                        if (a.rows() > 20) {
                            a.entries[20][0] *= alpha;
                        }
                    }
                }),
                Mutant.of("B-13", "slopes are wrong in place", () -> new ReferenceBackend() {
                    @Override
                    protected void doActivationSlope(
                            Activation activation, ReferenceMatrix z, ReferenceMatrix destination) {
                        doActivate(activation, z, destination);
                        super.doActivationSlope(activation, z, destination);
                    }
                }),
                Mutant.of("B-13", "a matrix times itself is taken as its Gram matrix", () -> new ReferenceBackend() {
                    @Override
                    protected void doGemm(
                            double alpha,
                            Transpose transposeA,
                            ReferenceMatrix a,
                            Transpose transposeB,
                            ReferenceMatrix b,
                            double beta,
                            ReferenceMatrix c) {
                        if (a == b) {
                            doGram(alpha, transposeA, a, beta, c);
                        } else {
                            super.doGemm(alpha, transposeA, a, transposeB, b, beta, c);
                        }
                    }
                }),
                Mutant.of("B-13", "updateLayer clears its gradient first", () -> new ReferenceBackend() {
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
                        doFill(0, gradient);
                        super.doUpdateLayer(
                                beta,
                                nextBeta,
                                s,
                                slope,
                                delta,
                                v,
                                multiplier,
                                gradient,
                                weights,
                                vSum,
                                gradientSum,
                                sums);
                    }
                }),
                Mutant.of("B-14", "every other dot is an ulp off", () -> new ReferenceBackend() {
                    private int calls;

                    @Override
                    protected double doDot(ReferenceMatrix x, ReferenceMatrix y) {
                        double dot = super.doDot(x, y);
                        return calls++ % 2 == 0 ? dot : Math.nextUp(dot);
                    }
                }),
                Mutant.of("B-15", "every other instance sums backwards", () -> new ReferenceBackend() {
                    private final boolean backwards = instances.getAndIncrement() % 2 == 0;

                    @Override
                    protected void doRowSums(ReferenceMatrix x, double beta, ReferenceMatrix destination) {
                        if (!backwards) {
                            super.doRowSums(x, beta, destination);
                            return;
                        }
                        for (int i = 0; i < x.rows(); i++) {
                            double sum = 0;
                            for (int j = x.columns() - 1; j >= 0; j--) {
                                sum += x.entries[i][j];
                            }
                            destination.entries[i][0] = times(beta, destination.entries[i][0]) + sum;
                        }
                    }
                }),
                Mutant.of("B-16", "closing one instance spoils the others", () -> new ReferenceBackend() {
                    @Override
                    protected void doClose() {
                        anyClosed.set(true);
                    }

                    @Override
                    protected double doMaxAbs(ReferenceMatrix x) {
                        return anyClosed.get() ? 0 : super.doMaxAbs(x);
                    }
                }),
                Mutant.of("B-17", "instances share their workspace", () -> new ReferenceBackend() {
                    @Override
                    protected void doGemm(
                            double alpha,
                            Transpose transposeA,
                            ReferenceMatrix a,
                            Transpose transposeB,
                            ReferenceMatrix b,
                            double beta,
                            ReferenceMatrix c) {
                        super.doGemm(alpha, transposeA, a, transposeB, b, beta, c);
                        shared[0] = copy(c.entries);
                        LockSupport.parkNanos(200_000); // long enough for the other thread to come by
                        double[][] result = shared[0];
                        set(c, (i, j) -> i < result.length && j < result[0].length ? result[i][j] : 0);
                    }
                }));
    }
}
