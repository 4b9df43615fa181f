package org.sigmoidadmm.matrix;

import org.jspecify.annotations.Nullable;

/**
 * Matrix operations on one linear-algebra library.
 *
 * <p><b>General rules.</b> Only {@link #zeros} allocates a matrix; every other operation writes into a destination that
 * exists. The destination is the last matrix of the parameter list. Except where an operation says otherwise, the
 * destination must not be an operand; operands that are only read may be the same matrix. A refused call leaves
 * everything unchanged. Every operation throws
 * {@link NullPointerException} for a null argument, {@link IllegalArgumentException} for a matrix of another backend
 * instance, {@link MatrixShapeException} for shapes that do not fit or forbidden aliasing, and
 * {@link IllegalStateException} after {@link #close}.
 *
 * <p><b>Values.</b> NaN and infinities are ordinary values and propagate by IEEE arithmetic; no operation checks for
 * them except where it says so. A factor α or β that is exactly 0 means that its operand is not read: what it holds,
 * even NaN, has no influence. Results are deterministic: the same calls on the same values give the same bits.
 *
 * <p><b>Threads.</b> An instance is used by one thread at a time; different instances may be used at the same time. This
 * is not checked: two threads inside one instance get wrong numbers.
 *
 * <p>The rules are numbered in {@code docs/backend-contract.md}. Authors of a backend extend
 * {@link org.sigmoidadmm.matrix.spi.AbstractMatrixBackend}, which enforces all that can be enforced in one place.
 */
public interface MatrixBackend extends AutoCloseable {

    /**
     * Describes the backend.
     *
     * @return name, library, threads
     */
    BackendInfo info();

    // ---------------------------------------------------------------- allocation and transfer

    /**
     * Allocates a matrix of zeros.
     *
     * @param rows number of rows, at least 1
     * @param columns number of columns, at least 1
     * @return a new matrix that lives until this backend is closed
     * @throws MatrixShapeException if a dimension is below 1 or rows × columns exceeds {@code Integer.MAX_VALUE - 8}
     */
    Matrix zeros(int rows, int columns);

    /**
     * Copies values from the host into a matrix, column by column: entry (i, j) is {@code values[i + j * rows]}.
     *
     * @param values exactly rows × columns numbers, read
     * @param destination overwritten
     * @throws MatrixShapeException if the array's length is not rows × columns
     */
    void upload(double[] values, Matrix destination);

    /**
     * Copies a matrix to the host, column by column: {@code values[i + j * rows]} becomes entry (i, j).
     *
     * @param source read
     * @param values exactly rows × columns numbers, overwritten
     * @throws MatrixShapeException if the array's length is not rows × columns
     */
    void download(Matrix source, double[] values);

    /**
     * Returns the array that a matrix is stored in, if it is one on the host's heap with the entries column by column:
     * neither upload nor download is needed then. The array is the same for the life of the matrix: it follows every
     * operation on it, and every operation follows what is written to it between operations.
     *
     * @param matrix any
     * @return the array; null if there is no such array
     */
    double @Nullable [] hostArray(Matrix matrix);

    /**
     * Makes a matrix that is stored in a given array on the host's heap, entries column by column, if this backend computes
     * on such arrays: {@link #hostArray} of the matrix is that array, whose numbers are its entries. Matrices of several
     * backends may share an array for reading, and one after another for writing. No operation may be given two that share
     * one where it refuses a matrix that is given twice; this is not checked.
     *
     * @param array exactly rows × columns numbers; kept, not copied
     * @param rows number of rows, at least 1
     * @param columns number of columns, at least 1
     * @return a new matrix that lives until this backend is closed; null if this backend keeps its entries elsewhere
     * @throws MatrixShapeException if a dimension is below 1 or the array's length is not rows × columns
     */
    @Nullable
    Matrix wrap(double[] array, int rows, int columns);

    // ---------------------------------------------------------------- entry by entry

    /**
     * destination ← source.
     *
     * @param source read
     * @param destination overwritten, of the source's shape; may be the source
     */
    void copy(Matrix source, Matrix destination);

    /**
     * Sets every entry to one value.
     *
     * @param value any double
     * @param destination overwritten
     */
    void fill(double value, Matrix destination);

    /**
     * y ← αx + βy.
     *
     * @param alpha α; where 0, {@code x} is not read
     * @param x read; may be {@code y}
     * @param beta β; where 0, {@code y} is not read
     * @param y overwritten, of the shape of x
     */
    void axpby(double alpha, Matrix x, double beta, Matrix y);

    /**
     * destination ← x ⊙ y, entry by entry.
     *
     * @param x read
     * @param y read, of the shape of x
     * @param destination overwritten, of the shape of x; may be x or y
     */
    void hadamard(Matrix x, Matrix y, Matrix destination);

    /**
     * destination ← σ(z), entry by entry, within 4 ulp of {@link Activation#value} computed exactly.
     *
     * @param activation σ
     * @param z read
     * @param destination overwritten, of the shape of z; may be z
     */
    void activate(Activation activation, Matrix z, Matrix destination);

    /**
     * destination ← σ′(z), entry by entry, within 4 ulp of {@link Activation#slope} computed exactly.
     *
     * @param activation σ
     * @param z read
     * @param destination overwritten, of the shape of z; may be z
     */
    void activationSlope(Activation activation, Matrix z, Matrix destination);

    // ---------------------------------------------------------------- rows, columns, diagonal

    /**
     * destination ← destination + α·column·1ᵀ: adds a multiple of one column to all columns.
     *
     * @param alpha α; where 0, {@code column} is not read
     * @param column rows × 1, read
     * @param destination rows × any, updated; must not be {@code column}
     */
    void addColumn(double alpha, Matrix column, Matrix destination);

    /**
     * destination ← x·diag(factors): each column times its factor.
     *
     * @param x rows × n, read
     * @param factors 1 × n, read
     * @param destination overwritten, of the shape of x; may be x, must not be {@code factors}
     */
    void scaleColumns(Matrix x, Matrix factors, Matrix destination);

    /**
     * destination ← destination + αI.
     *
     * @param alpha α
     * @param destination square, updated
     */
    void addToDiagonal(double alpha, Matrix destination);

    /**
     * destination ← x·1 + β·destination: the sum of the columns.
     *
     * @param x r × any, read
     * @param beta β; where 0, {@code destination} is not read
     * @param destination r × 1, updated; must not be x
     */
    void rowSums(Matrix x, double beta, Matrix destination);

    /**
     * destination ← sourceᵀ.
     *
     * @param source r × c, read
     * @param destination c × r, overwritten; must not be the source
     */
    void transpose(Matrix source, Matrix destination);

    // ---------------------------------------------------------------- reductions

    /**
     * Returns Σ xᵢⱼyᵢⱼ.
     *
     * @param x read
     * @param y read, of the shape of x; may be x
     * @return the sum
     */
    double dot(Matrix x, Matrix y);

    /**
     * Returns max |xᵢⱼ|.
     *
     * @param x read
     * @return the largest magnitude; NaN if any entry is NaN
     */
    double maxAbs(Matrix x);

    // ---------------------------------------------------------------- products and systems

    /**
     * c ← α·op(a)·op(b) + βc.
     *
     * @param alpha α; where 0, {@code a} and {@code b} are not read
     * @param transposeA whether op(a) is aᵀ
     * @param a m × k after op, read
     * @param transposeB whether op(b) is bᵀ
     * @param b k × n after op, read; may be a
     * @param beta β; where 0, {@code c} is not read
     * @param c m × n, updated; must be neither a nor b
     */
    void gemm(double alpha, Transpose transposeA, Matrix a, Transpose transposeB, Matrix b, double beta, Matrix c);

    /**
     * c ← α·a·aᵀ + βc, or c ← α·aᵀ·a + βc, of which the lower triangle is computed: what stands above the diagonal
     * afterwards is unspecified. {@link #solveSpd}, {@link #eigSym} and {@link #eigenvaluesSym} do not read it; {@link
     * #gemm} computes the whole square.
     *
     * @param alpha α; where 0, {@code a} is not read
     * @param transpose {@link Transpose#NO} for a·aᵀ, {@link Transpose#YES} for aᵀ·a
     * @param a r × k, read
     * @param beta β; where 0, {@code c} is not read
     * @param c r × r for a·aᵀ, k × k for aᵀ·a, its lower triangle updated; must not be a
     */
    void gram(double alpha, Transpose transpose, Matrix a, double beta, Matrix c);

    /**
     * Solves a·x = b ({@link Side#LEFT}) or x·a = b ({@link Side#RIGHT}) with a symmetric positive definite matrix by
     * Cholesky factorisation.
     *
     * @param side where a stands
     * @param a n × n, symmetric, not modified; read on and below the diagonal only
     * @param b n × m for LEFT, m × n for RIGHT, not modified unless it is x; a NaN or an infinity spoils its own column
     *     of x (its row for RIGHT) and no other
     * @param x overwritten, of the shape of b; may be b, must not be a
     * @throws NotPositiveDefiniteException if a is not numerically positive definite or holds a NaN or an infinity there; x
     *     is then unchanged
     */
    void solveSpd(Side side, Matrix a, Matrix b, Matrix x);

    /**
     * Decomposes a = vectors·diag(values)·vectorsᵀ. An error of some n·u‖a‖ in the values and in the product is in the
     * nature of the method, so that the smallest values of an ill-conditioned matrix have few correct digits.
     *
     * @param a n × n, symmetric, not modified; read on and below the diagonal only
     * @param values n × 1, overwritten by the eigenvalues, ascending; NaN if a holds a NaN or an infinity there
     * @param vectors n × n, overwritten by an orthogonal matrix whose column k belongs to value k; may be a; NaN if a
     *     holds a NaN or an infinity there
     */
    void eigSym(Matrix a, Matrix values, Matrix vectors);

    /**
     * Computes the eigenvalues that {@link #eigSym} gives, without the vectors and in a small part of the time.
     *
     * @param a n × n, symmetric, not modified; read on and below the diagonal only
     * @param values n × 1, overwritten by the eigenvalues, ascending; NaN if a holds a NaN or an infinity there; must not be a
     */
    void eigenvaluesSym(Matrix a, Matrix values);

    // ---------------------------------------------------------------- fused kernels of ADMM
    // Each is defined by its formula; the base class composes it from the operations above, and a backend may
    // override it with fewer passes over memory.

    /**
     * value ← σ(z + bias·1ᵀ), slope ← σ′(z + bias·1ᵀ): a layer's activation and its derivative.
     *
     * @param activation σ
     * @param z d × n, products of weights and inputs, read
     * @param bias d × 1, read
     * @param value d × n, overwritten; may be z
     * @param slope d × n, overwritten; must be neither z nor value
     */
    void activateLayer(Activation activation, Matrix z, Matrix bias, Matrix value, Matrix slope);

    /**
     * gradient ← (σ(z + bias·1ᵀ) − v + Λ/β) ⊙ σ′(z + bias·1ᵀ): the derivative of ½‖σ(Z) − B‖² with respect to Z,
     * B = V − Λ/β.
     *
     * @param activation σ
     * @param z d × n, products of weights and inputs, read
     * @param bias d × 1, read
     * @param v V, d × n, read
     * @param multiplier Λ, d × n, read
     * @param beta β, positive
     * @param gradient d × n, overwritten; may be z, must be neither v nor multiplier
     * @throws IllegalArgumentException if {@code beta} is not positive
     */
    void layerGradient(
            Activation activation, Matrix z, Matrix bias, Matrix v, Matrix multiplier, double beta, Matrix gradient);

    /**
     * force ← β(s − v) + Λ: the pull of a layer's own constraint on its activations.
     *
     * @param beta β; where 0, {@code s} and {@code v} are not read
     * @param s S = σ(W·V̄), d × n, read
     * @param v V, d × n, read
     * @param multiplier Λ, d × n, read
     * @param force d × n, overwritten; must not be an operand
     */
    void constraintForce(double beta, Matrix s, Matrix v, Matrix multiplier, Matrix force);

    /**
     * The end of a layer's update, and what the next iteration needs of it, in one sweep:
     *
     * <pre>{@code
     * V ← V + Δ
     * R = S − V
     * Λ ← Λ + βR
     * gradient ← (R + Λ/β′) ⊙ slope
     * vSum ← vSum + V·wᵀ
     * gradientSum ← gradientSum + gradient·wᵀ
     * sums ← { ‖R‖², ⟨Λ, R⟩, max |V − Λ/β′|, ‖Δ‖² }
     * }</pre>
     *
     * <p>with the new V and Λ on every right-hand side. The weights w enter none of the four sums; the third is NaN if any
     * of its entries is.
     *
     * @param beta β, the step of the multiplier; 0 leaves Λ as it is, whatever R holds
     * @param nextBeta β′, the penalty of the next iteration, positive
     * @param s S = σ(W·V̄), d × n, read
     * @param slope σ′(W·V̄), d × n, read
     * @param delta Δ, d × n, read
     * @param v V, d × n, updated
     * @param multiplier Λ, d × n, updated
     * @param gradient d × n, overwritten; may be s, slope or delta
     * @param weights w, 1 × n, read
     * @param vSum d × 1, added to
     * @param gradientSum d × 1, added to
     * @param sums at least 4 numbers, the first four overwritten
     * @throws IllegalArgumentException if {@code nextBeta} is not positive
     * @throws MatrixShapeException if {@code sums} has fewer than 4 entries
     */
    void updateLayer(
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
            double[] sums);

    // ---------------------------------------------------------------- losses

    /**
     * Returns Σ w·ℓ(v, y) over the columns.
     *
     * @param loss ℓ
     * @param v predictions, d × n, read
     * @param y targets, d × n, read
     * @param weights w, 1 × n, read
     * @return the sum
     */
    double lossValue(Loss loss, Matrix v, Matrix y, Matrix weights);

    /**
     * gradient ← w·∂ℓ(v, y)/∂v, column by column.
     *
     * @param loss ℓ
     * @param v predictions, d × n, read
     * @param y targets, d × n, read
     * @param weights w, 1 × n, read
     * @param gradient d × n, overwritten; may be v, must not be y or weights
     */
    void lossGradient(Loss loss, Matrix v, Matrix y, Matrix weights, Matrix gradient);

    /**
     * result ← argmin over v of ℓ(v, y) + (β/2)‖v − point‖², column by column: the update of the output activations. A
     * weight of the loss would stand before both terms, as a sample's penalties are weighted like its loss.
     *
     * @param loss ℓ
     * @param beta β, positive
     * @param point d × n, read
     * @param y targets, d × n, read
     * @param result d × n, overwritten; may be point, must not be y
     * @throws IllegalArgumentException if {@code beta} is not positive
     */
    void lossProximal(Loss loss, double beta, Matrix point, Matrix y, Matrix result);

    /** Frees what the backend holds, its matrices included. A second call does nothing. */
    @Override
    void close();
}
