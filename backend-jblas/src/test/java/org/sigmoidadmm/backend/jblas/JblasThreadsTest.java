package org.sigmoidadmm.backend.jblas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/** The native library is not safe for threads: with one copy for both, some calls in a thousand are wrong. */
class JblasThreadsTest {

    private static final int CALLS = 100_000;

    @Test
    void instancesOnTwoThreadsComputeTheSameBitsAsOneAlone() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> products = () -> differences(false);
            Callable<Integer> systems = () -> differences(true);
            for (Callable<Integer> work : Arrays.asList(products, systems)) {
                Future<Integer> first = threads.submit(work);
                Future<Integer> second = threads.submit(work);
                assertThat(first.get()).isZero();
                assertThat(second.get()).isZero();
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Repeats one operation and counts the results that differ from the first. */
    private static int differences(boolean solve) {
        try (MatrixBackend backend = new JblasProvider().create(BackendOptions.SINGLE_THREADED)) {
            Matrix a = random(backend, 7, 40, 1);
            Matrix b = random(backend, 40, 7, 2);
            Matrix product = backend.zeros(7, 7);
            Matrix wide = random(backend, 12, 40, 3);
            Matrix system = backend.zeros(12, 12);
            backend.gram(1, Transpose.NO, wide, 0, system);
            Matrix right = random(backend, 12, 12, 4);
            Matrix solution = backend.zeros(12, 12);
            Matrix result = solve ? solution : product;
            double[] expected = null;
            double[] actual = new double[result.rows() * result.columns()];
            int differences = 0;
            for (int call = 0; call < CALLS; call++) {
                if (solve) {
                    backend.solveSpd(Side.LEFT, system, right, solution);
                } else {
                    backend.gemm(1, Transpose.NO, a, Transpose.NO, b, 0, product);
                }
                backend.download(result, actual);
                if (expected == null) {
                    expected = actual.clone();
                }
                differences += Arrays.equals(expected, actual) ? 0 : 1;
            }
            return differences;
        }
    }

    private static Matrix random(MatrixBackend backend, int rows, int columns, long seed) {
        Matrix matrix = backend.zeros(rows, columns);
        backend.upload(new Random(seed).doubles((long) rows * columns).toArray(), matrix);
        return matrix;
    }
}
