package org.sigmoidadmm.matrix.tck;

import java.util.List;
import org.sigmoidadmm.matrix.Matrix;

/** Backends whose sweeps over entries are wrong somewhere. */
final class EntrywiseMutants {

    private EntrywiseMutants() {}

    static List<Mutant> list() {
        return List.of(
                Mutant.of("B-18", "copy passes through float", () -> new ReferenceBackend() {
                    @Override
                    protected void doCopy(ReferenceMatrix source, ReferenceMatrix destination) {
                        set(destination, (i, j) -> (float) source.entries[i][j]);
                    }
                }),
                Mutant.of("B-18", "fill leaves the last row", () -> new ReferenceBackend() {
                    @Override
                    protected void doFill(double value, ReferenceMatrix destination) {
                        int last = destination.rows() - 1;
                        set(destination, (i, j) -> i == last && last > 0 ? destination.entries[i][j] : value);
                    }
                }),
                Mutant.of("B-19", "axpby passes through float", () -> new ReferenceBackend() {
                    @Override
                    protected void doAxpby(double alpha, ReferenceMatrix x, double beta, ReferenceMatrix y) {
                        super.doAxpby((float) alpha, x, (float) beta, y);
                    }
                }),
                Mutant.of("B-19", "axpby takes −1 for 1", () -> new ReferenceBackend() {
                    @Override
                    protected void doAxpby(double alpha, ReferenceMatrix x, double beta, ReferenceMatrix y) {
                        super.doAxpby(alpha, x, beta == -1 ? 1 : beta, y);
                    }
                }),
                Mutant.of("B-20", "axpby multiplies by 0", () -> new ReferenceBackend() {
                    @Override
                    protected void doAxpby(double alpha, ReferenceMatrix x, double beta, ReferenceMatrix y) {
                        set(y, (i, j) -> alpha * x.entries[i][j] + beta * y.entries[i][j]);
                    }
                }),
                Mutant.of("B-21", "hadamard divides by the reciprocal", () -> new ReferenceBackend() {
                    @Override
                    protected void doHadamard(ReferenceMatrix x, ReferenceMatrix y, ReferenceMatrix destination) {
                        set(destination, (i, j) -> x.entries[i][j] / (1 / y.entries[i][j]));
                    }
                }),
                Mutant.of("B-22", "hadamard skips zeros", () -> new ReferenceBackend() {
                    @Override
                    protected void doHadamard(ReferenceMatrix x, ReferenceMatrix y, ReferenceMatrix destination) {
                        set(destination, (i, j) -> y.entries[i][j] == 0 ? 0 : x.entries[i][j] * y.entries[i][j]);
                    }
                }),
                Mutant.of("B-22", "addColumn ignores NaN", () -> new ReferenceBackend() {
                    @Override
                    protected void doAddColumn(double alpha, ReferenceMatrix column, ReferenceMatrix destination) {
                        if (!Double.isNaN(column.entries[0][0])) {
                            super.doAddColumn(alpha, column, destination);
                        }
                    }
                }),
                Mutant.of("B-22", "scaleColumns clears columns with factor 0", () -> new ReferenceBackend() {
                    @Override
                    protected void doScaleColumns(
                            ReferenceMatrix x, ReferenceMatrix factors, ReferenceMatrix destination) {
                        set(
                                destination,
                                (i, j) -> factors.entries[0][j] == 0 ? 0 : x.entries[i][j] * factors.entries[0][j]);
                    }
                }),
                Mutant.of("B-21", "scaleColumns takes the factors of the rows", () -> new ReferenceBackend() {
                    @Override
                    protected void doScaleColumns(
                            ReferenceMatrix x, ReferenceMatrix factors, ReferenceMatrix destination) {
                        int last = factors.columns() - 1;
                        set(destination, (i, j) -> x.entries[i][j] * factors.entries[0][Math.min(i, last)]);
                    }
                }),
                Mutant.of("B-23", "addColumn adds 0.7 as 1", () -> new ReferenceBackend() {
                    @Override
                    protected void doAddColumn(double alpha, ReferenceMatrix column, ReferenceMatrix destination) {
                        super.doAddColumn(Math.rint(alpha), column, destination);
                    }
                }),
                Mutant.of("B-23", "addColumn forgets the last of many columns", () -> new ReferenceBackend() {
                    @Override
                    protected void doAddColumn(double alpha, ReferenceMatrix column, ReferenceMatrix destination) {
                        int last = destination.columns() - 1;
                        set(
                                destination,
                                (i, j) -> destination.entries[i][j]
                                        + (j == last && j > 100 ? 0 : alpha * column.entries[i][0]));
                    }
                }),
                Mutant.of("B-24", "addColumn multiplies by 0", () -> new ForwardingBackend() {
                    @Override
                    public void addColumn(double alpha, Matrix column, Matrix destination) {
                        super.addColumn(alpha == 0 ? Double.MIN_VALUE : alpha, column, destination);
                    }
                }),
                Mutant.of("B-25", "addToDiagonal adds everywhere", () -> new ReferenceBackend() {
                    @Override
                    protected void doAddToDiagonal(double alpha, ReferenceMatrix destination) {
                        set(destination, (i, j) -> destination.entries[i][j] + alpha);
                    }
                }),
                Mutant.of("B-26", "transpose in blocks of 32 forgets the rest", () -> new ReferenceBackend() {
                    @Override
                    protected void doTranspose(ReferenceMatrix source, ReferenceMatrix destination) {
                        int whole = source.rows() < 32 ? source.rows() : source.rows() / 32 * 32;
                        set(destination, (i, j) -> j < whole ? source.entries[j][i] : destination.entries[i][j]);
                    }
                }));
    }
}
