package org.sigmoidadmm.matrix.tck;

import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.AbstractMatrixBackend;

/**
 * A slow backend in plain loops over rows, with products summed in double-double: the example of the contract, and what
 * fused kernels of other backends are compared with. It takes every default composition of the base class.
 */
class ReferenceBackend extends AbstractMatrixBackend<ReferenceMatrix> {

    /** Made by {@link ReferenceProvider}; the kit's own tests break it on purpose by overriding. */
    ReferenceBackend() {
        super(ReferenceMatrix.class, new BackendInfo(ReferenceProvider.NAME, ReferenceProvider.LIBRARY, 1, ""));
    }

    @Override
    protected boolean owns(ReferenceMatrix matrix) {
        return matrix.owner == this;
    }

    @Override
    protected ReferenceMatrix doZeros(int rows, int columns) {
        return new ReferenceMatrix(this, rows, columns);
    }

    @Override
    protected void doUpload(double[] values, ReferenceMatrix destination) {
        set(destination, (i, j) -> values[i + j * destination.rows()]);
    }

    @Override
    protected void doDownload(ReferenceMatrix source, double[] values) {
        for (int i = 0; i < source.rows(); i++) {
            for (int j = 0; j < source.columns(); j++) {
                values[i + j * source.rows()] = source.entries[i][j];
            }
        }
    }

    @Override
    protected void doCopy(ReferenceMatrix source, ReferenceMatrix destination) {
        set(destination, (i, j) -> source.entries[i][j]);
    }

    @Override
    protected void doFill(double value, ReferenceMatrix destination) {
        set(destination, (i, j) -> value);
    }

    @Override
    protected void doAxpby(double alpha, ReferenceMatrix x, double beta, ReferenceMatrix y) {
        set(y, (i, j) -> times(alpha, x.entries[i][j]) + times(beta, y.entries[i][j]));
    }

    @Override
    protected void doHadamard(ReferenceMatrix x, ReferenceMatrix y, ReferenceMatrix destination) {
        set(destination, (i, j) -> x.entries[i][j] * y.entries[i][j]);
    }

    @Override
    protected void doActivate(Activation activation, ReferenceMatrix z, ReferenceMatrix destination) {
        set(destination, (i, j) -> activation.value(z.entries[i][j]));
    }

    @Override
    protected void doActivationSlope(Activation activation, ReferenceMatrix z, ReferenceMatrix destination) {
        set(destination, (i, j) -> activation.slope(z.entries[i][j]));
    }

    @Override
    protected void doAddColumn(double alpha, ReferenceMatrix column, ReferenceMatrix destination) {
        set(destination, (i, j) -> destination.entries[i][j] + alpha * column.entries[i][0]);
    }

    @Override
    protected void doScaleColumns(ReferenceMatrix x, ReferenceMatrix factors, ReferenceMatrix destination) {
        set(destination, (i, j) -> x.entries[i][j] * factors.entries[0][j]);
    }

    @Override
    protected void doAddToDiagonal(double alpha, ReferenceMatrix destination) {
        for (int i = 0; i < destination.rows(); i++) {
            destination.entries[i][i] += alpha;
        }
    }

    @Override
    protected void doRowSums(ReferenceMatrix x, double beta, ReferenceMatrix destination) {
        for (int i = 0; i < x.rows(); i++) {
            double sum = times(beta, destination.entries[i][0]);
            for (double entry : x.entries[i]) {
                sum += entry;
            }
            destination.entries[i][0] = sum;
        }
    }

    @Override
    protected void doTranspose(ReferenceMatrix source, ReferenceMatrix destination) {
        set(destination, (i, j) -> source.entries[j][i]);
    }

    @Override
    protected double doDot(ReferenceMatrix x, ReferenceMatrix y) {
        DoubleDouble exact = new DoubleDouble();
        double plain = 0;
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.columns(); j++) {
                exact.addProduct(x.entries[i][j], y.entries[i][j]);
                plain += x.entries[i][j] * y.entries[i][j];
            }
        }
        return finiteOr(exact.value(), plain);
    }

    @Override
    protected double doMaxAbs(ReferenceMatrix x) {
        double largest = 0;
        for (double[] row : x.entries) {
            for (double entry : row) {
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        return largest;
    }

    @Override
    protected void doGemm(
            double alpha,
            Transpose transposeA,
            ReferenceMatrix a,
            Transpose transposeB,
            ReferenceMatrix b,
            double beta,
            ReferenceMatrix c) {
        double[][] left = transposeA == Transpose.NO ? a.entries : transposed(a.entries);
        double[][] right = transposeB == Transpose.NO ? transposed(b.entries) : b.entries;
        set(c, (i, j) -> alpha * inner(left[i], right[j]) + times(beta, c.entries[i][j]));
    }

    @Override
    protected void doGram(double alpha, Transpose transpose, ReferenceMatrix a, double beta, ReferenceMatrix c) {
        double[][] rows = transpose == Transpose.NO ? a.entries : transposed(a.entries);
        set(c, (i, j) -> i < j ? c.entries[i][j] : alpha * inner(rows[i], rows[j]) + times(beta, c.entries[i][j]));
    }

    @Override
    protected void doSolveSpd(Side side, ReferenceMatrix a, ReferenceMatrix b, ReferenceMatrix x) {
        ReferenceCholesky factors = new ReferenceCholesky(a.entries);
        double[][] solutions = side == Side.LEFT ? transposed(b.entries) : copy(b.entries);
        for (double[] solution : solutions) {
            factors.solve(solution);
        }
        double[][] result = side == Side.LEFT ? transposed(solutions) : solutions;
        set(x, (i, j) -> result[i][j]);
    }

    @Override
    protected void doClose() {
        // nothing but heap memory to free
    }

    /** An entry of a matrix by its position. */
    interface Entry {
        double at(int i, int j);
    }

    static void set(ReferenceMatrix destination, Entry entry) {
        for (int i = 0; i < destination.rows(); i++) {
            for (int j = 0; j < destination.columns(); j++) {
                destination.entries[i][j] = entry.at(i, j);
            }
        }
    }

    /** The product, where a factor of 0 means that the entry is not looked at. */
    static double times(double factor, double entry) {
        return factor == 0 ? 0 : factor * entry;
    }

    private static double inner(double[] x, double[] y) {
        DoubleDouble exact = new DoubleDouble();
        double plain = 0;
        for (int k = 0; k < x.length; k++) {
            exact.addProduct(x[k], y[k]);
            plain += x[k] * y[k];
        }
        return finiteOr(exact.value(), plain);
    }

    /** Double-double turns infinities into NaN; the plain sum follows IEEE arithmetic. */
    private static double finiteOr(double exact, double plain) {
        return Double.isFinite(plain) ? exact : plain;
    }

    static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    static double[][] transposed(double[][] rows) {
        double[][] result = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[0].length; j++) {
                result[j][i] = rows[i][j];
            }
        }
        return result;
    }
}
