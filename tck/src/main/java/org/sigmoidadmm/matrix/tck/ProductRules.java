package org.sigmoidadmm.matrix.tck;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.Transpose;

/** Rules on products of matrices. */
abstract class ProductRules extends RuleGroup {

    private static final double[] NOT_FINITE = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    ProductRules(MatrixBackendTck kit) {
        super(kit);
    }

    private Matrix operand(Transpose transpose, Dense values) {
        return subject().of(transpose == Transpose.NO ? values : values.transposed());
    }

    @Test
    @Rule("B-37")
    void gemmIsWithinItsBoundAtEveryShape() {
        SplittableRandom random = random();
        int round = 0;
        for (Shapes.Product shape : Shapes.products()) {
            Dense a = Dense.random(random, shape.m(), shape.k());
            Dense b = Dense.random(random, shape.k(), shape.n());
            Dense c = Dense.random(random, shape.m(), shape.n());
            ExactProduct exact = ExactProduct.of(a, b);
            Matrix destination = subject().of(c);
            for (Transpose transposeA : Transpose.values()) {
                for (Transpose transposeB : Transpose.values()) {
                    // one pair of factors at each shape and transpose, all of them over the shapes
                    double alpha = EntrywiseRules.FACTORS[1 + round % 3];
                    double beta = EntrywiseRules.FACTORS[round / 3 % 4];
                    round++;
                    backend().upload(c.values, destination);
                    backend()
                            .gemm(
                                    alpha,
                                    transposeA,
                                    operand(transposeA, a),
                                    transposeB,
                                    operand(transposeB, b),
                                    beta,
                                    destination);
                    exact.requireWithinBound(
                            "gemm " + shape + ", " + transposeA + " " + transposeB,
                            alpha,
                            beta,
                            c,
                            subject().read(destination));
                }
            }
        }
    }

    @Test
    @Rule("B-38")
    void gemmIsWithinItsBoundForAllFactors() {
        SplittableRandom random = random();
        for (Shapes.Product shape : Shapes.fewProducts()) {
            Dense a = Dense.random(random, shape.m(), shape.k());
            Dense b = Dense.random(random, shape.k(), shape.n());
            Dense c = Dense.random(random, shape.m(), shape.n());
            ExactProduct exact = ExactProduct.of(a, b);
            for (Transpose transposeA : Transpose.values()) {
                for (Transpose transposeB : Transpose.values()) {
                    Matrix ownA = operand(transposeA, a);
                    Matrix ownB = operand(transposeB, b);
                    for (double alpha : EntrywiseRules.FACTORS) {
                        for (double beta : EntrywiseRules.FACTORS) {
                            Matrix destination = subject().of(c);
                            backend().gemm(alpha, transposeA, ownA, transposeB, ownB, beta, destination);
                            exact.requireWithinBound(
                                    "gemm " + shape + ", " + transposeA + " " + transposeB,
                                    alpha,
                                    beta,
                                    c,
                                    subject().read(destination));
                        }
                    }
                }
            }
        }
    }

    @Test
    @Rule("B-39")
    void gemmIgnoresDestinationWhenBetaIsZero() {
        for (Shapes.Product shape : Shapes.fewProducts()) {
            Dense a = Dense.integers(random(), shape.m(), shape.k());
            Dense b = Dense.integers(random(), shape.k(), shape.n());
            Dense expected = SpdMatrices.product(a, b);
            for (double poison : NOT_FINITE) {
                for (Transpose transposeA : Transpose.values()) {
                    for (Transpose transposeB : Transpose.values()) {
                        Matrix destination = subject().of(Dense.filled(shape.m(), shape.n(), poison));
                        backend()
                                .gemm(
                                        1,
                                        transposeA,
                                        operand(transposeA, a),
                                        transposeB,
                                        operand(transposeB, b),
                                        0,
                                        destination);
                        subject().requireEqual(() -> "gemm " + shape + " into " + poison, destination, expected);
                    }
                }
            }
        }
    }

    @Test
    @Rule("B-40")
    void gemmDoesNotReadOperandsWhenAlphaIsZero() {
        for (Shapes.Product shape : Shapes.fewProducts()) {
            Dense c = Dense.integers(random(), shape.m(), shape.n());
            Matrix a = subject().poisoned(shape.m(), shape.k());
            Matrix b = subject().of(Dense.filled(shape.k(), shape.n(), Double.POSITIVE_INFINITY));
            for (double beta : new double[] {0, 1, -1, 0.5}) {
                Matrix destination = subject().of(c);
                backend().gemm(0, Transpose.NO, a, Transpose.NO, b, beta, destination);
                subject()
                        .requireEqual(
                                () -> "gemm " + shape + ", α = 0, β = " + beta, destination, c.map(v -> beta * v));
            }
            Matrix poisoned = subject().poisoned(shape.m(), shape.n());
            backend().gemm(0, Transpose.NO, a, Transpose.NO, b, 0, poisoned);
            subject().requireEqual(() -> "gemm " + shape + ", α = β = 0", poisoned, c.map(v -> 0));
        }
    }

    @Test
    @Rule("B-41")
    void gemmPropagatesNanAndInfinity() {
        for (Shapes.Product shape : Shapes.fewProducts()) {
            int middle = shape.k() / 2;
            for (double bad : NOT_FINITE) {
                // times zero: 0·NaN and 0·∞ are NaN, so that no library may skip a zero
                Dense a = Dense.filled(shape.m(), shape.k(), 1).with(shape.m() / 2, middle, bad);
                Dense b = Dense.filled(shape.k(), shape.n(), 1).with(middle, shape.n() - 1, 0);
                Dense expected = Dense.filled(shape.m(), shape.n(), shape.k());
                for (int i = 0; i < shape.m(); i++) {
                    expected.values[i + (shape.n() - 1) * shape.m()] = shape.k() - 1;
                }
                for (int j = 0; j < shape.n(); j++) {
                    expected.values[shape.m() / 2 + j * shape.m()] = j == shape.n() - 1 ? Double.NaN : bad;
                }
                requireProduct(shape, a, b, expected);
                requireProduct(
                        new Shapes.Product(shape.n(), shape.k(), shape.m()),
                        b.transposed(),
                        a.transposed(),
                        expected.transposed());
            }
        }
    }

    private void requireProduct(Shapes.Product shape, Dense a, Dense b, Dense expected) {
        for (Transpose transposeA : Transpose.values()) {
            for (Transpose transposeB : Transpose.values()) {
                Matrix destination = subject().of(Dense.filled(shape.m(), shape.n(), 0));
                backend()
                        .gemm(
                                1,
                                transposeA,
                                operand(transposeA, a),
                                transposeB,
                                operand(transposeB, b),
                                0,
                                destination);
                subject()
                        .requireEqual(
                                () -> "gemm " + shape + " " + transposeA + " " + transposeB + " with NaN, ∞ and 0",
                                destination,
                                expected);
                backend().fill(Double.NaN, destination);
                backend()
                        .gemm(
                                1,
                                transposeA,
                                operand(transposeA, a),
                                transposeB,
                                operand(transposeB, b),
                                1,
                                destination);
                subject()
                        .requireEqual(
                                () -> "gemm " + shape + " added to NaN", destination, expected.map(v -> Double.NaN));
            }
        }
    }

    @Test
    @Rule("B-42")
    void gramIsWithinItsBound() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.matrices()) {
            if (shape.rows() > 200) {
                continue; // its 1000 × 1000 result would take the kit's time and straddle nothing new
            }
            Dense a = Dense.random(random, shape.rows(), shape.columns());
            ExactProduct exact = ExactProduct.of(a, a.transposed());
            Dense c = SpdMatrices.wellConditioned(random, shape.rows());
            for (Transpose transpose : Transpose.values()) {
                Matrix ownA = operand(transpose, a);
                for (double alpha : EntrywiseRules.FACTORS) {
                    for (double beta : EntrywiseRules.FACTORS) {
                        Matrix destination = subject().of(c);
                        backend().gram(alpha, transpose, ownA, beta, destination);
                        exact.requireLowerWithinBound(
                                "gram of " + shape + ", " + transpose,
                                alpha,
                                beta,
                                c,
                                subject().read(destination));
                    }
                }
            }
        }
    }

    @Test
    @Rule("B-43")
    void gramReadsNothingAboveTheDiagonal() {
        SplittableRandom random = random();
        for (Shapes.Shape shape : Shapes.matrices()) {
            if (shape.rows() > 200) {
                continue;
            }
            Dense a = Dense.random(random, shape.rows(), shape.columns());
            Dense c = SpdMatrices.wellConditioned(random, shape.rows());
            for (Transpose transpose : Transpose.values()) {
                Matrix ownA = operand(transpose, a);
                for (double beta : EntrywiseRules.FACTORS) {
                    Matrix symmetric = subject().of(c);
                    Matrix triangle = subject().of(c.withAbove(Double.NaN));
                    backend().gram(0.7, transpose, ownA, beta, symmetric);
                    backend().gram(0.7, transpose, ownA, beta, triangle);
                    Dense expected = subject().read(symmetric).withAbove(0);
                    Subject.requireSameBits(
                            () -> "gram of " + shape + ", " + transpose + ", β = " + beta
                                    + " with NaN above the diagonal of c",
                            subject().read(triangle).withAbove(0),
                            expected);
                }
            }
        }
    }

    @Test
    @Rule("B-44")
    void gramDoesNotReadWhatHasFactorZero() {
        for (Shapes.Shape shape : Shapes.fewMatrices()) {
            int order = shape.rows();
            Dense a = Dense.integers(random(), order, shape.columns());
            Dense c = SpdMatrices.exact(random(), order);
            for (Transpose transpose : Transpose.values()) {
                Matrix poisoned = subject().poisoned(order, order);
                backend().gram(1, transpose, operand(transpose, a), 0, poisoned);
                requireLower("gram of " + shape + " into NaN", poisoned, SpdMatrices.product(a, a.transposed()));
                Matrix nan = operand(transpose, a.map(v -> Double.NaN));
                for (double beta : new double[] {0, 1, -1, 0.5}) {
                    Matrix destination = subject().of(c);
                    backend().gram(0, transpose, nan, beta, destination);
                    requireLower("gram of NaN, α = 0, β = " + beta, destination, c.map(v -> beta * v));
                }
            }
        }
    }

    @Test
    @Rule("B-45")
    void gramPropagatesNanAndInfinity() {
        for (int order : new int[] {1, 2, 5, 12, 31, 70}) {
            for (double bad : NOT_FINITE) {
                int column = order / 2;
                // zeros that the bad entry meets as left and as right factor
                Dense a = Dense.filled(order, order + 2, 1)
                        .with(0, column, 0)
                        .with(order - 1, column, 0)
                        .with(column, column, bad);
                Dense expected = SpdMatrices.product(a, a.transposed());
                for (Transpose transpose : Transpose.values()) {
                    Matrix destination = subject().poisoned(order, order);
                    backend().gram(1, transpose, operand(transpose, a), 0, destination);
                    requireLower("gram of order " + order + " with " + bad + " and 0", destination, expected);
                }
            }
        }
    }

    private void requireLower(String what, Matrix actual, Dense expected) {
        Matrix lower = subject().of(subject().read(actual).withAbove(0));
        subject().requireEqual(() -> what, lower, expected.withAbove(0));
    }
}
