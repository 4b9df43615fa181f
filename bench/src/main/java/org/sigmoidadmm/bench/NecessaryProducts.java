package org.sigmoidadmm.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The matrix products that one iteration of ADMM cannot do without, per sample, counted as in the one-pass form of the
 * iteration with d̄ = d + 1 for the bias:
 *
 * <pre>{@code
 * Σ_i 2 d_i d̄_{i−1}  +  Σ_i 2 d_i d̄_{i−1}  +  Σ_{i>1} d̄²_{i−1}  +  Σ_{j<N−1} 2 d_j d_{j+1}
 *     forward              cross                  Gram                 look-ahead
 *     +  Σ_{j<N} 2 d_j d_{j+1}  +  Σ_{j<N} 2 d_j²
 *           pull-back                  solve
 * }</pre>
 *
 * <p>Where the layer after a hidden one is narrow, pull-back and solve together can be had for less by Woodbury's identity
 * (4 d_j d_{j+1} + 2 d_{j+1}², if d_{j+1} is below 0.618 d_j); {@link #fewestFlopsPerSample} counts that.
 */
public final class NecessaryProducts {

    /** What a product is for. */
    public enum Kind {
        /** W_i V̄_{i−1}. */
        FORWARD,
        /** G_i V̄_{i−1}ᵀ. */
        CROSS,
        /** V̄_{i−1} V̄_{i−1}ᵀ, its symmetric half. */
        GRAM,
        /** W_{j+1} V_j with the new W and the old V. */
        LOOK_AHEAD,
        /** UᵀG, U the weights of the next layer. */
        PULL_BACK,
        /** The inverse of the d_j × d_j system times the right-hand side. */
        SOLVE
    }

    /**
     * One product with a small matrix and, on its long side, the samples.
     *
     * @param kind what it is for
     * @param layer i or j, from 1
     * @param rows rows of the small matrix, W_i, W_{j+1}, the Gram matrix or the inverse
     * @param columns its columns, d̄ where the formula has d̄
     */
    public record Product(Kind kind, int layer, int rows, int columns) {

        /**
         * Floating-point operations per sample.
         *
         * @return 2 per multiplication and addition; half of that for the Gram matrix, which is symmetric
         */
        public long flopsPerSample() {
            return (kind == Kind.GRAM ? 1L : 2L) * rows * columns;
        }
    }

    private final int[] sizes;
    private final List<Product> products;

    private NecessaryProducts(int[] sizes, List<Product> products) {
        this.sizes = sizes;
        this.products = List.copyOf(products);
    }

    /**
     * Counts the products of a network.
     *
     * @param sizes d₀ … d_N, at least three, so that there is a hidden layer
     * @return the products
     * @throws IllegalArgumentException if there are fewer than three sizes, or one is below 1
     */
    public static NecessaryProducts of(int... sizes) {
        if (sizes.length < 3) {
            throw new IllegalArgumentException("a network with " + sizes.length + " sizes has no hidden layer");
        }
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException("a layer has width " + size + ", must be at least 1");
            }
        }
        int depth = sizes.length - 1;
        List<Product> products = new ArrayList<>();
        for (int i = 1; i <= depth; i++) {
            int inputs = sizes[i - 1] + 1;
            products.add(new Product(Kind.FORWARD, i, sizes[i], inputs));
            products.add(new Product(Kind.CROSS, i, sizes[i], inputs));
            if (i > 1) {
                products.add(new Product(Kind.GRAM, i, inputs, inputs));
            }
        }
        for (int j = 1; j < depth; j++) {
            if (j < depth - 1) {
                products.add(new Product(Kind.LOOK_AHEAD, j, sizes[j + 1], sizes[j]));
            }
            products.add(new Product(Kind.PULL_BACK, j, sizes[j + 1], sizes[j]));
            products.add(new Product(Kind.SOLVE, j, sizes[j], sizes[j]));
        }
        return new NecessaryProducts(sizes.clone(), products);
    }

    /**
     * Lists the products.
     *
     * @return one entry per term of the formula
     */
    public List<Product> products() {
        return products;
    }

    /**
     * Sums the formula.
     *
     * @return floating-point operations per sample and iteration
     */
    public long flopsPerSample() {
        return products.stream().mapToLong(Product::flopsPerSample).sum();
    }

    /**
     * Sums the formula with Woodbury's identity where it is cheaper.
     *
     * @return floating-point operations per sample and iteration, at most {@link #flopsPerSample}
     */
    public long fewestFlopsPerSample() {
        long sum = flopsPerSample();
        for (int j = 1; j < sizes.length - 1; j++) {
            long width = sizes[j];
            long next = sizes[j + 1];
            sum -= Math.max(0, 2 * width * width - 2 * width * next - 2 * next * next);
        }
        return sum;
    }
}
