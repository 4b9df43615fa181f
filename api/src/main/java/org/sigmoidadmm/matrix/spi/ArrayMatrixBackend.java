package org.sigmoidadmm.matrix.spi;

import java.util.Arrays;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.Loss;

/**
 * Base class of backends whose matrices are column-major arrays on the Java heap: does everything but products and
 * systems, which are what the library behind the backend is for.
 *
 * <p>The fused kernels are built from {@link SweepKernels}, on tiles that stay in the first-level cache where they need
 * more than one.
 *
 * @param <M> the backend's own handle class
 */
public abstract class ArrayMatrixBackend<M extends ArrayMatrix> extends AbstractMatrixBackend<M> {

    /** Entries that a sweep works on at a time: a handful of such arrays fit the first-level cache. */
    private static final int TILE = 512;

    /** The same where a sweep works on as many as make whole vectors. */
    private static final int LONGEST_TILE = 8 * TILE;

    private final SweepKernels sweeps = ChosenSweepKernels.get();
    private final double[] partial = new double[SweepKernels.PARTIAL_RESULTS];
    private double[] tileA = new double[TILE];
    private double[] tileB = new double[TILE];

    /**
     * Makes the base of a backend.
     *
     * @param handleType the class of the handles that {@link #doZeros} returns
     * @param info what {@link #info} returns
     */
    protected ArrayMatrixBackend(Class<M> handleType, BackendInfo info) {
        super(handleType, info);
    }

    @Override
    protected final boolean owns(M matrix) {
        return matrix.owner() == this;
    }

    @Override
    protected final M doZeros(int rows, int columns) {
        return doWrap(new double[rows * columns], rows, columns);
    }

    /** {@inheritDoc} Never null here. */
    @Override
    protected abstract M doWrap(double[] array, int rows, int columns);

    @Override
    protected final void doUpload(double[] values, M destination) {
        System.arraycopy(values, 0, destination.array(), 0, values.length);
    }

    @Override
    protected final void doDownload(M source, double[] values) {
        System.arraycopy(source.array(), 0, values, 0, values.length);
    }

    @Override
    protected final double[] doHostArray(M matrix) {
        return matrix.array();
    }

    @Override
    protected final void doCopy(M source, M destination) {
        System.arraycopy(source.array(), 0, destination.array(), 0, source.array().length);
    }

    @Override
    protected final void doFill(double value, M destination) {
        Arrays.fill(destination.array(), value);
    }

    @Override
    protected final void doAxpby(double alpha, M x, double beta, M y) {
        double[] from = x.array();
        double[] to = y.array();
        if (alpha == 0 && beta == 0) {
            Arrays.fill(to, 0);
        } else if (alpha == 0) {
            for (int k = 0; k < to.length; k++) {
                to[k] *= beta;
            }
        } else if (beta == 0) {
            for (int k = 0; k < to.length; k++) {
                to[k] = alpha * from[k];
            }
        } else {
            for (int k = 0; k < to.length; k++) {
                to[k] = alpha * from[k] + beta * to[k];
            }
        }
    }

    @Override
    protected final void doHadamard(M x, M y, M destination) {
        double[] a = x.array();
        double[] b = y.array();
        double[] to = destination.array();
        for (int k = 0; k < to.length; k++) {
            to[k] = a[k] * b[k];
        }
    }

    @Override
    protected final void doActivate(Activation activation, M z, M destination) {
        activation.evaluate(z.array(), 0, z.array().length, destination.array());
    }

    @Override
    protected final void doActivationSlope(Activation activation, M z, M destination) {
        double[] from = z.array();
        double[] to = destination.array();
        for (int start = 0; start < from.length; start += TILE) {
            int length = Math.min(TILE, from.length - start);
            System.arraycopy(from, start, tileA, 0, length);
            activation.evaluate(tileA, 0, length, tileA, tileB);
            System.arraycopy(tileB, 0, to, start, length);
        }
    }

    @Override
    protected final void doAddColumn(double alpha, M column, M destination) {
        double[] add = column.array();
        double[] to = destination.array();
        int rows = add.length;
        for (int start = 0; start < to.length; start += rows) {
            for (int i = 0; i < rows; i++) {
                to[start + i] += alpha * add[i];
            }
        }
    }

    @Override
    protected final void doScaleColumns(M x, M factors, M destination) {
        double[] from = x.array();
        double[] each = factors.array();
        double[] to = destination.array();
        int rows = x.rows();
        for (int j = 0; j < each.length; j++) {
            double factor = each[j];
            for (int k = j * rows; k < (j + 1) * rows; k++) {
                to[k] = from[k] * factor;
            }
        }
    }

    @Override
    protected final void doAddToDiagonal(double alpha, M destination) {
        double[] to = destination.array();
        int step = destination.rows() + 1;
        for (int k = 0; k < to.length; k += step) {
            to[k] += alpha;
        }
    }

    @Override
    protected final void doRowSums(M x, double beta, M destination) {
        double[] from = x.array();
        double[] to = destination.array();
        int rows = to.length;
        if (beta == 0) {
            Arrays.fill(to, 0);
        } else if (beta != 1) {
            for (int i = 0; i < rows; i++) {
                to[i] *= beta;
            }
        }
        if (rows == 1) {
            to[0] += sum(from, 0, from.length);
            return;
        }
        for (int start = 0; start < from.length; start += rows) {
            sweeps.axpby(1, from, start, 1, to, 0, rows);
        }
    }

    private static double sum(double[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = from;
        for (; k + 3 < to; k += 4) {
            s0 += x[k];
            s1 += x[k + 1];
            s2 += x[k + 2];
            s3 += x[k + 3];
        }
        for (; k < to; k++) {
            s0 += x[k];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    protected final void doTranspose(M source, M destination) {
        ColumnMajor.transpose(source.array(), source.rows(), source.columns(), destination.array());
    }

    @Override
    protected final double doDot(M x, M y) {
        return sweeps.dot(x.array(), 0, y.array(), 0, x.array().length);
    }

    @Override
    protected final double doMaxAbs(M x) {
        return maxAbs(x.array(), 0, x.array().length);
    }

    private static double maxAbs(double[] x, int from, int to) {
        double m0 = 0;
        double m1 = 0;
        double m2 = 0;
        double m3 = 0;
        int k = from;
        for (; k + 3 < to; k += 4) {
            m0 = Math.max(m0, Math.abs(x[k]));
            m1 = Math.max(m1, Math.abs(x[k + 1]));
            m2 = Math.max(m2, Math.abs(x[k + 2]));
            m3 = Math.max(m3, Math.abs(x[k + 3]));
        }
        for (; k < to; k++) {
            m0 = Math.max(m0, Math.abs(x[k]));
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
    }

    // ---------------------------------------------------------------- fused kernels

    @Override
    protected void doActivateLayer(Activation activation, M z, M bias, M value, M slope) {
        double[] add = bias.array();
        double[] from = z.array();
        double[] to = value.array();
        double[] toSlope = slope.array();
        int rows = add.length;
        int step = tileStep(rows);
        for (int start = 0; start < from.length; start += step) {
            int end = Math.min(from.length, start + step);
            sweeps.addColumn(from, start, end, add, to);
            activation.evaluate(to, start, end, to, toSlope);
        }
    }

    @Override
    protected void doLayerGradient(Activation activation, M z, M bias, M v, M multiplier, double beta, M gradient) {
        double[] add = bias.array();
        double[] from = z.array();
        double[] to = gradient.array();
        double[] activations = v.array();
        double[] multipliers = multiplier.array();
        double inverse = 1 / beta;
        int rows = add.length;
        int step = tileStep(rows);
        double[] slopes = tileA;
        double[] values = tileB;
        for (int start = 0; start < from.length; start += step) {
            int length = Math.min(step, from.length - start);
            System.arraycopy(from, start, values, 0, length);
            sweeps.addColumn(values, 0, length, add, values);
            activation.evaluate(values, 0, length, values, slopes);
            sweeps.gradient(values, slopes, length, activations, multipliers, inverse, start, to);
        }
    }

    /**
     * Whole columns that make about a tile, and if possible a whole number of vectors, since what is left behind the last one
     * takes several times as long for each number; enlarges the tiles where they are too short.
     */
    private int tileStep(int rows) {
        int columns = Math.max(1, TILE / rows);
        int rounded = wholeVectors(columns, rows);
        int step = rows * (rounded <= LONGEST_TILE / rows ? rounded : columns);
        if (step > tileA.length) {
            tileA = new double[step];
            tileB = new double[step];
        }
        return step;
    }

    /** So many columns, or a few more, that they have a whole number of vectors. */
    private static int wholeVectors(int columns, int rows) {
        int even = SweepKernels.LANES / Integer.lowestOneBit(rows | SweepKernels.LANES);
        return (columns + even - 1) / even * even;
    }

    @Override
    protected void doConstraintForce(double beta, M s, M v, M multiplier, M force) {
        if (beta == 0) { // s and v are not read then, whatever they hold
            doCopy(multiplier, force);
            return;
        }
        sweeps.force(beta, s.array(), v.array(), multiplier.array(), force.array(), force.array().length);
    }

    @Override
    protected void doUpdateLayer(
            double beta,
            double nextBeta,
            M s,
            M slope,
            M delta,
            M v,
            M multiplier,
            M gradient,
            M weights,
            M vSum,
            M gradientSum,
            double[] sums) {
        Arrays.fill(partial, 0);
        double[] activations = v.array();
        double[] gradients = gradient.array();
        int rows = v.rows();
        int columns = v.columns();
        double inverse = 1 / nextBeta;
        int step = wholeVectors(Math.max(1, TILE / rows), rows);
        for (int column = 0; column < columns; column += step) {
            int some = Math.min(step, columns - column);
            int from = column * rows;
            sweeps.updateLayer(
                    beta,
                    inverse,
                    s.array(),
                    slope.array(),
                    delta.array(),
                    activations,
                    multiplier.array(),
                    gradients,
                    from,
                    from + some * rows,
                    partial);
            addColumns(weights.array(), column, some, activations, from, vSum.array());
            addColumns(weights.array(), column, some, gradients, from, gradientSum.array());
        }
        int lanes = SweepKernels.LANES;
        sums[0] = sum(partial, 0, lanes);
        sums[1] = sum(partial, lanes, 2 * lanes);
        sums[2] = maxAbs(partial, 2 * lanes, 3 * lanes);
        sums[3] = sum(partial, 3 * lanes, 4 * lanes);
    }

    /** sum ← sum + Σ_j w_j·(column j of x), of columns that are still in the first-level cache. */
    private void addColumns(double[] weights, int fromWeight, int count, double[] x, int fromX, double[] sum) {
        sweeps.addProduct(1, weights, fromWeight, 1, count, x, fromX, sum.length, sum, 0, sum.length);
    }

    @Override
    protected double doLossValue(Loss loss, M v, M y, M weights) {
        return loss.value(v.array(), y.array(), weights.array(), v.rows());
    }

    @Override
    protected void doLossGradient(Loss loss, M v, M y, M weights, M gradient) {
        loss.gradient(v.array(), y.array(), weights.array(), v.rows(), gradient.array());
    }

    @Override
    protected void doLossProximal(Loss loss, double beta, M point, M y, M result) {
        loss.proximal(beta, point.array(), y.array(), point.rows(), result.array());
    }
}
