package org.sigmoidadmm.matrix.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The sizes at which backends are examined: they straddle the places where linear-algebra libraries change their
 * algorithm (unrolled code for tiny matrices, blocked code for large ones, threaded code beyond), and do not divide by
 * any block size.
 */
final class Shapes {

    private static final int[] SIZES = {1, 2, 3, 5, 10, 12, 31, 64, 129};

    /** An m × k by k × n product. */
    record Product(int m, int k, int n) {

        @Override
        public String toString() {
            return m + "×" + k + " by " + k + "×" + n;
        }
    }

    /** An r × c matrix. */
    record Shape(int rows, int columns) {

        @Override
        public String toString() {
            return rows + "×" + columns;
        }
    }

    private Shapes() {}

    static int[] sizes() {
        return SIZES.clone();
    }

    /** Every combination of the sizes, small ones first. */
    static List<Product> products() {
        List<Product> products = new ArrayList<>();
        for (int m : SIZES) {
            for (int k : SIZES) {
                for (int n : SIZES) {
                    products.add(new Product(m, k, n));
                }
            }
        }
        products.sort((a, b) -> Long.compare((long) a.m * a.k * a.n, (long) b.m * b.k * b.n));
        return Collections.unmodifiableList(products);
    }

    /** A few products for rules that try many values at each shape. */
    static List<Product> fewProducts() {
        return List.of(
                new Product(1, 1, 1),
                new Product(2, 3, 5),
                new Product(5, 1, 10),
                new Product(1, 12, 1),
                new Product(12, 12, 12),
                new Product(3, 31, 64),
                new Product(64, 10, 31),
                new Product(64, 129, 65));
    }

    /** Every combination of two sizes, small ones first, and one long matrix such as a block of samples. */
    static List<Shape> matrices() {
        List<Shape> shapes = new ArrayList<>();
        for (int rows : SIZES) {
            for (int columns : SIZES) {
                shapes.add(new Shape(rows, columns));
            }
        }
        shapes.add(new Shape(7, 1000));
        shapes.add(new Shape(1000, 7));
        shapes.sort((a, b) -> Integer.compare(a.rows * a.columns, b.rows * b.columns));
        return Collections.unmodifiableList(shapes);
    }

    /** A few matrices for rules that try many values at each shape. */
    static List<Shape> fewMatrices() {
        return List.of(
                new Shape(1, 1),
                new Shape(3, 2),
                new Shape(1, 12),
                new Shape(31, 1),
                new Shape(10, 64),
                new Shape(129, 31));
    }
}
