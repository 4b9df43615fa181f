package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;

/** The inverse by halves against its definition: even and odd orders, cut never, once or down to single numbers, and of low rank but for
 * βI, which a product B·A⁻¹ would not survive. */
class SpdInverseTest {

    private static final double EPSILON = Math.ulp(1.0);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 2",
        "2, 1, 1, 2",
        "5, 3, 1, 2",
        "8, 8, 1e-3, 9",
        "8, 8, 1e-3, 8",
        "8, 8, 1e-3, 3",
        "9, 5, 1e-6, 6",
        "20, 31, 1e-6, 6",
        "33, 20, 1e-8, 2",
        "60, 4, 1e-6, 20",
        "60, 4, 1e-9, 20"
    })
    void productWithTheMatrixIsTheIdentity(int order, int rows, double beta, int smallestHalved) {
        double[][] system = system(order, rows, beta, order);
        double[][] inverse = invert(system, smallestHalved);

        double norm = Math.sqrt(Dense.squaredNorm(system));
        double inverseNorm = Math.sqrt(Dense.squaredNorm(inverse));
        double[][] rest = Dense.minus(Dense.product(system, inverse), Dense.identity(order));
        assertThat(Math.sqrt(Dense.squaredNorm(rest))).isLessThan(order * EPSILON * norm * inverseNorm);
        double[][] asymmetry = Dense.minus(inverse, Dense.transpose(inverse));
        assertThat(Math.sqrt(Dense.squaredNorm(asymmetry)))
                .isLessThan(order * EPSILON * norm * inverseNorm * inverseNorm);
    }

    @Test
    void secondCallForgetsTheFirst() {
        double[][] system = system(7, 4, 0.5, 1);
        double[] expected = lower(system);
        double[] twice = lower(system);
        try (MatrixBackend backend = Problems.REFERENCE.create(BackendOptions.SINGLE_THREADED)) {
            run(new SpdInverse(backend, 7, 3), expected);
            SpdInverse inverse = new SpdInverse(backend, 7, 3);
            run(inverse, lower(system(7, 4, 3, 2)));
            run(inverse, twice);
        }
        assertThat(twice).isEqualTo(expected);
    }

    /** βI + UᵀU. */
    private static double[][] system(int order, int rows, double beta, long seed) {
        double[][] u = Dense.random(rows, order, new Random(seed));
        return Dense.plus(Dense.scaled(beta, Dense.identity(order)), 1, Dense.product(Dense.transpose(u), u));
    }

    private static double[][] invert(double[][] system, int smallestHalved) {
        int order = system.length;
        double[] values = lower(system);
        try (MatrixBackend backend = Problems.REFERENCE.create(BackendOptions.SINGLE_THREADED)) {
            run(new SpdInverse(backend, order, smallestHalved), values);
        }
        double[][] inverse = new double[order][order];
        for (int k = 0; k < values.length; k++) {
            inverse[k % order][k / order] = values[k];
        }
        return inverse;
    }

    private static void run(SpdInverse inverse, double[] values) {
        System.arraycopy(values, 0, inverse.matrix.values, 0, values.length);
        inverse.matrix.toBackend();
        inverse.run(values);
    }

    /** The columns with NaN above the diagonal, which must not be read. */
    private static double[] lower(double[][] matrix) {
        int order = matrix.length;
        double[] values = new double[order * order];
        for (int k = 0; k < values.length; k++) {
            values[k] = k % order < k / order ? Double.NaN : matrix[k % order][k / order];
        }
        return values;
    }
}
