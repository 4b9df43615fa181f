package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/**
 * The d × d system M = βI + κUᵀU, κ = β₊c₊, of a hidden layer's activation update, prepared once per iteration and
 * applied to every block as products; U is the next layer's weight, e × d.
 *
 * <p>Where the next layer is narrow (2e &lt; d) the inverse is applied by the identity of Woodbury,
 *
 * <pre>{@code
 * M⁻¹F = (F − Uᵀ H F)/β,   H = (βI + κUUᵀ)⁻¹ κU,
 * }</pre>
 *
 * 4de operations per column instead of 2d²; otherwise as the explicit inverse ({@link SpdInverse}).
 * Both are used on corrections only, where their rounding does no harm.
 *
 * <p>Where κ differs from sample to sample, eigenvectors take the place of the inverse: UᵀU = QDQᵀ and M⁻¹ = Q(βI +
 * κD)⁻¹Qᵀ, or with fewer outputs than inputs (e &lt; d) UUᵀ = QDQᵀ, P = QᵀU and M⁻¹ = (I − Pᵀ(κ/(β + κD))P)/β.
 */
final class ActivationSystem {

    final int width;
    final int next;
    /** Whether κ differs from sample to sample. */
    final boolean spectral;
    /** M⁻¹ (d × d), or H (e × d); Q (d × d), or P (e × d). */
    final double[] operator;
    /** D, where there are eigenvectors. */
    final double[] spectrum;

    ActivationSystem(int width, int next, boolean spectral) {
        this.width = width;
        this.next = next;
        this.spectral = spectral;
        this.operator = new double[Math.multiplyExact(width, operatorRows())];
        this.spectrum = new double[spectral ? operatorRows() : 0];
    }

    boolean isNarrow() {
        return isNarrow(width, next, spectral);
    }

    int operatorRows() {
        return operatorRows(width, next, spectral);
    }

    static int operatorRows(int width, int next, boolean spectral) {
        return isNarrow(width, next, spectral) ? next : width;
    }

    private static boolean isNarrow(int width, int next, boolean spectral) {
        return (spectral ? 1L : 2L) * next < width;
    }

    /** Returns how many numbers the matrices of {@link #update} have. */
    static long workspaceEntries(int width, int next, boolean spectral) {
        long rows = operatorRows(width, next, spectral);
        boolean inverse = !spectral && !isNarrow(width, next, spectral);
        return (long) next * width + (inverse ? SpdInverse.entries(width) : rows * (rows + width + 1));
    }

    /** What recomputes the operator, with matrices of its own on the global step's backend. */
    abstract static class Update {

        final MatrixBackend backend;
        final Matrix u;

        Update(MatrixBackend backend, ActivationSystem shape) {
            this.backend = backend;
            this.u = backend.zeros(shape.next, shape.width);
        }

        /** Recomputes the operator from U, β and κ; where κ differs from sample to sample, from U alone. */
        final void run(ActivationSystem target, double[] weight, double beta, double kappa) {
            backend.upload(weight, u);
            recompute(target, beta, kappa);
        }

        abstract void recompute(ActivationSystem target, double beta, double kappa);
    }

    /** Returns what recomputes operators of this shape. */
    Update update(MatrixBackend backend) {
        if (spectral) {
            return new Eigenvectors(backend, this);
        }
        return isNarrow() ? new Woodbury(backend, this) : new Inverse(backend, this);
    }

    /** M⁻¹. */
    private static final class Inverse extends Update {

        private final SpdInverse inverse;

        Inverse(MatrixBackend backend, ActivationSystem shape) {
            super(backend, shape);
            this.inverse = new SpdInverse(backend, shape.width);
        }

        @Override
        void recompute(ActivationSystem target, double beta, double kappa) {
            Matrix system = inverse.matrix.matrix;
            backend.gram(kappa, Transpose.YES, u, 0, system);
            backend.addToDiagonal(beta, system);
            inverse.run(target.operator);
        }
    }

    /** H. */
    private static final class Woodbury extends Update {

        private final Matrix system;
        private final Matrix solution;

        Woodbury(MatrixBackend backend, ActivationSystem shape) {
            super(backend, shape);
            this.system = backend.zeros(shape.next, shape.next);
            this.solution = backend.zeros(shape.next, shape.width);
        }

        @Override
        void recompute(ActivationSystem target, double beta, double kappa) {
            backend.gram(kappa, Transpose.NO, u, 0, system);
            backend.addToDiagonal(beta, system);
            backend.axpby(kappa, u, 0, solution);
            backend.solveSpd(Side.LEFT, system, solution, solution);
            backend.download(solution, target.operator);
        }
    }

    /** D, and Q or P. */
    private static final class Eigenvectors extends Update {

        private final Matrix system;
        private final Matrix vectors;
        private final Matrix values;

        Eigenvectors(MatrixBackend backend, ActivationSystem shape) {
            super(backend, shape);
            int order = shape.operatorRows();
            this.system = backend.zeros(order, order);
            this.vectors = backend.zeros(order, shape.width);
            this.values = backend.zeros(order, 1);
        }

        @Override
        void recompute(ActivationSystem target, double beta, double kappa) {
            if (target.isNarrow()) {
                backend.gram(1, Transpose.NO, u, 0, system);
                backend.eigSym(system, values, system);
                backend.gemm(1, Transpose.YES, system, Transpose.NO, u, 0, vectors);
            } else {
                backend.gram(1, Transpose.YES, u, 0, system);
                backend.eigSym(system, values, vectors);
            }
            backend.download(vectors, target.operator);
            backend.download(values, target.spectrum);
            for (int k = 0; k < target.spectrum.length; k++) {
                target.spectrum[k] = Math.max(target.spectrum[k], 0); // rounding alone can be below; NaN stays
            }
        }
    }
}
