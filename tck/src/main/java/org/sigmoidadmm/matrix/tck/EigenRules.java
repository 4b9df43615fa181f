package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Matrix;

/** Rules on eigenvalues of symmetric matrices. */
abstract class EigenRules extends RuleGroup {

    EigenRules(MatrixBackendTck kit) {
        super(kit);
    }

    /** Decomposes and checks what B-72 says. */
    private void requireDecomposes(String what, Dense a) {
        int n = a.rows;
        Matrix values = subject().poisoned(n, 1);
        Matrix vectors = subject().poisoned(n, n);
        backend().eigSym(subject().of(a), values, vectors);
        Dense d = subject().read(values);
        Dense q = subject().read(vectors);
        assertThat(d.values).as("values of %s", what).isSorted();
        double bound = ErrorBounds.gamma(32L * n + 32);
        assertThat(distance(ExactProduct.of(q.transposed(), q).rounded(), identity(n)))
                .as("QᵀQ − I of %s", what)
                .isLessThanOrEqualTo(bound);
        Dense scaled = Dense.filled(n, n, 0);
        for (int k = 0; k < n * n; k++) {
            scaled.values[k] = q.values[k] * d.values[k / n];
        }
        assertThat(distance(ExactProduct.of(scaled, q.transposed()).rounded(), a))
                .as("A − QDQᵀ of %s", what)
                .isLessThanOrEqualTo(bound * distance(a, Dense.filled(n, n, 0)));
    }

    /** Compares with what {@code eigSym} gives; both may have an error of the size of B-72. */
    private void requireSameValues(String what, Dense a) {
        Matrix withVectors = subject().poisoned(a.rows, 1);
        backend().eigSym(subject().of(a), withVectors, subject().poisoned(a.rows, a.rows));
        Matrix values = subject().poisoned(a.rows, 1);
        backend().eigenvaluesSym(subject().of(a), values);
        Dense alone = subject().read(values);
        assertThat(alone.values).as("values alone of %s", what).isSorted();
        assertThat(distance(alone, subject().read(withVectors)))
                .as("values of %s, alone and with vectors", what)
                .isLessThanOrEqualTo(
                        2 * ErrorBounds.gamma(32L * a.rows + 32) * distance(a, Dense.filled(a.rows, a.rows, 0)));
    }

    private static Dense identity(int n) {
        Dense identity = Dense.filled(n, n, 0);
        for (int i = 0; i < n; i++) {
            identity.values[i + i * n] = 1;
        }
        return identity;
    }

    /** Frobenius norm of the difference, scaled on the way so that squares do not overflow; NaN if there is one. */
    private static double distance(Dense a, Dense b) {
        double scale = Double.MIN_NORMAL;
        for (int k = 0; k < a.values.length; k++) {
            scale = Math.max(scale, Math.abs(a.values[k] - b.values[k]));
        }
        double sum = 0;
        for (int k = 0; k < a.values.length; k++) {
            double ratio = (a.values[k] - b.values[k]) / scale;
            sum += ratio * ratio;
        }
        return scale * Math.sqrt(sum);
    }

    @Test
    @Rule("B-72")
    void eigSymDecomposesSymmetricMatrices() {
        forEachKind(this::requireDecomposes);
    }

    @Test
    @Rule("B-75")
    void eigenvaluesSymGivesTheValuesOfEigSym() {
        forEachKind(this::requireSameValues);
        forEachScale(this::requireSameValues);
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            Dense a = SpdMatrices.wellConditioned(random, order);
            Matrix values = subject().of(Dense.filled(order, 1, 7));
            backend().eigenvaluesSym(subject().of(a.with(order - 1, order - 1, Double.NaN)), values);
            assertThat(subject().read(values).values)
                    .as("values of order %d with NaN", order)
                    .containsOnly(Double.NaN);
        }
    }

    private void forEachKind(BiConsumer<String, Dense> check) {
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            check.accept("a definite matrix of order " + order, SpdMatrices.wellConditioned(random, order));
            check.accept("the identity of order " + order, identity(order));
            check.accept("zeros of order " + order, Dense.filled(order, order, 0));
            Dense thin = Dense.random(random, order, 1 + order / 3);
            check.accept("a singular matrix of order " + order, symmetric(thin));
            double[] eigenvalues = new double[order];
            for (int k = 0; k < order; k++) {
                eigenvalues[k] = (k % 2 == 0 ? 1 : -1) * Math.pow(10, -30.0 * k / order);
            }
            check.accept("an indefinite matrix of order " + order, SpdMatrices.withEigenvalues(random, eigenvalues));
            Arrays.fill(eigenvalues, 0, order / 2, 3);
            check.accept(
                    "a matrix of order " + order + " with equal values",
                    SpdMatrices.withEigenvalues(random, eigenvalues));
        }
    }

    private static Dense symmetric(Dense factor) {
        Dense product = SpdMatrices.product(factor, factor.transposed());
        for (int j = 0; j < product.columns; j++) {
            for (int i = 0; i < j; i++) {
                product.values[i + j * product.rows] = product.at(j, i);
            }
        }
        return product;
    }

    @Test
    @Rule("B-73")
    void eigSymIsIndifferentToScale() {
        forEachScale(this::requireDecomposes);
    }

    private void forEachScale(BiConsumer<String, Dense> check) {
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            Dense a = SpdMatrices.wellConditioned(random, order);
            for (double scale : new double[] {0x1p-300, 0x1p300}) {
                check.accept("a matrix of order " + order + " times " + scale, a.map(x -> x * scale));
            }
        }
    }

    @Test
    @Rule("B-74")
    void eigSymPropagatesNanAndInfinity() {
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                int i = order - 1;
                int j = order / 2;
                Dense a = SpdMatrices.wellConditioned(random, order)
                        .with(i, j, bad)
                        .with(j, i, bad);
                Matrix values = subject().of(Dense.filled(order, 1, 7));
                Matrix vectors = subject().of(Dense.filled(order, order, 7));
                backend().eigSym(subject().of(a), values, vectors);
                assertThat(subject().read(values).values)
                        .as("values of order %d with %s", order, bad)
                        .containsOnly(Double.NaN);
                assertThat(subject().read(vectors).values)
                        .as("vectors of order %d with %s", order, bad)
                        .containsOnly(Double.NaN);
            }
        }
    }

    @Test
    @Rule("B-78")
    void eigenvaluesReadNothingAboveTheDiagonal() {
        SplittableRandom random = random();
        for (int order : Shapes.sizes()) {
            Dense a = SpdMatrices.wellConditioned(random, order);
            Matrix triangle = subject().of(a.withAbove(Double.NaN));
            String what = "order " + order + " with NaN above the diagonal";
            Matrix values = subject().poisoned(order, 1);
            Matrix vectors = subject().poisoned(order, order);
            backend().eigSym(subject().of(a), values, vectors);
            Dense expectedValues = subject().read(values);
            Dense expectedVectors = subject().read(vectors);
            backend().eigSym(triangle, values, vectors);
            subject().requireEqual(() -> "values of " + what, values, expectedValues);
            subject().requireEqual(() -> "vectors of " + what, vectors, expectedVectors);
            backend().eigenvaluesSym(subject().of(a), values);
            Dense expectedAlone = subject().read(values);
            backend().eigenvaluesSym(triangle, values);
            subject().requireEqual(() -> "values alone of " + what, values, expectedAlone);
        }
    }
}
