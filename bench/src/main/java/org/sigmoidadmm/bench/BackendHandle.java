package org.sigmoidadmm.bench;

import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** The one backend of a fork, and matrices on it whose values are known on the host. */
final class BackendHandle implements AutoCloseable {

    /** A matrix and what was put into it. */
    record Known(Matrix matrix, double[] values) {}

    final MatrixBackend backend;
    private long stream;

    private BackendHandle(MatrixBackend backend) {
        this.backend = backend;
    }

    /** Creates the backend, single-threaded, and prints what it is. */
    static BackendHandle open(String name) {
        MatrixBackend backend = provider(name).create(BackendOptions.SINGLE_THREADED);
        print(backend.info());
        return new BackendHandle(backend);
    }

    static MatrixBackendProvider provider(String name) {
        return MatrixBackends.scan().select(name);
    }

    /** Prints versions and threads into JMH's log of the fork. */
    static void print(BackendInfo info) {
        System.out.println(describe(info));
    }

    /** Names the backend, its library, threads and kernels, and the JVM. */
    static String describe(BackendInfo info) {
        return "backend " + info.name() + ": " + info.library()
                + (info.details().isEmpty() ? "" : " (" + info.details() + ")") + ", threads per operation "
                + info.threads() + "; activations: " + Activations.kernels() + "; Java " + Runtime.version();
    }

    /** A matrix of numbers uniform in [−1, 1]. */
    Known random(int rows, int columns) {
        return known(rows, columns, Workload.uniform(rows * columns, ++stream));
    }

    /** A symmetric positive definite matrix, with a condition number below 2·order. */
    Known definite(int order) {
        double[] values = Workload.uniform(order * order, ++stream);
        for (int j = 0; j < order; j++) {
            for (int i = 0; i < j; i++) {
                values[j + i * order] = values[i + j * order];
            }
            values[j + j * order] = order; // diagonally dominant: off-diagonal magnitudes sum to order/2 or so
        }
        return known(order, order, values);
    }

    private Known known(int rows, int columns, double[] values) {
        Matrix matrix = backend.zeros(rows, columns);
        backend.upload(values, matrix);
        return new Known(matrix, values);
    }

    double[] download(Matrix matrix) {
        double[] values = new double[matrix.rows() * matrix.columns()];
        backend.download(matrix, values);
        return values;
    }

    @Override
    public void close() {
        backend.close();
    }
}
