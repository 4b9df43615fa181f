package org.sigmoidadmm.matrix.tck;

import static org.sigmoidadmm.matrix.tck.Operation.Operand.read;
import static org.sigmoidadmm.matrix.tck.Operation.Operand.written;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/**
 * The table of all operations at given sizes, on data that makes each of them exact: small integers, powers of two and a
 * polynomial activation.
 */
final class Operations {

    private static final double[] NOTHING = {};

    private final SplittableRandom random = new SplittableRandom(RuleGroup.SEED);
    private final List<Operation> operations = new ArrayList<>();
    private final int rows;
    private final int columns;

    private Operations(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Lists the operations.
     *
     * @param rows of most operands
     * @param columns of most operands
     * @return one entry for each operation and variant
     */
    static List<Operation> of(int rows, int columns) {
        Operations table = new Operations(rows, columns);
        table.addTransfers();
        table.addEntrywise();
        table.addRowsAndColumns();
        table.addReductions();
        table.addProducts();
        table.addSystems();
        table.addFused();
        table.addLosses();
        return table.operations;
    }

    private Dense data() {
        return Dense.integers(random, rows, columns);
    }

    private Dense data(int r, int c) {
        return Dense.integers(random, r, c);
    }

    private interface Action {
        void run(org.sigmoidadmm.matrix.MatrixBackend backend, Matrix[] m);
    }

    private void add(String name, Action action, Operation.Operand... operands) {
        operations.add(new Operation(name, List.of(operands), (backend, m) -> {
            action.run(backend, m);
            return NOTHING;
        }));
    }

    private void addTransfers() {
        double[] host = data().values;
        add("upload", (b, m) -> b.upload(host, m[0]), written("destination", data()));
        operations.add(new Operation("download", List.of(read("source", data())), (b, m) -> {
            double[] values = new double[rows * columns];
            b.download(m[0], values);
            return values;
        }));
        operations.add(new Operation(
                "hostArray", List.of(read("matrix", data()).withFreeRows().withFreeColumns()), (b, m) -> {
                    double[] array = b.hostArray(m[0]);
                    return array == null ? NOTHING : array.clone();
                }));
        add("copy", (b, m) -> b.copy(m[0], m[1]), read("source", data()), written("destination", data(), "source"));
        add(
                "fill",
                (b, m) -> b.fill(3, m[0]),
                written("destination", data()).withFreeRows().withFreeColumns());
    }

    private void addEntrywise() {
        add("axpby", (b, m) -> b.axpby(2, m[0], -3, m[1]), read("x", data()), written("y", data(), "x"));
        add(
                "hadamard",
                (b, m) -> b.hadamard(m[0], m[1], m[2]),
                read("x", data()),
                read("y", data()),
                written("destination", data(), "x", "y"));
        add(
                "activate",
                (b, m) -> b.activate(SquareActivation.INSTANCE, m[0], m[1]),
                read("z", data()),
                written("destination", data(), "z"));
        add(
                "activationSlope",
                (b, m) -> b.activationSlope(SquareActivation.INSTANCE, m[0], m[1]),
                read("z", data()),
                written("destination", data(), "z"));
    }

    private void addRowsAndColumns() {
        add(
                "addColumn",
                (b, m) -> b.addColumn(2, m[0], m[1]),
                read("column", data(rows, 1)),
                written("destination", data()).withFreeColumns());
        add(
                "scaleColumns",
                (b, m) -> b.scaleColumns(m[0], m[1], m[2]),
                read("x", data()),
                read("factors", data(1, columns)),
                written("destination", data(), "x"));
        add("addToDiagonal", (b, m) -> b.addToDiagonal(2, m[0]), written("destination", data(rows, rows)));
        add(
                "rowSums",
                (b, m) -> b.rowSums(m[0], 2, m[1]),
                read("x", data()).withFreeColumns(),
                written("destination", data(rows, 1)));
        add(
                "transpose",
                (b, m) -> b.transpose(m[0], m[1]),
                read("source", data()),
                written("destination", data(columns, rows)));
    }

    private void addReductions() {
        operations.add(new Operation(
                "dot", List.of(read("x", data()), read("y", data())), (b, m) -> new double[] {b.dot(m[0], m[1])}));
        operations.add(
                new Operation("maxAbs", List.of(read("x", data()).withFreeRows().withFreeColumns()), (b, m) ->
                        new double[] {b.maxAbs(m[0])}));
    }

    private void addProducts() {
        int inner = rows == columns ? rows : 4;
        for (Transpose transposeA : Transpose.values()) {
            for (Transpose transposeB : Transpose.values()) {
                Dense a = data(rows, inner);
                Dense b = data(inner, columns);
                add(
                        "gemm " + transposeA + " " + transposeB,
                        (backend, m) -> backend.gemm(2, transposeA, m[0], transposeB, m[1], -1, m[2]),
                        read("a", transposeA == Transpose.NO ? a : a.transposed()),
                        read("b", transposeB == Transpose.NO ? b : b.transposed()),
                        written("c", data()));
            }
        }
        add(
                "gram NO",
                (b, m) -> b.gram(2, Transpose.NO, m[0], -1, m[1]),
                read("a", data()).withFreeColumns(),
                written("c", SpdMatrices.exact(random, rows)));
        add(
                "gram YES",
                (b, m) -> b.gram(2, Transpose.YES, m[0], -1, m[1]),
                read("a", data()).withFreeRows(),
                written("c", SpdMatrices.exact(random, columns)));
    }

    private void addSystems() {
        Dense left = SpdMatrices.exact(random, rows);
        Dense right = SpdMatrices.exact(random, columns);
        // an integer solution, so that substitution is exact too
        add(
                "solveSpd LEFT",
                (b, m) -> b.solveSpd(Side.LEFT, m[0], m[1], m[2]),
                read("a", left),
                read("b", SpdMatrices.product(left, data())),
                written("x", data(), "b"));
        add(
                "solveSpd RIGHT",
                (b, m) -> b.solveSpd(Side.RIGHT, m[0], m[1], m[2]),
                read("a", right),
                read("b", SpdMatrices.product(data(), right)),
                written("x", data(), "b"));
        add(
                "eigSym",
                (b, m) -> b.eigSym(m[0], m[1], m[2]),
                read("a", left),
                written("values", data(rows, 1)),
                written("vectors", data(rows, rows), "a"));
        add(
                "eigenvaluesSym",
                (b, m) -> b.eigenvaluesSym(m[0], m[1]),
                read("a", left),
                written("values", data(rows, 1)));
    }

    private void addFused() {
        add(
                "activateLayer",
                (b, m) -> b.activateLayer(SquareActivation.INSTANCE, m[0], m[1], m[2], m[3]),
                read("z", data()),
                read("bias", data(rows, 1)),
                written("value", data(), "z"),
                written("slope", data()));
        add(
                "layerGradient",
                (b, m) -> b.layerGradient(SquareActivation.INSTANCE, m[0], m[1], m[2], m[3], 2, m[4]),
                read("z", data()),
                read("bias", data(rows, 1)),
                read("v", data()),
                read("multiplier", data()),
                written("gradient", data(), "z"));
        add(
                "constraintForce",
                (b, m) -> b.constraintForce(2, m[0], m[1], m[2], m[3]),
                read("s", data()),
                read("v", data()),
                read("multiplier", data()),
                written("force", data()));
        operations.add(new Operation(
                "updateLayer",
                List.of(
                        read("s", data()),
                        read("slope", data()),
                        read("delta", data()),
                        written("v", data()),
                        written("multiplier", data()),
                        written("gradient", data(), "s", "slope", "delta"),
                        read("weights", data(1, columns)),
                        written("vSum", data(rows, 1)),
                        written("gradientSum", data(rows, 1))),
                (b, m) -> {
                    double[] sums = new double[4];
                    b.updateLayer(2, 4, m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], sums);
                    return sums;
                }));
    }

    private void addLosses() {
        operations.add(new Operation(
                "lossValue", List.of(read("v", data()), read("y", data()), read("weights", data(1, columns))), (b, m) ->
                        new double[] {b.lossValue(LinearLoss.INSTANCE, m[0], m[1], m[2])}));
        add(
                "lossGradient",
                (b, m) -> b.lossGradient(LinearLoss.INSTANCE, m[0], m[1], m[2], m[3]),
                read("v", data()),
                read("y", data()),
                read("weights", data(1, columns)),
                written("gradient", data(), "v"));
        add(
                "lossProximal",
                (b, m) -> b.lossProximal(LinearLoss.INSTANCE, 2, m[0], m[1], m[2]),
                read("point", data()),
                read("y", data()),
                written("result", data(), "point"));
    }
}
