package org.sigmoidadmm.matrix.tck;

import java.util.List;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixShapeException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/** Backends that accept what must be refused, or change something before they refuse. */
final class RefusalMutants {

    private RefusalMutants() {}

    static List<Mutant> list() {
        return List.of(
                Mutant.of("B-06", "copy from null does nothing", () -> new ForwardingBackend() {
                    @Override
                    @SuppressWarnings("ConstantValue")
                    public void copy(Matrix source, Matrix destination) {
                        if (source != null) {
                            super.copy(source, destination);
                        }
                    }
                }),
                Mutant.of("B-06", "no side means left", () -> new ForwardingBackend() {
                    @Override
                    @SuppressWarnings("ConstantValue")
                    public void solveSpd(Side side, Matrix a, Matrix b, Matrix x) {
                        super.solveSpd(side == null ? Side.LEFT : side, a, b, x);
                    }
                }),
                Mutant.of("B-07", "matrices of another instance are taken", () -> new ReferenceBackend() {
                    @Override
                    protected boolean owns(ReferenceMatrix matrix) {
                        return true;
                    }
                }),
                Mutant.of("B-07", "fill of a foreign matrix does nothing", () -> new ForwardingBackend() {
                    @Override
                    public void fill(double value, Matrix destination) {
                        if (destination instanceof ReferenceMatrix) {
                            super.fill(value, destination);
                        }
                    }
                }),
                Mutant.of("B-08", "close does not close", () -> new ForwardingBackend() {
                    @Override
                    public void close() {
                        // the fault: goes on working
                    }
                }),
                Mutant.of("B-09", "a 1×1 operand is a scalar", ScalarBackend::new),
                Mutant.of("B-09", "hadamard with a row repeats it", RepeatingBackend::new),
                Mutant.of("B-09", "the message does not say the shapes", () -> new ForwardingBackend() {
                    @Override
                    public void gemm(
                            double alpha,
                            Transpose transposeA,
                            Matrix a,
                            Transpose transposeB,
                            Matrix b,
                            double beta,
                            Matrix c) {
                        try {
                            super.gemm(alpha, transposeA, a, transposeB, b, beta, c);
                        } catch (MatrixShapeException refusal) {
                            throw new MatrixShapeException("gemm: dimensions do not match");
                        }
                    }
                }),
                Mutant.of(
                        "B-09",
                        "the destination is cleared before the shapes are checked",
                        () -> new ForwardingBackend() {
                            @Override
                            public void transpose(Matrix source, Matrix destination) {
                                super.fill(0, destination);
                                super.transpose(source, destination);
                            }
                        }),
                Mutant.of("B-10", "gemm works in place", InPlaceProductBackend::new),
                Mutant.of("B-11", "a penalty of 0 is taken as 1", () -> new ForwardingBackend() {
                    @Override
                    public void updateLayer(
                            double beta,
                            double nextBeta,
                            Matrix s,
                            Matrix slope,
                            Matrix delta,
                            Matrix v,
                            Matrix multiplier,
                            Matrix gradient,
                            Matrix weights,
                            Matrix vSum,
                            Matrix gradientSum,
                            double[] sums) {
                        double divisor = nextBeta == 0 ? 1 : nextBeta;
                        super.updateLayer(
                                beta,
                                divisor,
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
                Mutant.of("B-11", "a negative penalty is taken as positive", () -> new ForwardingBackend() {
                    @Override
                    public void layerGradient(
                            Activation activation,
                            Matrix z,
                            Matrix bias,
                            Matrix v,
                            Matrix multiplier,
                            double beta,
                            Matrix gradient) {
                        super.layerGradient(activation, z, bias, v, multiplier, Math.abs(beta), gradient);
                    }
                }));
    }

    private static final class ScalarBackend extends ForwardingBackend {

        @Override
        public void gemm(
                double alpha, Transpose transposeA, Matrix a, Transpose transposeB, Matrix b, double beta, Matrix c) {
            if (b.rows() * b.columns() == 1 && a.rows() == c.rows() && a.columns() == c.columns()) {
                double[] scalar = new double[1];
                download(b, scalar);
                axpby(alpha * scalar[0], a, beta, c);
            } else {
                super.gemm(alpha, transposeA, a, transposeB, b, beta, c);
            }
        }
    }

    private static final class RepeatingBackend extends ForwardingBackend {

        @Override
        public void hadamard(Matrix x, Matrix y, Matrix destination) {
            if (y.columns() > x.columns() && y.rows() == x.rows()) {
                fill(0, destination);
            } else {
                super.hadamard(x, y, destination);
            }
        }
    }

    private static final class InPlaceProductBackend extends ForwardingBackend {

        @Override
        public void gemm(
                double alpha, Transpose transposeA, Matrix a, Transpose transposeB, Matrix b, double beta, Matrix c) {
            Matrix left = a;
            if (a == c) {
                left = zeros(a.rows(), a.columns());
                copy(a, left);
            }
            super.gemm(alpha, transposeA, left, transposeB, b, beta, c);
        }
    }
}
