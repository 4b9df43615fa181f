package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Transpose;

/**
 * The d × d system M = βI + κUᵀU, κ = β₊c₊, of a hidden layer's activation update
 *
 * <pre>{@code
 * Δ = M⁻¹(F − β₊UᵀG),
 * }</pre>
 *
 * prepared once per iteration and applied to every block as products; U is the next layer's weight, e × d.
 *
 * <p>Where the next layer is narrow the same is had from the system of its order, by the identity of Woodbury,
 *
 * <pre>{@code
 * Δ = (F − Uᵀ T (κUF + ββ₊G))/β,   T = (βI + κUUᵀ)⁻¹,
 * }</pre>
 *
 * 4de + 2e² operations per column instead of 2de + 2d², which is fewer where e is below 0.618d. Either way the operator is an
 * explicit inverse ({@link SpdInverse}). Both are used on corrections only, where their rounding does no harm.
 *
 * <p>Where κ differs from sample to sample, eigenvectors take the place of the inverse: UᵀU = QDQᵀ and M⁻¹ = Q(βI +
 * κD)⁻¹Qᵀ, or with fewer outputs than inputs (e &lt; d) UUᵀ = QDQᵀ, P = QᵀU and M⁻¹ = (I − Pᵀ(κ/(β + κD))P)/β.
 */
final class ActivationSystem {

    final int width;
    final int next;
    /** Whether κ differs from sample to sample. */
    final boolean spectral;
    /** M⁻¹ (d × d), or T (e × e); Q (d × d), or P (e × d). */
    final double[] operator;
    /** D, where there are eigenvectors. */
    final double[] spectrum;
    /** κ of the last update, where it is the same for all samples. */
    double kappa;

    ActivationSystem(int width, int next, boolean spectral) {
        this.width = width;
        this.next = next;
        this.spectral = spectral;
        this.operator = new double[Math.toIntExact(operatorEntries(width, next, spectral))];
        this.spectrum = new double[spectral ? order() : 0];
    }

    boolean isNarrow() {
        return isNarrow(width, next, spectral);
    }

    /** Returns the order of the system that is inverted or decomposed. */
    int order() {
        return order(width, next, spectral);
    }

    private static int order(int width, int next, boolean spectral) {
        return isNarrow(width, next, spectral) ? next : width;
    }

    private static boolean isNarrow(long width, long next, boolean spectral) {
        return spectral ? next < width : next * (width + next) < width * width;
    }

    /** Returns about how many multiplications an update takes. */
    double cost() {
        double order = order();
        double gram = order * width * next / 2;
        return gram + (spectral ? NeuronSystem.EIGENVECTORS : 1) * order * order * order;
    }

    /** Returns how many numbers the operator has. */
    static long operatorEntries(int width, int next, boolean spectral) {
        long order = order(width, next, spectral);
        return order * (spectral ? width : order);
    }

    /** Returns how many numbers the matrices of {@link #update} have besides U and the operator. */
    static long workspaceEntries(int width, int next, boolean spectral) {
        long order = order(width, next, spectral);
        return spectral ? order * (order + 1) : SpdInverse.entries(order);
    }

    /** Returns the operator for a backend. */
    HostMatrix operatorOn(MatrixBackend backend) {
        return new HostMatrix(backend, operator, order(), operator.length / order());
    }

    /** What recomputes the operator, with matrices of its own on the global step's backend. */
    abstract static class Update {

        final MatrixBackend backend;
        final ActivationSystem target;
        /** Which way round the Gram matrix of U has the order of the system. */
        final Transpose transpose;

        private final ParameterMatrix weight;

        Update(MatrixBackend backend, ParameterMatrix weight, ActivationSystem target) {
            this.backend = backend;
            this.weight = weight;
            this.target = target;
            this.transpose = target.isNarrow() ? Transpose.NO : Transpose.YES;
        }

        /** Recomputes the operator from U, β and κ; where κ differs from sample to sample, from U alone. */
        final void run(double[] u, double beta, double kappa) {
            target.kappa = kappa;
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
        return spectral ? new Eigenvectors(backend, weight, this) : new Inverse(backend, weight, this);
    }

    /** M⁻¹, or T. */
    private static final class Inverse extends Update {

        private final SpdInverse inverse;

        Inverse(MatrixBackend backend, ParameterMatrix weight, ActivationSystem target) {
            super(backend, weight, target);
            this.inverse = new SpdInverse(backend, target.order());
        }

        @Override
        void recompute(Matrix u, double beta, double kappa) {
            Matrix system = inverse.matrix.matrix;
            backend.gram(kappa, transpose, u, 0, system);
            backend.addToDiagonal(beta, system);
            inverse.run(target.operator);
        }
    }

    /** D, and Q or P. */
    private static final class Eigenvectors extends Update {

        private final Matrix system;
        private final HostMatrix operator;
        private final HostMatrix values;

        Eigenvectors(MatrixBackend backend, ParameterMatrix weight, ActivationSystem target) {
            super(backend, weight, target);
            int order = target.order();
            this.system = backend.zeros(order, order);
            this.operator = target.operatorOn(backend);
            this.values = new HostMatrix(backend, target.spectrum, order, 1);
        }

        @Override
        void recompute(Matrix u, double beta, double kappa) {
            backend.gram(1, transpose, u, 0, system);
            if (target.isNarrow()) {
                backend.eigSym(system, values.matrix, system);
                backend.gemm(1, Transpose.YES, system, Transpose.NO, u, 0, operator.matrix);
            } else {
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
