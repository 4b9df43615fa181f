package org.sigmoidadmm.matrix.tck;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/** The reference backend behind the public interface, where a mutant may get around the checks of the base class. */
class ForwardingBackend implements MatrixBackend {

    final MatrixBackend inner = new ReferenceBackend();

    @Override
    public BackendInfo info() {
        return inner.info();
    }

    @Override
    public Matrix zeros(int rows, int columns) {
        return inner.zeros(rows, columns);
    }

    @Override
    public void upload(double[] values, Matrix destination) {
        inner.upload(values, destination);
    }

    @Override
    public void download(Matrix source, double[] values) {
        inner.download(source, values);
    }

    @Override
    public double @Nullable [] hostArray(Matrix matrix) {
        return inner.hostArray(matrix);
    }

    @Override
    public @Nullable Matrix wrap(double[] array, int rows, int columns) {
        return inner.wrap(array, rows, columns);
    }

    @Override
    public void copy(Matrix source, Matrix destination) {
        inner.copy(source, destination);
    }

    @Override
    public void fill(double value, Matrix destination) {
        inner.fill(value, destination);
    }

    @Override
    public void axpby(double alpha, Matrix x, double beta, Matrix y) {
        inner.axpby(alpha, x, beta, y);
    }

    @Override
    public void hadamard(Matrix x, Matrix y, Matrix destination) {
        inner.hadamard(x, y, destination);
    }

    @Override
    public void activate(Activation activation, Matrix z, Matrix destination) {
        inner.activate(activation, z, destination);
    }

    @Override
    public void activationSlope(Activation activation, Matrix z, Matrix destination) {
        inner.activationSlope(activation, z, destination);
    }

    @Override
    public void addColumn(double alpha, Matrix column, Matrix destination) {
        inner.addColumn(alpha, column, destination);
    }

    @Override
    public void scaleColumns(Matrix x, Matrix factors, Matrix destination) {
        inner.scaleColumns(x, factors, destination);
    }

    @Override
    public void addToDiagonal(double alpha, Matrix destination) {
        inner.addToDiagonal(alpha, destination);
    }

    @Override
    public void rowSums(Matrix x, double beta, Matrix destination) {
        inner.rowSums(x, beta, destination);
    }

    @Override
    public void transpose(Matrix source, Matrix destination) {
        inner.transpose(source, destination);
    }

    @Override
    public double dot(Matrix x, Matrix y) {
        return inner.dot(x, y);
    }

    @Override
    public double maxAbs(Matrix x) {
        return inner.maxAbs(x);
    }

    @Override
    public void gemm(
            double alpha, Transpose transposeA, Matrix a, Transpose transposeB, Matrix b, double beta, Matrix c) {
        inner.gemm(alpha, transposeA, a, transposeB, b, beta, c);
    }

    @Override
    public void gram(double alpha, Transpose transpose, Matrix a, double beta, Matrix c) {
        inner.gram(alpha, transpose, a, beta, c);
    }

    @Override
    public void solveSpd(Side side, Matrix a, Matrix b, Matrix x) {
        inner.solveSpd(side, a, b, x);
    }

    @Override
    public void eigSym(Matrix a, Matrix values, Matrix vectors) {
        inner.eigSym(a, values, vectors);
    }

    @Override
    public void eigenvaluesSym(Matrix a, Matrix values) {
        inner.eigenvaluesSym(a, values);
    }

    @Override
    public void activateLayer(Activation activation, Matrix z, Matrix bias, Matrix value, Matrix slope) {
        inner.activateLayer(activation, z, bias, value, slope);
    }

    @Override
    public void layerGradient(
            Activation activation, Matrix z, Matrix bias, Matrix v, Matrix multiplier, double beta, Matrix gradient) {
        inner.layerGradient(activation, z, bias, v, multiplier, beta, gradient);
    }

    @Override
    public void constraintForce(double beta, Matrix s, Matrix v, Matrix multiplier, Matrix force) {
        inner.constraintForce(beta, s, v, multiplier, force);
    }

    @Override
    public void updateLayer(
            double beta,
            double nextBeta,
            Matrix s,
            Matrix slope,
            Matrix delta,
            Matrix v,
            Matrix multiplier,
            Matrix gradient,
            Matrix weights,
            Matrix vSum,
            Matrix gradientSum,
            double[] sums) {
        inner.updateLayer(beta, nextBeta, s, slope, delta, v, multiplier, gradient, weights, vSum, gradientSum, sums);
    }

    @Override
    public double lossValue(Loss loss, Matrix v, Matrix y, Matrix weights) {
        return inner.lossValue(loss, v, y, weights);
    }

    @Override
    public void lossGradient(Loss loss, Matrix v, Matrix y, Matrix weights, Matrix gradient) {
        inner.lossGradient(loss, v, y, weights, gradient);
    }

    @Override
    public void lossProximal(Loss loss, double beta, Matrix point, Matrix y, Matrix result) {
        inner.lossProximal(loss, beta, point, y, result);
    }

    @Override
    public void close() {
        inner.close();
    }
}
