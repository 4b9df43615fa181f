package org.sigmoidadmm.matrix.spi;

/**
 * Sweeps over column-major arrays that the trainer's fused kernels consist of, found by {@link java.util.ServiceLoader}:
 * the place where a faster implementation for the processor at hand plugs in. Every implementation must give the same
 * bits as the scalar one, so that results do not depend on which is present: one rounding per operation of the formulas
 * here, in their order, and sums by {@link #LANES} partial sums. Where a result is NaN, any NaN will do.
 *
 * <p>Arrays may be longer than the range in use; what lies beyond is neither read nor written. Implementations hold no
 * state and may be used by several threads.
 */
public interface SweepKernels {

    /** Number of partial sums; term k is added to sum k mod {@value}. */
    int LANES = 8;

    /** Length of the array of partial results of {@link #updateLayer}: four times {@link #LANES}. */
    int PARTIAL_RESULTS = 4 * LANES;

    /**
     * Returns the implementation that any JVM can run.
     *
     * @return the scalar kernels
     */
    static SweepKernels scalar() {
        return ScalarSweepKernels.INSTANCE;
    }

    /**
     * Describes the implementation.
     *
     * @return a short text such as {@code "Vector API, 8 lanes"}
     */
    String description();

    /**
     * to[k] ← from[k] + column[(k − start) mod rows] for start ≤ k &lt; end, where rows is the length of the column.
     *
     * @param from read
     * @param start first index
     * @param end last index, exclusive; whole columns behind {@code start}
     * @param column added to each column
     * @param to overwritten, may be {@code from}
     */
    void addColumn(double[] from, int start, int end, double[] column, double[] to);

    /**
     * y[fromY + k] ← αx[fromX + k] + βy[fromY + k] for k &lt; length.
     *
     * @param alpha α
     * @param x read
     * @param fromX first index in x
     * @param beta β; where 0, y is not read
     * @param y updated, another array than x
     * @param fromY first index in y
     * @param length number of entries
     */
    void axpby(double alpha, double[] x, int fromX, double beta, double[] y, int fromY, int length);

    /**
     * Adds a product of a matrix and a column: for k &lt; length,
     *
     * <pre>{@code
     * y[fromY + k] ← y[fromY + k] + Σ_j (α·factors[fromFactor + j·stepFactor])·x[fromX + j·strideX + k]
     * }</pre>
     *
     * over j &lt; count, one addition after the other.
     *
     * @param alpha α
     * @param factors read
     * @param fromFactor first index in the factors
     * @param stepFactor from one factor to the next
     * @param count number of columns of the matrix
     * @param x the matrix, read
     * @param fromX first index in x
     * @param strideX from one column to the next
     * @param y updated; may be x where the ranges do not overlap
     * @param fromY first index in y
     * @param length number of entries
     */
    void addProduct(
            double alpha,
            double[] factors,
            int fromFactor,
            int stepFactor,
            int count,
            double[] x,
            int fromX,
            int strideX,
            double[] y,
            int fromY,
            int length);

    /**
     * Returns Σ x[fromX + k]·y[fromY + k] for k &lt; length.
     *
     * <p>The terms up to the last multiple of {@link #LANES} go to the partial sums s₀ … s₇; the result is
     * (((s₀ + s₄) + (s₂ + s₆)) + ((s₁ + s₅) + (s₃ + s₇))) + t, t being the sum of the other terms one by one.
     *
     * @param x read
     * @param fromX first index in x
     * @param y read
     * @param fromY first index in y
     * @param length number of terms
     * @return the sum
     */
    double dot(double[] x, int fromX, double[] y, int fromY, int length);

    /**
     * force[k] ← β(s[k] − v[k]) + multiplier[k] for k &lt; length.
     *
     * @param beta β
     * @param s S, read
     * @param v V, read
     * @param multiplier Λ, read
     * @param force overwritten, another array than all others
     * @param length number of entries
     */
    void force(double beta, double[] s, double[] v, double[] multiplier, double[] force, int length);

    /**
     * The last step of the gradient of a layer's model, on a tile of values and slopes:
     *
     * <pre>{@code
     * gradient[start + k] ← ((values[k] − v[start + k]) + inverse·multiplier[start + k])·slopes[k]
     * }</pre>
     *
     * @param values σ, read from index 0 on
     * @param slopes σ′, read from index 0 on
     * @param length number of entries
     * @param v V, read
     * @param multiplier Λ, read
     * @param inverse 1/β
     * @param start first index in V, Λ and the gradient
     * @param gradient overwritten, another array than all others
     */
    void gradient(
            double[] values,
            double[] slopes,
            int length,
            double[] v,
            double[] multiplier,
            double inverse,
            int start,
            double[] gradient);

    /**
     * The update of V and Λ of a layer, for from ≤ k &lt; to, line by line for each k:
     *
     * <pre>{@code
     * v[k] ← v[k] + delta[k]
     * r    = s[k] − v[k]
     * multiplier[k] ← multiplier[k] + beta·r         not where beta is 0
     * m    = inverse·multiplier[k]
     * gradient[k] ← (r + m)·slope[k]
     * }</pre>
     *
     * and adds to the partial results number k mod 8 of r², r·multiplier[k], |v[k] − m| (the largest), and delta[k]².
     *
     * @param beta β
     * @param inverse 1/β of the next iteration
     * @param s S, read, may be the gradient
     * @param slope σ′, read, may be the gradient
     * @param delta Δ, read, may be the gradient
     * @param v V, updated
     * @param multiplier Λ, updated
     * @param gradient overwritten
     * @param from first index, a multiple of {@link #LANES}
     * @param to last index, exclusive
     * @param partial {@link #PARTIAL_RESULTS} numbers, eight each of Σr², Σr·Λ, max|V − Λ/β|, ΣΔ², updated
     */
    void updateLayer(
            double beta,
            double inverse,
            double[] s,
            double[] slope,
            double[] delta,
            double[] v,
            double[] multiplier,
            double[] gradient,
            int from,
            int to,
            double[] partial);
}
