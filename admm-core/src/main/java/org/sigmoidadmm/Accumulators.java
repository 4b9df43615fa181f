package org.sigmoidadmm;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * A set of the matrices that are summed over samples, each with its weight, on a worker's backend, indexed by weight layer; A
 * is a layer's input, of width d, V its activations, of width e, and G its model gradient. The backend adds the blocks of a
 * lane; when a matrix is {@link #finish finished} the host adds it to other lanes'.
 */
final class Accumulators {

    /** Which of the matrices. */
    enum Kind {
        /** A·Aᵀ, d × d, on and below the diagonal. */
        GRAM,
        /** G·Aᵀ, e × d. */
        CROSS,
        /** V·w, e, w the weights of samples. */
        ACTIVATIONS,
        /** G·w, e. */
        GRADIENT,
        /** X·w, d, of the first layer alone. */
        DATA;

        private int rows(int[] sizes, int i) {
            return this == GRAM || this == DATA ? sizes[i] : sizes[i + 1];
        }

        private int columns(int[] sizes, int i) {
            return isProduct() ? sizes[i] : 1;
        }

        private int layers(int[] sizes) {
            return this == DATA ? 1 : sizes.length - 1;
        }

        /** Whether the matrix is computed by itself. */
        private boolean isProduct() {
            return this == GRAM || this == CROSS;
        }

        /** What is equal for matrices that are one: the shape of a product in a spare set, else the matrix itself. */
        private List<?> identity(int[] sizes, int i, boolean spare) {
            return spare && isProduct() ? List.of(rows(sizes, i), columns(sizes, i)) : List.of(this, i);
        }
    }

    private final Map<Kind, HostMatrix[]> matrices = new EnumMap<>(Kind.class);

    /**
     * Makes a set of zeros.
     *
     * @param backend that sums
     * @param sizes of the layers
     * @param spare whether products of the same shape are in the same matrix: each has to be finished before the next is begun
     */
    Accumulators(MatrixBackend backend, int[] sizes, boolean spare) {
        Map<List<?>, HostMatrix> made = new HashMap<>();
        for (Kind kind : Kind.values()) {
            HostMatrix[] ofKind = new HostMatrix[kind.layers(sizes)];
            for (int i = 0; i < ofKind.length; i++) {
                int rows = kind.rows(sizes, i);
                int columns = kind.columns(sizes, i);
                ofKind[i] = made.computeIfAbsent(
                        kind.identity(sizes, i, spare), matrix -> new HostMatrix(backend, rows, columns));
            }
            matrices.put(kind, ofKind);
        }
    }

    /** Returns how many numbers a set has. */
    static long entries(int[] sizes, boolean spare) {
        long entries = 0;
        Set<List<?>> counted = new HashSet<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.layers(sizes); i++) {
                if (counted.add(kind.identity(sizes, i, spare))) {
                    entries += (long) kind.rows(sizes, i) * kind.columns(sizes, i);
                }
            }
        }
        return entries;
    }

    HostMatrix of(Kind kind, int i) {
        return Objects.requireNonNull(matrices.get(kind))[i];
    }

    /** Returns A·w of a layer, d. */
    HostMatrix inputSum(int i) {
        return i == 0 ? of(Kind.DATA, 0) : of(Kind.ACTIVATIONS, i - 1);
    }

    /** Ends the sum of a lane: it is on the host, added to the first of other sets, that to the next, and so on. */
    void finish(Kind kind, int i, Accumulators[] others) {
        HostMatrix from = of(kind, i);
        from.toHost();
        for (Accumulators other : others) {
            HostMatrix to = other.of(kind, i);
            if (kind == Kind.GRAM) {
                addLower(from.values, to.values, from.matrix.rows());
            } else {
                ColumnMajor.axpby(1, from.values, 0, 1, to.values, 0, to.values.length);
            }
            from = to;
        }
    }

    private static void addLower(double[] from, double[] to, int order) {
        for (int j = 0; j < order; j++) {
            int diagonal = j * (order + 1);
            ColumnMajor.axpby(1, from, diagonal, 1, to, diagonal, order - j);
        }
    }
}
