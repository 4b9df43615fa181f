package org.sigmoidadmm.matrix.spi;

import static org.sigmoidadmm.matrix.spi.MatrixChecks.requireDistinct;
import static org.sigmoidadmm.matrix.spi.MatrixChecks.requireLength;
import static org.sigmoidadmm.matrix.spi.MatrixChecks.requirePositive;
import static org.sigmoidadmm.matrix.spi.MatrixChecks.requireSameShape;
import static org.sigmoidadmm.matrix.spi.MatrixChecks.requireShape;
import static org.sigmoidadmm.matrix.spi.MatrixChecks.shape;
import static org.sigmoidadmm.matrix.spi.MatrixChecks.transposedShape;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixShapeException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/**
 * The contract of {@link MatrixBackend} in one place: each public operation checks null, ownership, closed, shape and
 * aliasing and then calls a {@code do…} method, which may rely on its arguments being sound: right type, right shape, no
 * forbidden aliasing.
 *
 * @param <M> the backend's own handle class
 */
abstract class CheckedMatrixBackend<M extends Matrix> implements MatrixBackend {

    private final Class<M> handleType;
    private final BackendInfo info;
    private boolean closed;

    /**
     * Makes the base of a backend.
     *
     * @param handleType the class of the handles that {@link #doZeros} returns
     * @param info what {@link #info} returns
     */
    CheckedMatrixBackend(Class<M> handleType, BackendInfo info) {
        this.handleType = Objects.requireNonNull(handleType, "handleType");
        this.info = Objects.requireNonNull(info, "info");
    }

    /**
     * Tells whether a handle of the right class was made by this instance.
     *
     * @param matrix a handle
     * @return true if this instance made it
     */
    protected abstract boolean owns(M matrix);

    @Override
    public final BackendInfo info() {
        return info;
    }

    @Override
    public final Matrix zeros(int rows, int columns) {
        requireOpen("zeros");
        ColumnMajor.entries("zeros: shape", rows, columns);
        return doZeros(rows, columns);
    }

    @Override
    public final void upload(double[] values, Matrix destination) {
        Objects.requireNonNull(values, "values");
        M d = own("upload", "destination", destination);
        requireLength("upload", values, d);
        doUpload(values, d);
    }

    @Override
    public final void download(Matrix source, double[] values) {
        M s = own("download", "source", source);
        Objects.requireNonNull(values, "values");
        requireLength("download", values, s);
        doDownload(s, values);
    }

    @Override
    public final double @Nullable [] hostArray(Matrix matrix) {
        return doHostArray(own("hostArray", "matrix", matrix));
    }

    @Override
    public final @Nullable Matrix wrap(double[] array, int rows, int columns) {
        requireOpen("wrap");
        Objects.requireNonNull(array, "array");
        if (rows < 1 || columns < 1 || (long) rows * columns != array.length) {
            throw new MatrixShapeException("wrap: shape is " + rows + "×" + columns
                    + ", dimensions must be at least 1 and have as many entries together as the array, "
                    + array.length);
        }
        return doWrap(array, rows, columns);
    }

    @Override
    public final void copy(Matrix source, Matrix destination) {
        M s = own("copy", "source", source);
        M d = own("copy", "destination", destination);
        requireSameShape("copy", "source", s, "destination", d);
        if (s != d) {
            doCopy(s, d);
        }
    }

    @Override
    public final void fill(double value, Matrix destination) {
        doFill(value, own("fill", "destination", destination));
    }

    @Override
    public final void axpby(double alpha, Matrix x, double beta, Matrix y) {
        M ownX = own("axpby", "x", x);
        M ownY = own("axpby", "y", y);
        requireSameShape("axpby", "x", ownX, "y", ownY);
        doAxpby(alpha, ownX, beta, ownY);
    }

    @Override
    public final void hadamard(Matrix x, Matrix y, Matrix destination) {
        M ownX = own("hadamard", "x", x);
        M ownY = own("hadamard", "y", y);
        M d = own("hadamard", "destination", destination);
        requireSameShape("hadamard", "x", ownX, "y", ownY);
        requireSameShape("hadamard", "x", ownX, "destination", d);
        doHadamard(ownX, ownY, d);
    }

    @Override
    public final void activate(Activation activation, Matrix z, Matrix destination) {
        Objects.requireNonNull(activation, "activation");
        M ownZ = own("activate", "z", z);
        M d = own("activate", "destination", destination);
        requireSameShape("activate", "z", ownZ, "destination", d);
        doActivate(activation, ownZ, d);
    }

    @Override
    public final void activationSlope(Activation activation, Matrix z, Matrix destination) {
        Objects.requireNonNull(activation, "activation");
        M ownZ = own("activationSlope", "z", z);
        M d = own("activationSlope", "destination", destination);
        requireSameShape("activationSlope", "z", ownZ, "destination", d);
        doActivationSlope(activation, ownZ, d);
    }

    @Override
    public final void addColumn(double alpha, Matrix column, Matrix destination) {
        M c = own("addColumn", "column", column);
        M d = own("addColumn", "destination", destination);
        requireShape("addColumn", "column", c, d.rows(), 1);
        requireDistinct("addColumn", "column", c, "destination", d);
        if (alpha != 0) {
            doAddColumn(alpha, c, d);
        }
    }

    @Override
    public final void scaleColumns(Matrix x, Matrix factors, Matrix destination) {
        M ownX = own("scaleColumns", "x", x);
        M ownFactors = own("scaleColumns", "factors", factors);
        M d = own("scaleColumns", "destination", destination);
        requireShape("scaleColumns", "factors", ownFactors, 1, ownX.columns());
        requireSameShape("scaleColumns", "x", ownX, "destination", d);
        requireDistinct("scaleColumns", "factors", ownFactors, "destination", d);
        doScaleColumns(ownX, ownFactors, d);
    }

    @Override
    public final void addToDiagonal(double alpha, Matrix destination) {
        M d = own("addToDiagonal", "destination", destination);
        requireShape("addToDiagonal", "destination", d, d.rows(), d.rows());
        doAddToDiagonal(alpha, d);
    }

    @Override
    public final void rowSums(Matrix x, double beta, Matrix destination) {
        M ownX = own("rowSums", "x", x);
        M d = own("rowSums", "destination", destination);
        requireShape("rowSums", "destination", d, ownX.rows(), 1);
        requireDistinct("rowSums", "x", ownX, "destination", d);
        doRowSums(ownX, beta, d);
    }

    @Override
    public final void transpose(Matrix source, Matrix destination) {
        M s = own("transpose", "source", source);
        M d = own("transpose", "destination", destination);
        requireShape("transpose", "destination", d, s.columns(), s.rows());
        requireDistinct("transpose", "source", s, "destination", d);
        doTranspose(s, d);
    }

    @Override
    public final double dot(Matrix x, Matrix y) {
        M ownX = own("dot", "x", x);
        M ownY = own("dot", "y", y);
        requireSameShape("dot", "x", ownX, "y", ownY);
        return doDot(ownX, ownY);
    }

    @Override
    public final double maxAbs(Matrix x) {
        return doMaxAbs(own("maxAbs", "x", x));
    }

    @Override
    public final void gemm(
            double alpha, Transpose transposeA, Matrix a, Transpose transposeB, Matrix b, double beta, Matrix c) {
        Objects.requireNonNull(transposeA, "transposeA");
        Objects.requireNonNull(transposeB, "transposeB");
        M ownA = own("gemm", "a", a);
        M ownB = own("gemm", "b", b);
        M ownC = own("gemm", "c", c);
        boolean plainA = transposeA == Transpose.NO;
        boolean plainB = transposeB == Transpose.NO;
        int m = plainA ? ownA.rows() : ownA.columns();
        int k = plainA ? ownA.columns() : ownA.rows();
        int n = plainB ? ownB.columns() : ownB.rows();
        if (k != (plainB ? ownB.rows() : ownB.columns()) || ownC.rows() != m || ownC.columns() != n) {
            throw new MatrixShapeException("gemm: op(a) is " + m + "×" + k + ", op(b) is "
                    + (plainB ? shape(ownB) : transposedShape(ownB)) + ", c is " + shape(ownC));
        }
        requireDistinct("gemm", "a", ownA, "c", ownC);
        requireDistinct("gemm", "b", ownB, "c", ownC);
        if (alpha == 0) {
            scale(beta, ownC);
        } else {
            doGemm(alpha, transposeA, ownA, transposeB, ownB, beta, ownC);
        }
    }

    @Override
    public final void gram(double alpha, Transpose transpose, Matrix a, double beta, Matrix c) {
        Objects.requireNonNull(transpose, "transpose");
        M ownA = own("gram", "a", a);
        M ownC = own("gram", "c", c);
        int order = transpose == Transpose.NO ? ownA.rows() : ownA.columns();
        requireShape("gram", "c", ownC, order, order);
        requireDistinct("gram", "a", ownA, "c", ownC);
        if (alpha == 0) {
            scale(beta, ownC);
        } else {
            doGram(alpha, transpose, ownA, beta, ownC);
        }
    }

    @Override
    public final void solveSpd(Side side, Matrix a, Matrix b, Matrix x) {
        Objects.requireNonNull(side, "side");
        M ownA = own("solveSpd", "a", a);
        M ownB = own("solveSpd", "b", b);
        M ownX = own("solveSpd", "x", x);
        requireShape("solveSpd", "a", ownA, ownA.rows(), ownA.rows());
        int order = side == Side.LEFT ? ownB.rows() : ownB.columns();
        if (order != ownA.rows()) {
            throw new MatrixShapeException(
                    "solveSpd: a is " + shape(ownA) + " on the " + side + ", b is " + shape(ownB));
        }
        requireSameShape("solveSpd", "b", ownB, "x", ownX);
        requireDistinct("solveSpd", "a", ownA, "x", ownX);
        doSolveSpd(side, ownA, ownB, ownX);
    }

    @Override
    public final void eigSym(Matrix a, Matrix values, Matrix vectors) {
        M ownA = own("eigSym", "a", a);
        M ownValues = own("eigSym", "values", values);
        M ownVectors = own("eigSym", "vectors", vectors);
        requireShape("eigSym", "a", ownA, ownA.rows(), ownA.rows());
        requireShape("eigSym", "values", ownValues, ownA.rows(), 1);
        requireSameShape("eigSym", "a", ownA, "vectors", ownVectors);
        requireDistinct("eigSym", "a", ownA, "values", ownValues);
        requireDistinct("eigSym", "values", ownValues, "vectors", ownVectors);
        doEigSym(ownA, ownValues, ownVectors);
    }

    @Override
    public final void eigenvaluesSym(Matrix a, Matrix values) {
        M ownA = own("eigenvaluesSym", "a", a);
        M ownValues = own("eigenvaluesSym", "values", values);
        requireShape("eigenvaluesSym", "a", ownA, ownA.rows(), ownA.rows());
        requireShape("eigenvaluesSym", "values", ownValues, ownA.rows(), 1);
        requireDistinct("eigenvaluesSym", "a", ownA, "values", ownValues);
        doEigenvaluesSym(ownA, ownValues);
    }

    @Override
    public final void activateLayer(Activation activation, Matrix z, Matrix bias, Matrix value, Matrix slope) {
        Objects.requireNonNull(activation, "activation");
        M ownZ = own("activateLayer", "z", z);
        M ownBias = own("activateLayer", "bias", bias);
        M ownValue = own("activateLayer", "value", value);
        M ownSlope = own("activateLayer", "slope", slope);
        requireShape("activateLayer", "bias", ownBias, ownZ.rows(), 1);
        requireSameShape("activateLayer", "z", ownZ, "value", ownValue);
        requireSameShape("activateLayer", "z", ownZ, "slope", ownSlope);
        requireDistinct("activateLayer", "bias", ownBias, "value", ownValue);
        requireDistinct("activateLayer", "bias", ownBias, "slope", ownSlope);
        requireDistinct("activateLayer", "z", ownZ, "slope", ownSlope);
        requireDistinct("activateLayer", "value", ownValue, "slope", ownSlope);
        doActivateLayer(activation, ownZ, ownBias, ownValue, ownSlope);
    }

    @Override
    public final void layerGradient(
            Activation activation, Matrix z, Matrix bias, Matrix v, Matrix multiplier, double beta, Matrix gradient) {
        Objects.requireNonNull(activation, "activation");
        M ownZ = own("layerGradient", "z", z);
        M ownBias = own("layerGradient", "bias", bias);
        M ownV = own("layerGradient", "v", v);
        M ownMultiplier = own("layerGradient", "multiplier", multiplier);
        M ownGradient = own("layerGradient", "gradient", gradient);
        requireShape("layerGradient", "bias", ownBias, ownZ.rows(), 1);
        requireSameShape("layerGradient", "z", ownZ, "v", ownV);
        requireSameShape("layerGradient", "z", ownZ, "multiplier", ownMultiplier);
        requireSameShape("layerGradient", "z", ownZ, "gradient", ownGradient);
        requireDistinct("layerGradient", "bias", ownBias, "gradient", ownGradient);
        requireDistinct("layerGradient", "v", ownV, "gradient", ownGradient);
        requireDistinct("layerGradient", "multiplier", ownMultiplier, "gradient", ownGradient);
        requirePositive("layerGradient", "beta", beta);
        doLayerGradient(activation, ownZ, ownBias, ownV, ownMultiplier, beta, ownGradient);
    }

    @Override
    public final void constraintForce(double beta, Matrix s, Matrix v, Matrix multiplier, Matrix force) {
        M ownS = own("constraintForce", "s", s);
        M ownV = own("constraintForce", "v", v);
        M ownMultiplier = own("constraintForce", "multiplier", multiplier);
        M ownForce = own("constraintForce", "force", force);
        requireSameShape("constraintForce", "s", ownS, "v", ownV);
        requireSameShape("constraintForce", "s", ownS, "multiplier", ownMultiplier);
        requireSameShape("constraintForce", "s", ownS, "force", ownForce);
        requireDistinct("constraintForce", "s", ownS, "force", ownForce);
        requireDistinct("constraintForce", "v", ownV, "force", ownForce);
        requireDistinct("constraintForce", "multiplier", ownMultiplier, "force", ownForce);
        doConstraintForce(beta, ownS, ownV, ownMultiplier, ownForce);
    }

    @Override
    public final void updateLayer(
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
        M ownS = own("updateLayer", "s", s);
        M ownSlope = own("updateLayer", "slope", slope);
        M ownDelta = own("updateLayer", "delta", delta);
        M ownV = own("updateLayer", "v", v);
        M ownMultiplier = own("updateLayer", "multiplier", multiplier);
        M ownGradient = own("updateLayer", "gradient", gradient);
        M ownWeights = own("updateLayer", "weights", weights);
        M ownVSum = own("updateLayer", "vSum", vSum);
        M ownGradientSum = own("updateLayer", "gradientSum", gradientSum);
        Objects.requireNonNull(sums, "sums");
        requireSameShape("updateLayer", "s", ownS, "slope", ownSlope);
        requireSameShape("updateLayer", "s", ownS, "delta", ownDelta);
        requireSameShape("updateLayer", "s", ownS, "v", ownV);
        requireSameShape("updateLayer", "s", ownS, "multiplier", ownMultiplier);
        requireSameShape("updateLayer", "s", ownS, "gradient", ownGradient);
        requireShape("updateLayer", "weights", ownWeights, 1, ownV.columns());
        requireShape("updateLayer", "vSum", ownVSum, ownV.rows(), 1);
        requireShape("updateLayer", "gradientSum", ownGradientSum, ownV.rows(), 1);
        requireNotUpdated("s", ownS, ownV, ownMultiplier, ownVSum, ownGradientSum);
        requireNotUpdated("slope", ownSlope, ownV, ownMultiplier, ownVSum, ownGradientSum);
        requireNotUpdated("delta", ownDelta, ownV, ownMultiplier, ownVSum, ownGradientSum);
        requireNotUpdated("gradient", ownGradient, ownV, ownMultiplier, ownVSum, ownGradientSum);
        requireNotUpdated("weights", ownWeights, ownV, ownMultiplier, ownVSum, ownGradientSum);
        requireDistinct("updateLayer", "weights", ownWeights, "gradient", ownGradient);
        requireDistinct("updateLayer", "v", ownV, "multiplier", ownMultiplier);
        requireDistinct("updateLayer", "v", ownV, "vSum", ownVSum);
        requireDistinct("updateLayer", "v", ownV, "gradientSum", ownGradientSum);
        requireDistinct("updateLayer", "multiplier", ownMultiplier, "vSum", ownVSum);
        requireDistinct("updateLayer", "multiplier", ownMultiplier, "gradientSum", ownGradientSum);
        requireDistinct("updateLayer", "vSum", ownVSum, "gradientSum", ownGradientSum);
        requirePositive("updateLayer", "nextBeta", nextBeta);
        if (sums.length < 4) {
            throw new MatrixShapeException("updateLayer: sums has " + sums.length + " entries, needs 4");
        }
        doUpdateLayer(
                beta,
                nextBeta,
                ownS,
                ownSlope,
                ownDelta,
                ownV,
                ownMultiplier,
                ownGradient,
                ownWeights,
                ownVSum,
                ownGradientSum,
                sums);
    }

    private void requireNotUpdated(String name, M operand, M v, M multiplier, M vSum, M gradientSum) {
        requireDistinct("updateLayer", name, operand, "v", v);
        requireDistinct("updateLayer", name, operand, "multiplier", multiplier);
        requireDistinct("updateLayer", name, operand, "vSum", vSum);
        requireDistinct("updateLayer", name, operand, "gradientSum", gradientSum);
    }

    @Override
    public final double lossValue(Loss loss, Matrix v, Matrix y, Matrix weights) {
        Objects.requireNonNull(loss, "loss");
        M ownV = own("lossValue", "v", v);
        M ownY = own("lossValue", "y", y);
        M ownWeights = own("lossValue", "weights", weights);
        requireSameShape("lossValue", "v", ownV, "y", ownY);
        requireShape("lossValue", "weights", ownWeights, 1, ownV.columns());
        return doLossValue(loss, ownV, ownY, ownWeights);
    }

    @Override
    public final void lossGradient(Loss loss, Matrix v, Matrix y, Matrix weights, Matrix gradient) {
        Objects.requireNonNull(loss, "loss");
        M ownV = own("lossGradient", "v", v);
        M ownY = own("lossGradient", "y", y);
        M ownWeights = own("lossGradient", "weights", weights);
        M ownGradient = own("lossGradient", "gradient", gradient);
        requireLossShapes("lossGradient", "v", ownV, ownY, "gradient", ownGradient);
        requireShape("lossGradient", "weights", ownWeights, 1, ownV.columns());
        requireDistinct("lossGradient", "weights", ownWeights, "gradient", ownGradient);
        doLossGradient(loss, ownV, ownY, ownWeights, ownGradient);
    }

    @Override
    public final void lossProximal(Loss loss, double beta, Matrix point, Matrix y, Matrix result) {
        Objects.requireNonNull(loss, "loss");
        M ownPoint = own("lossProximal", "point", point);
        M ownY = own("lossProximal", "y", y);
        M ownResult = own("lossProximal", "result", result);
        requireLossShapes("lossProximal", "point", ownPoint, ownY, "result", ownResult);
        requirePositive("lossProximal", "beta", beta);
        doLossProximal(loss, beta, ownPoint, ownY, ownResult);
    }

    private void requireLossShapes(String operation, String pointName, M point, M y, String resultName, M result) {
        requireSameShape(operation, pointName, point, "y", y);
        requireSameShape(operation, pointName, point, resultName, result);
        requireDistinct(operation, "y", y, resultName, result);
    }

    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            doClose();
        }
    }

    // ---------------------------------------------------------------- what a backend implements

    /**
     * Implements {@link #zeros}.
     *
     * @param rows at least 1
     * @param columns at least 1
     * @return a new matrix of zeros
     */
    protected abstract M doZeros(int rows, int columns);

    /**
     * Implements {@link #upload}.
     *
     * @param values of the right length
     * @param destination overwritten
     */
    protected abstract void doUpload(double[] values, M destination);

    /**
     * Implements {@link #download}.
     *
     * @param source read
     * @param values of the right length
     */
    protected abstract void doDownload(M source, double[] values);

    /**
     * Implements {@link #hostArray}.
     *
     * @param matrix any
     * @return its array, or null
     */
    protected abstract double @Nullable [] doHostArray(M matrix);

    /**
     * Implements {@link #wrap}.
     *
     * @param array of the right length
     * @param rows at least 1
     * @param columns at least 1
     * @return a new matrix stored in the array, or null
     */
    protected abstract @Nullable M doWrap(double[] array, int rows, int columns);

    /**
     * Implements {@link #copy} between different handles.
     *
     * @param source read
     * @param destination overwritten
     */
    protected abstract void doCopy(M source, M destination);

    /**
     * Implements {@link #fill}.
     *
     * @param value any double
     * @param destination overwritten
     */
    protected abstract void doFill(double value, M destination);

    /**
     * Implements {@link #axpby}.
     *
     * @param alpha may be 0: x is then not read
     * @param x read
     * @param beta may be 0: y is then not read
     * @param y updated
     */
    protected abstract void doAxpby(double alpha, M x, double beta, M y);

    /**
     * Implements {@link #hadamard}.
     *
     * @param x read
     * @param y read
     * @param destination overwritten, may be x or y
     */
    protected abstract void doHadamard(M x, M y, M destination);

    /**
     * Implements {@link #activate}.
     *
     * @param activation σ
     * @param z read
     * @param destination overwritten, may be z
     */
    protected abstract void doActivate(Activation activation, M z, M destination);

    /**
     * Implements {@link #activationSlope}.
     *
     * @param activation σ
     * @param z read
     * @param destination overwritten, may be z
     */
    protected abstract void doActivationSlope(Activation activation, M z, M destination);

    /**
     * Implements {@link #addColumn}.
     *
     * @param alpha not 0
     * @param column read
     * @param destination updated
     */
    protected abstract void doAddColumn(double alpha, M column, M destination);

    /**
     * Implements {@link #scaleColumns}.
     *
     * @param x read
     * @param factors read
     * @param destination overwritten, may be x
     */
    protected abstract void doScaleColumns(M x, M factors, M destination);

    /**
     * Implements {@link #addToDiagonal}.
     *
     * @param alpha any double
     * @param destination square, updated
     */
    protected abstract void doAddToDiagonal(double alpha, M destination);

    /**
     * Implements {@link #rowSums}.
     *
     * @param x read
     * @param beta may be 0: destination is then not read
     * @param destination updated
     */
    protected abstract void doRowSums(M x, double beta, M destination);

    /**
     * Implements {@link #transpose}.
     *
     * @param source read
     * @param destination overwritten
     */
    protected abstract void doTranspose(M source, M destination);

    /**
     * Implements {@link #dot}.
     *
     * @param x read
     * @param y read
     * @return the sum
     */
    protected abstract double doDot(M x, M y);

    /**
     * Implements {@link #maxAbs}.
     *
     * @param x read
     * @return the largest magnitude, NaN if there is one
     */
    protected abstract double doMaxAbs(M x);

    /**
     * Implements {@link #gemm}.
     *
     * @param alpha not 0
     * @param transposeA op on a
     * @param a read
     * @param transposeB op on b
     * @param b read
     * @param beta may be 0: c is then not read
     * @param c updated, not a, not b
     */
    protected abstract void doGemm(
            double alpha, Transpose transposeA, M a, Transpose transposeB, M b, double beta, M c);

    /**
     * Implements {@link #gram}.
     *
     * @param alpha not 0
     * @param transpose which product
     * @param a read
     * @param beta may be 0: c is then not read
     * @param c updated, not a
     */
    protected abstract void doGram(double alpha, Transpose transpose, M a, double beta, M c);

    /**
     * Implements {@link #solveSpd}; must leave x unchanged when it throws.
     *
     * @param side where a stands
     * @param a read
     * @param b read
     * @param x overwritten, may be b
     * @throws org.sigmoidadmm.matrix.NotPositiveDefiniteException if a is not numerically positive definite or not
     *     finite
     */
    protected abstract void doSolveSpd(Side side, M a, M b, M x);

    /**
     * Implements {@link #eigSym}.
     *
     * @param a read, may be vectors
     * @param values overwritten
     * @param vectors overwritten
     */
    protected abstract void doEigSym(M a, M values, M vectors);

    /**
     * Implements {@link #eigenvaluesSym}.
     *
     * @param a read
     * @param values overwritten
     */
    protected abstract void doEigenvaluesSym(M a, M values);

    /**
     * Implements {@link #activateLayer}.
     *
     * @param activation σ
     * @param z read, may be value
     * @param bias read
     * @param value overwritten
     * @param slope overwritten
     */
    protected abstract void doActivateLayer(Activation activation, M z, M bias, M value, M slope);

    /**
     * Implements {@link #layerGradient}.
     *
     * @param activation σ
     * @param z read, may be gradient
     * @param bias read
     * @param v read
     * @param multiplier read
     * @param beta positive
     * @param gradient overwritten
     */
    protected abstract void doLayerGradient(
            Activation activation, M z, M bias, M v, M multiplier, double beta, M gradient);

    /**
     * Implements {@link #constraintForce}.
     *
     * @param beta β
     * @param s read
     * @param v read
     * @param multiplier read
     * @param force overwritten
     */
    protected abstract void doConstraintForce(double beta, M s, M v, M multiplier, M force);

    /**
     * Implements {@link #updateLayer}.
     *
     * @param beta β
     * @param nextBeta β′, positive
     * @param s read, may be gradient
     * @param slope read, may be gradient
     * @param delta read, may be gradient
     * @param v updated
     * @param multiplier updated
     * @param gradient overwritten
     * @param weights read
     * @param vSum added to
     * @param gradientSum added to
     * @param sums receives the four sums
     */
    protected abstract void doUpdateLayer(
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
            double[] sums);

    /**
     * Implements {@link #lossValue}.
     *
     * @param loss ℓ
     * @param v read
     * @param y read
     * @param weights read
     * @return the sum
     */
    protected abstract double doLossValue(Loss loss, M v, M y, M weights);

    /**
     * Implements {@link #lossGradient}.
     *
     * @param loss ℓ
     * @param v read
     * @param y read
     * @param weights read
     * @param gradient overwritten, may be v
     */
    protected abstract void doLossGradient(Loss loss, M v, M y, M weights, M gradient);

    /**
     * Implements {@link #lossProximal}.
     *
     * @param loss ℓ
     * @param beta positive
     * @param point read
     * @param y read
     * @param result overwritten, may be point
     */
    protected abstract void doLossProximal(Loss loss, double beta, M point, M y, M result);

    /** Frees what the backend holds; called once. */
    protected abstract void doClose();

    private void scale(double beta, M c) {
        if (beta == 0) {
            doFill(0, c);
        } else if (beta != 1) {
            doAxpby(0, c, beta, c);
        }
    }

    private void requireOpen(String operation) {
        if (closed) {
            throw new IllegalStateException(operation + ": backend " + info.name() + " is closed");
        }
    }

    private M own(String operation, String name, Matrix matrix) {
        Objects.requireNonNull(matrix, name);
        requireOpen(operation);
        if (handleType.isInstance(matrix)) {
            M candidate = handleType.cast(matrix);
            if (owns(candidate)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException(operation + ": " + name + " (" + shape(matrix)
                + ") belongs to another backend than this instance of " + info.name());
    }
}
