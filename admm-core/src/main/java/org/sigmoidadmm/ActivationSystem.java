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
 * 4de operations per column instead of 2d²; otherwise as the explicit inverse. Both are used on corrections only, where
 * their rounding does no harm.
 */
final class ActivationSystem {

    final int width;
    final int next;
    /** M⁻¹ (d × d), or H (e × d). */
    final double[] operator;

    ActivationSystem(int width, int next) {
        this.width = width;
        this.next = next;
        this.operator = new double[Math.multiplyExact(width, operatorRows(width, next))];
    }

    boolean isNarrow() {
        return isNarrow(width, next);
    }

    int operatorRows() {
        return operatorRows(width, next);
    }

    static int operatorRows(int width, int next) {
        return isNarrow(width, next) ? next : width;
    }

    private static boolean isNarrow(int width, int next) {
        return 2L * next < width;
    }

    /** The matrices on the global step's backend that an update of the operator needs. */
    static final class Workspace {

        private final MatrixBackend backend;
        private final Matrix u;
        private final Matrix system;
        private final Matrix right;

        Workspace(MatrixBackend backend, ActivationSystem shape) {
            this.backend = backend;
            int order = shape.operatorRows();
            this.u = backend.zeros(shape.next, shape.width);
            this.system = backend.zeros(order, order);
            this.right = backend.zeros(order, shape.width);
        }

        /** Recomputes the operator from U, β and κ. */
        void update(ActivationSystem target, double[] weight, double beta, double kappa) {
            backend.upload(weight, u);
            if (target.isNarrow()) {
                backend.gram(kappa, Transpose.NO, u, 0, system);
                backend.addToDiagonal(beta, system);
                backend.copy(u, right);
                backend.axpby(0, u, kappa, right);
                backend.solveSpd(Side.LEFT, system, right, right);
            } else {
                backend.gram(kappa, Transpose.YES, u, 0, system);
                backend.addToDiagonal(beta, system);
                backend.fill(0, right);
                backend.addToDiagonal(1, right);
                backend.solveSpd(Side.LEFT, system, right, right);
            }
            backend.download(right, target.operator);
        }
    }
}
