package org.sigmoidadmm.matrix.tck;

import java.util.List;
import java.util.function.Supplier;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Transpose;

/** Backends whose products are wrong somewhere, several of them as real libraries are. */
final class ProductMutants {

    private ProductMutants() {}

    static List<Mutant> list() {
        return List.of(
                Mutant.of(
                        "B-37",
                        "products of order 12 are zero",
                        gemm((c, inner, alpha, beta) ->
                                c.rows() == 12 && c.columns() == 12 ? Damage.CLEAR : Damage.NONE)),
                Mutant.of("B-37", "the last term of long inner products is lost", LosingBackend::new),
                Mutant.of("B-37", "products are good to 12 digits", gemm((c, inner, alpha, beta) -> Damage.ROUND)),
                Mutant.of("B-37", "a transposed square left operand is not transposed", UnturnedBackend::new),
                Mutant.of(
                        "B-38",
                        "α = −1 is lost at order 64",
                        gemm((c, inner, alpha, beta) ->
                                alpha == -1 && beta == 0 && c.rows() == 64 ? Damage.NEGATE : Damage.NONE)),
                Mutant.of("B-39", "gemm multiplies the destination by 0", () -> new ReferenceBackend() {
                    @Override
                    protected void doGemm(
                            double alpha,
                            Transpose transposeA,
                            ReferenceMatrix a,
                            Transpose transposeB,
                            ReferenceMatrix b,
                            double beta,
                            ReferenceMatrix c) {
                        double factor = beta == 0 ? Double.MIN_VALUE : beta;
                        super.doGemm(alpha, transposeA, a, transposeB, b, factor, c);
                    }
                }),
                Mutant.of("B-40", "gemm multiplies the operands by 0", () -> new ForwardingBackend() {
                    @Override
                    public void gemm(
                            double alpha,
                            Transpose transposeA,
                            Matrix a,
                            Transpose transposeB,
                            Matrix b,
                            double beta,
                            Matrix c) {
                        double factor = alpha == 0 ? Double.MIN_VALUE : alpha;
                        super.gemm(factor, transposeA, a, transposeB, b, beta, c);
                    }
                }),
                Mutant.of("B-40", "gemm with α = 0 leaves the destination", () -> new ForwardingBackend() {
                    @Override
                    public void gemm(
                            double alpha,
                            Transpose transposeA,
                            Matrix a,
                            Transpose transposeB,
                            Matrix b,
                            double beta,
                            Matrix c) {
                        if (alpha != 0) {
                            super.gemm(alpha, transposeA, a, transposeB, b, beta, c);
                        }
                    }
                }),
                Mutant.of("B-41", "gemm skips zeros of its right operand", SkippingBackend::new),
                Mutant.of("B-42", "gram confuses its transposes when square", () -> new ReferenceBackend() {
                    @Override
                    protected void doGram(
                            double alpha, Transpose transpose, ReferenceMatrix a, double beta, ReferenceMatrix c) {
                        super.doGram(alpha, a.rows() == a.columns() ? Transpose.NO : transpose, a, beta, c);
                    }
                }),
                Mutant.of("B-42", "gram writes the upper triangle", () -> new ReferenceBackend() {
                    @Override
                    protected void doGram(
                            double alpha, Transpose transpose, ReferenceMatrix a, double beta, ReferenceMatrix c) {
                        double[][] before = copy(c.entries);
                        super.doGram(alpha, transpose, a, beta, c);
                        double[][] upper = transposed(c.entries);
                        set(c, (i, j) -> i <= j ? upper[i][j] : before[i][j]);
                    }
                }),
                Mutant.of("B-43", "gram adds to the upper triangle of the destination", () -> new ReferenceBackend() {
                    @Override
                    protected void doGram(
                            double alpha, Transpose transpose, ReferenceMatrix a, double beta, ReferenceMatrix c) {
                        double[][] upper = transposed(c.entries);
                        set(c, (i, j) -> upper[i][j]);
                        super.doGram(alpha, transpose, a, beta, c);
                    }
                }),
                Mutant.of("B-44", "gram multiplies the destination by 0", () -> new ReferenceBackend() {
                    @Override
                    protected void doGram(
                            double alpha, Transpose transpose, ReferenceMatrix a, double beta, ReferenceMatrix c) {
                        super.doGram(alpha, transpose, a, beta == 0 ? Double.MIN_VALUE : beta, c);
                    }
                }),
                Mutant.of("B-44", "gram multiplies the operand by 0", () -> new ForwardingBackend() {
                    @Override
                    public void gram(double alpha, Transpose transpose, Matrix a, double beta, Matrix c) {
                        super.gram(alpha == 0 ? Double.MIN_VALUE : alpha, transpose, a, beta, c);
                    }
                }),
                Mutant.of("B-45", "gram skips zeros", () -> new SkippingBackend() {
                    @Override
                    protected void doGram(
                            double alpha, Transpose transpose, ReferenceMatrix a, double beta, ReferenceMatrix c) {
                        Transpose other = transpose == Transpose.NO ? Transpose.YES : Transpose.NO;
                        doGemm(alpha, transpose, a, other, a, beta, c);
                    }
                }));
    }

    private enum Damage {
        NONE,
        CLEAR,
        NEGATE,
        ROUND
    }

    private interface Fault {
        Damage at(ReferenceMatrix c, int inner, double alpha, double beta);
    }

    private static Supplier<MatrixBackend> gemm(Fault fault) {
        return () -> new ReferenceBackend() {
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
                switch (fault.at(c, transposeA == Transpose.NO ? a.columns() : a.rows(), alpha, beta)) {
                    case CLEAR -> doFill(0, c);
                    case NEGATE -> doAxpby(-1, c, 0, c);
                    case ROUND -> set(c, (i, j) -> c.entries[i][j] * (1 + 1e-12));
                    case NONE -> {}
                }
            }
        };
    }

    private static final class LosingBackend extends ReferenceBackend {

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
            if (transposeA == Transpose.YES && transposeB == Transpose.NO && a.rows() == 129) {
                set(c, (i, j) -> c.entries[i][j] - alpha * a.entries[128][i] * b.entries[128][j]);
            }
        }
    }

    private static final class UnturnedBackend extends ReferenceBackend {

        @Override
        protected void doGemm(
                double alpha,
                Transpose transposeA,
                ReferenceMatrix a,
                Transpose transposeB,
                ReferenceMatrix b,
                double beta,
                ReferenceMatrix c) {
            boolean square = a.rows() == a.columns();
            super.doGemm(alpha, square ? Transpose.NO : transposeA, a, transposeB, b, beta, c);
        }
    }

    private static class SkippingBackend extends ReferenceBackend {

        @Override
        protected void doGemm(
                double alpha,
                Transpose transposeA,
                ReferenceMatrix a,
                Transpose transposeB,
                ReferenceMatrix b,
                double beta,
                ReferenceMatrix c) {
            double[][] left = transposeA == Transpose.NO ? a.entries : transposed(a.entries);
            double[][] right = transposeB == Transpose.NO ? transposed(b.entries) : b.entries;
            set(c, (i, j) -> {
                double sum = times(beta, c.entries[i][j]);
                for (int k = 0; k < left[i].length; k++) {
                    sum += right[j][k] == 0 ? 0 : alpha * left[i][k] * right[j][k];
                }
                return sum;
            });
        }
    }
}
