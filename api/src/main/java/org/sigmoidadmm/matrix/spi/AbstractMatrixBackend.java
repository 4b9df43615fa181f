package org.sigmoidadmm.matrix.spi;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Transpose;

/**
 * Base class of backends. The public operations of {@link MatrixBackend} check their arguments and call {@code do…} methods,
 * which may rely on them being sound.
 *
 * <p>A backend implements the plain operations. The others have a default here: no matrix is an array of the host's, the
 * fused kernels are compositions of plain operations, decompositions and losses are done on the host. A backend overrides
 * them for speed, never for meaning.
 *
 * @param <M> the backend's own handle class
 */
public abstract class AbstractMatrixBackend<M extends Matrix> extends CheckedMatrixBackend<M> {

    private @Nullable M scratchMatrix;

    /**
     * Makes the base of a backend.
     *
     * @param handleType the class of the handles that {@link #doZeros} returns
     * @param info what {@link #info} returns
     */
    protected AbstractMatrixBackend(Class<M> handleType, BackendInfo info) {
        super(handleType, info);
    }

    @Override
    protected double @Nullable [] doHostArray(M matrix) {
        return null;
    }

    @Override
    protected @Nullable M doWrap(double[] array, int rows, int columns) {
        return null;
    }

    @Override
    protected void doEigSym(M a, M values, M vectors) {
        double[] matrix = toHost(a);
        double[] spectrum = new double[a.rows()];
        SymmetricEigen.decompose(a.rows(), matrix, spectrum);
        doUpload(spectrum, values);
        doUpload(matrix, vectors);
    }

    @Override
    protected void doEigenvaluesSym(M a, M values) {
        double[] spectrum = new double[a.rows()];
        SymmetricEigen.values(a.rows(), toHost(a), spectrum);
        doUpload(spectrum, values);
    }

    @Override
    protected void doActivateLayer(Activation activation, M z, M bias, M value, M slope) {
        copy(z, value);
        doAddColumn(1, bias, value);
        doActivationSlope(activation, value, slope);
        doActivate(activation, value, value);
    }

    @Override
    protected void doLayerGradient(Activation activation, M z, M bias, M v, M multiplier, double beta, M gradient) {
        M slope = scratch(z.rows(), z.columns());
        doActivateLayer(activation, z, bias, gradient, slope);
        doAxpby(-1, v, 1, gradient);
        doAxpby(1 / beta, multiplier, 1, gradient);
        doHadamard(gradient, slope, gradient);
    }

    @Override
    protected void doConstraintForce(double beta, M s, M v, M multiplier, M force) {
        doCopy(s, force);
        doAxpby(-1, v, 1, force);
        doAxpby(1, multiplier, beta, force);
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
        M residual = scratch(v.rows(), v.columns());
        doAxpby(1, delta, 1, v);
        sums[3] = doDot(delta, delta);
        doCopy(s, residual);
        doAxpby(-1, v, 1, residual);
        doAxpby(beta, residual, 1, multiplier);
        sums[0] = doDot(residual, residual);
        sums[1] = doDot(multiplier, residual);
        doAxpby(1 / nextBeta, multiplier, 1, residual);
        doHadamard(residual, slope, gradient);
        doCopy(v, residual);
        doAxpby(-1 / nextBeta, multiplier, 1, residual);
        sums[2] = doMaxAbs(residual);
        doGemm(1, Transpose.NO, v, Transpose.YES, weights, 1, vSum);
        doGemm(1, Transpose.NO, gradient, Transpose.YES, weights, 1, gradientSum);
    }

    @Override
    protected double doLossValue(Loss loss, M v, M y, M weights) {
        return loss.value(toHost(v), toHost(y), toHost(weights), v.rows());
    }

    @Override
    protected void doLossGradient(Loss loss, M v, M y, M weights, M gradient) {
        double[] values = toHost(v);
        loss.gradient(values, toHost(y), toHost(weights), v.rows(), values);
        doUpload(values, gradient);
    }

    @Override
    protected void doLossProximal(Loss loss, double beta, M point, M y, M result) {
        double[] values = toHost(point);
        loss.proximal(beta, values, toHost(y), point.rows(), values);
        doUpload(values, result);
    }

    private double[] toHost(M matrix) {
        double[] values = new double[matrix.rows() * matrix.columns()];
        doDownload(matrix, values);
        return values;
    }

    /**
     * Returns a matrix that the default compositions use as workspace, made on first use of a shape.
     *
     * @param rows number of rows
     * @param columns number of columns
     * @return a matrix with arbitrary content
     */
    private M scratch(int rows, int columns) {
        M current = scratchMatrix;
        if (current == null || current.rows() != rows || current.columns() != columns) {
            current = doZeros(rows, columns);
            scratchMatrix = current;
        }
        return current;
    }
}
