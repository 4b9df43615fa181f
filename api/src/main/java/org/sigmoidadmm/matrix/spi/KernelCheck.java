package org.sigmoidadmm.matrix.spi;

import java.util.Arrays;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/**
 * One product and one Cholesky solve with known results: what {@link MatrixBackendProvider#probe} runs to see that a
 * library really computes here.
 */
public final class KernelCheck {

    private KernelCheck() {}

    /**
     * Runs the library's kernels on 2 × 2 matrices of small integers.
     *
     * @param backend the backend to check, left open
     * @throws MatrixException if a result is wrong, with the numbers
     */
    public static void run(MatrixBackend backend) {
        Matrix a = upload(backend, 4, 2, 2, 2); // symmetric positive definite, Cholesky factor 2 0; 1 1
        Matrix b = upload(backend, 2, 0, 4, 6);
        Matrix product = backend.zeros(2, 2);
        backend.gemm(1, Transpose.NO, a, Transpose.NO, b, 0, product);
        require("product", new double[] {8, 4, 28, 20}, product, backend);
        Matrix solution = backend.zeros(2, 2);
        backend.solveSpd(Side.LEFT, a, product, solution);
        require("Cholesky solve", new double[] {2, 0, 4, 6}, solution, backend);
    }

    private static Matrix upload(MatrixBackend backend, double... values) {
        Matrix matrix = backend.zeros(2, 2);
        backend.upload(values, matrix);
        return matrix;
    }

    /** The numbers are small integers and so is every intermediate result: a working kernel makes no rounding error. */
    private static void require(String what, double[] expected, Matrix matrix, MatrixBackend backend) {
        double[] actual = new double[expected.length];
        backend.download(matrix, actual);
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= 1e-12)) {
                throw new MatrixException("the " + what + " of the check is " + Arrays.toString(actual)
                        + ", it should be " + Arrays.toString(expected));
            }
        }
    }
}
