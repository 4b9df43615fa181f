package org.sigmoidadmm.cli.measure;

import java.util.SplittableRandom;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/** Times each kernel on one backend at the shape of one layer. */
final class KernelTimer implements AutoCloseable {

    /** Shorter times would be those of the clock. */
    private static final long LEAST_NANOSECONDS = 5_000_000;

    private final MatrixBackend backend;
    private final int outputs;
    private final int inputs;
    private final int columns;
    private final Matrix weight;
    private final Matrix input;
    private final Matrix gradient;
    private final Matrix wide;
    private final Matrix back;
    private final Matrix cross;
    private final Matrix gram;
    private final Matrix system;
    private final Matrix solution;

    /**
     * Allocates the operands.
     *
     * @param backend what to time, closed with this
     * @param outputs width of the layer
     * @param inputs width of the layer before
     * @param columns samples
     */
    KernelTimer(MatrixBackend backend, int outputs, int inputs, int columns) {
        this.backend = backend;
        this.outputs = outputs;
        this.inputs = inputs;
        this.columns = columns;
        SplittableRandom random = new SplittableRandom(1);
        weight = random(outputs, inputs, random);
        input = random(inputs, columns, random);
        gradient = random(outputs, columns, random);
        wide = backend.zeros(outputs, columns);
        back = backend.zeros(inputs, columns);
        cross = backend.zeros(outputs, inputs);
        gram = backend.zeros(inputs, inputs);
        system = backend.zeros(inputs, inputs);
        solution = backend.zeros(outputs, inputs);
        backend.gram(1.0 / columns, Transpose.NO, input, 0, system);
        backend.addToDiagonal(1, system);
    }

    private Matrix random(int rows, int count, SplittableRandom random) {
        double[] values = new double[Math.multiplyExact(rows, count)];
        for (int k = 0; k < values.length; k++) {
            values[k] = 2 * random.nextDouble() - 1;
        }
        Matrix matrix = backend.zeros(rows, count);
        backend.upload(values, matrix);
        return matrix;
    }

    /** Runs a kernel for some milliseconds and returns 10⁹ operations per second. */
    double gigaflops(Kernel kernel) {
        long begin = System.nanoTime();
        long elapsed;
        int runs = 0;
        do {
            run(kernel);
            runs++;
            elapsed = System.nanoTime() - begin;
        } while (elapsed < LEAST_NANOSECONDS);
        return kernel.operations(outputs, inputs, columns) * runs / elapsed;
    }

    private void run(Kernel kernel) {
        switch (kernel) {
            case GEMM_NN -> backend.gemm(1, Transpose.NO, weight, Transpose.NO, input, 0, wide);
            case GEMM_TN -> backend.gemm(1, Transpose.YES, weight, Transpose.NO, gradient, 0, back);
            case GEMM_NT -> backend.gemm(1, Transpose.NO, gradient, Transpose.YES, input, 0, cross);
            case GRAM -> backend.gram(1, Transpose.NO, input, 0, gram);
            case SOLVE -> backend.solveSpd(Side.RIGHT, system, weight, solution);
        }
    }

    @Override
    public void close() {
        backend.close();
    }
}
