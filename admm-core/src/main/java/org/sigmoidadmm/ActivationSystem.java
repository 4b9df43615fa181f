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

    /** Returns how many numbers the matrices of {@link #update} have besides U and the operator. */
    static long workspaceEntries(int width, int next, boolean spectral) {
        long rows = operatorRows(width, next, spectral);
        if (spectral) {
            return rows * (rows + 1);
        }
        return isNarrow(width, next, spectral) ? rows * rows : SpdInverse.entries(width);
    }

    /** Returns the operator for a backend. */
    HostMatrix operatorOn(MatrixBackend backend) {
        return new HostMatrix(backend, operator, operatorRows(), width);
    }

    /** What recomputes the operator, with matrices of its own on the global step's backend. */
    abstract static class Update {

        final MatrixBackend backend;
        private final ParameterMatrix weight;

        Update(MatrixBackend backend, ParameterMatrix weight) {
            this.backend = backend;
            this.weight = weight;
        }

        /** Recomputes the operator from U, β and κ; where κ differs from sample to sample, from U alone. */
        final void run(double[] u, double beta, double kappa) {
            recompute(weight.of(u), beta, kappa);
        }

        abstract void recompute(Matrix u, double beta, double kappa);
    }

    /**
     * Returns what recomputes the operator.
     *
     * @param backend what computes
     * @param weight the next layer's weights on it
     */
    Update update(MatrixBackend backend, ParameterMatrix weight) {
        if (spectral) {
            return new Eigenvectors(backend, weight, this);
        }
        return isNarrow() ? new Woodbury(backend, weight, this) : new Inverse(backend, weight, this);
    }

    /** M⁻¹. */
    private static final class Inverse extends Update {

        private final SpdInverse inverse;
        private final double[] operator;

        Inverse(MatrixBackend backend, ParameterMatrix weight, ActivationSystem target) {
            super(backend, weight);
            this.inverse = new SpdInverse(backend, target.width);
            this.operator = target.operator;
        }

        @Override
        void recompute(Matrix u, double beta, double kappa) {
            Matrix system = inverse.matrix.matrix;
            backend.gram(kappa, Transpose.YES, u, 0, system);
            backend.addToDiagonal(beta, system);
            inverse.run(operator);
        }
    }

    /** H. */
    private static final class Woodbury extends Update {

        private final Matrix system;
        private final HostMatrix operator;

        Woodbury(MatrixBackend backend, ParameterMatrix weight, ActivationSystem target) {
            super(backend, weight);
            this.system = backend.zeros(target.next, target.next);
            this.operator = target.operatorOn(backend);
        }

        @Override
        void recompute(Matrix u, double beta, double kappa) {
            backend.gram(kappa, Transpose.NO, u, 0, system);
            backend.addToDiagonal(beta, system);
            backend.axpby(kappa, u, 0, operator.matrix);
            backend.solveSpd(Side.LEFT, system, operator.matrix, operator.matrix);
            operator.toHost();
        }
    }

    /** D, and Q or P. */
    private static final class Eigenvectors extends Update {

        private final boolean narrow;
        private final Matrix system;
        private final HostMatrix operator;
        private final HostMatrix values;

        Eigenvectors(MatrixBackend backend, ParameterMatrix weight, ActivationSystem target) {
            super(backend, weight);
            int order = target.operatorRows();
            this.narrow = target.isNarrow();
            this.system = backend.zeros(order, order);
            this.operator = target.operatorOn(backend);
            this.values = new HostMatrix(backend, target.spectrum, order, 1);
        }

        @Override
        void recompute(Matrix u, double beta, double kappa) {
            if (narrow) {
                backend.gram(1, Transpose.NO, u, 0, system);
                backend.eigSym(system, values.matrix, system);
                backend.gemm(1, Transpose.YES, system, Transpose.NO, u, 0, operator.matrix);
            } else {
                backend.gram(1, Transpose.YES, u, 0, system);
                backend.eigSym(system, values.matrix, operator.matrix);
            }
            operator.toHost();
            values.toHost();
            double[] spectrum = values.values;
            for (int k = 0; k < spectrum.length; k++) {
                spectrum[k] = Math.max(spectrum[k], 0); // rounding alone can be below; NaN stays
            }
        }
    }
}
