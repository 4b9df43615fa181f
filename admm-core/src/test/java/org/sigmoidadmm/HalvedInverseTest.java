package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;

/** The inverse by halves against its definition, for even and odd orders, wide and flat U. */
class HalvedInverseTest {

    private static final double EPSILON = Math.ulp(1.0);

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "5, 3, 1", "8, 8, 1e-3", "9, 5, 1e-6", "20, 31, 1e-6", "33, 20, 1e-8"})
    void productWithTheSystemIsTheIdentity(int order, int rows, double beta) {
        double kappa = 0.7;
        double[][] u = Dense.random(rows, order, new Random(order));
        double[][] gram = Dense.product(Dense.transpose(u), u);
        double[][] system = Dense.plus(Dense.scaled(beta, Dense.identity(order)), kappa, gram);
        double[][] inverse = invert(order, u, beta, kappa);

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
        int order = 7;
        double[][] u = Dense.random(4, order, new Random(1));
        double[][] other = Dense.random(4, order, new Random(2));
        double[] expected = new double[order * order];
        double[] twice = new double[order * order];
        try (MatrixBackend backend = Problems.REFERENCE.create(BackendOptions.SINGLE_THREADED)) {
            new HalvedInverse(backend, order, 4).run(expected, columns(u), 0.5, 2);
            HalvedInverse inverse = new HalvedInverse(backend, order, 4);
            inverse.run(twice, columns(other), 3, 1);
            inverse.run(twice, columns(u), 0.5, 2);
        }
        assertThat(twice).isEqualTo(expected);
    }

    private static double[][] invert(int order, double[][] u, double beta, double kappa) {
        double[] values = new double[order * order];
        try (MatrixBackend backend = Problems.REFERENCE.create(BackendOptions.SINGLE_THREADED)) {
            new HalvedInverse(backend, order, u.length).run(values, columns(u), beta, kappa);
        }
        double[][] inverse = new double[order][order];
        for (int k = 0; k < values.length; k++) {
            inverse[k % order][k / order] = values[k];
        }
        return inverse;
    }

    private static double[] columns(double[][] matrix) {
        double[] values = new double[matrix.length * matrix[0].length];
        for (int k = 0; k < values.length; k++) {
            values[k] = matrix[k % matrix.length][k / matrix.length];
        }
        return values;
    }
}
