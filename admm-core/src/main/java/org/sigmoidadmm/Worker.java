package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.parallel.Closing;

/** What one thread works with: a backend instance of its own, the parameters on it, and workspace. */
final class Worker implements AutoCloseable {

    /** The uses of workspace matrices: within a layer's update they are alive together. */
    enum Role {
        VALUE,
        SLOPE,
        FORCE,
        SCRATCH,
        /** Where samples have weights. */
        WEIGHTED,
        /** From here on where each sample has a curvature of its own. */
        PROJECTED,
        CHANGE,
        /** From here on where that is searched for. */
        PRODUCT,
        MISFIT,
        CANDIDATE,
        TRIAL_PRODUCT,
        TRIAL_VALUE,
        TRIAL_SLOPE
    }

    final MatrixBackend backend;
    final Matrix[] weight;
    final Matrix[] bias;
    final Matrix[] operator;
    final double[] sums = new double[4];
    private final ParameterMatrix[] weights;
    private final ParameterMatrix[] biases;
    private final HostMatrix[] operators;
    private final Map<Role, List<Matrix>> workspace = new EnumMap<>(Role.class);
    private final Map<Role, List<double[]>> hostWorkspace = new EnumMap<>(Role.class);

    /**
     * Makes a worker with a backend instance of its own, which does not outlive a failure.
     *
     * @param parameters what it will {@link #receive}
     */
    static Worker create(MatrixBackendProvider provider, Parameters parameters) {
        MatrixBackend backend = MatrixBackends.createFrom(provider, BackendOptions.SINGLE_THREADED);
        try {
            return new Worker(backend, parameters);
        } catch (RuntimeException | Error e) {
            Closing.after(e, backend::close);
            throw e;
        }
    }

    private Worker(MatrixBackend backend, Parameters parameters) {
        this.backend = backend;
        for (Role role : Role.values()) {
            workspace.put(role, new ArrayList<>());
            hostWorkspace.put(role, new ArrayList<>());
        }
        int depth = parameters.depth();
        int[] sizes = parameters.sizes;
        weight = new Matrix[depth];
        bias = new Matrix[depth];
        operator = new Matrix[depth - 1];
        weights = new ParameterMatrix[depth];
        biases = new ParameterMatrix[depth];
        operators = new HostMatrix[depth - 1];
        for (int i = 0; i < depth; i++) {
            weights[i] = parameters.weightOn(backend, i);
            biases[i] = new ParameterMatrix(backend, sizes[i + 1], 1, parameters.bias[i], parameters.previousBias[i]);
            if (i < depth - 1) {
                operators[i] = parameters.systems[i].operatorOn(backend);
                operator[i] = operators[i].matrix;
            }
        }
    }

    /** Takes the parameters of an iteration, where the backend cannot read them where they are as copies. */
    void receive(Parameters parameters, boolean withSystems) {
        for (int i = 0; i < weight.length; i++) {
            weight[i] = weights[i].of(parameters.weight[i]);
            bias[i] = biases[i].of(parameters.bias[i]);
            if (withSystems && i < operators.length) {
                operators[i].toBackend();
            }
        }
    }

    /** Returns a workspace matrix of the shape, with arbitrary content; the same one for the same role and shape. */
    Matrix workspace(Role role, int rows, int columns) {
        List<Matrix> matrices = Objects.requireNonNull(workspace.get(role));
        for (int k = 0; k < matrices.size(); k++) {
            Matrix matrix = matrices.get(k);
            if (matrix.rows() == rows && matrix.columns() == columns) {
                return matrix;
            }
        }
        Matrix made = backend.zeros(rows, columns);
        matrices.add(made);
        return made;
    }

    /** Copies a matrix to an array of the workspace on the host, the same one for the same role and number of entries. */
    double[] toHost(Role role, Matrix matrix) {
        double[] values = host(role, matrix.rows() * matrix.columns());
        backend.download(matrix, values);
        return values;
    }

    /** Returns a matrix as an array to read: its own if the backend has one on the host, otherwise a copy in the workspace. */
    double[] read(Role role, Matrix matrix) {
        double[] own = backend.hostArray(matrix);
        return own != null ? own : toHost(role, matrix);
    }

    /** Returns an array of the workspace on the host, with arbitrary content. */
    double[] host(Role role, int length) {
        List<double[]> arrays = Objects.requireNonNull(hostWorkspace.get(role));
        for (int k = 0; k < arrays.size(); k++) {
            if (arrays.get(k).length == length) {
                return arrays.get(k);
            }
        }
        double[] made = new double[length];
        arrays.add(made);
        return made;
    }

    @Override
    public void close() {
        backend.close();
    }
}
