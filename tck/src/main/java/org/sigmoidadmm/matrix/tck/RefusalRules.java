package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixShapeException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/** Rules on calls that are refused: nothing is changed by them. */
abstract class RefusalRules extends RuleGroup {

    private static final int ROWS = 5;
    private static final int COLUMNS = 7;

    RefusalRules(MatrixBackendTck kit) {
        super(kit);
    }

    private record Foreign(int rows, int columns) implements Matrix {}

    private interface Change {
        Matrix apply(Operation operation, int operand, Matrix original);
    }

    /** Replaces one operand after the other; each call must be refused and leave the other operands as they are. */
    private void requireRefusals(Class<? extends Exception> exception, boolean namesOperation, Change change) {
        for (Operation operation : Operations.of(ROWS, COLUMNS)) {
            for (int k = 0; k < operation.operands().size(); k++) {
                Matrix[] matrices = operation.matrices(subject());
                Matrix original = matrices[k];
                Matrix replacement = change.apply(operation, k, original);
                if (replacement == original) {
                    continue;
                }
                matrices[k] = replacement;
                requireRefused(operation, matrices, exception, namesOperation, k);
                matrices[k] = original;
                requireUntouched(operation, matrices, k);
            }
        }
    }

    private void requireRefused(
            Operation operation,
            Matrix[] matrices,
            Class<? extends Exception> exception,
            boolean namesOperation,
            int operand) {
        String called = operation.name().replaceAll(" .*", "");
        assertThatThrownBy(
                        () -> operation.call(subject(), matrices),
                        "%s with another %s",
                        operation.name(),
                        operation.operands().get(operand).name())
                .isInstanceOf(exception)
                .hasMessageContaining(
                        namesOperation
                                ? called
                                : operation.operands().get(operand).name());
    }

    private void requireUntouched(Operation operation, Matrix[] matrices, int changed) {
        for (int k = 0; k < matrices.length; k++) {
            String what = operation.name() + " refused for its "
                    + operation.operands().get(changed).name() + ": "
                    + operation.operands().get(k).name();
            subject()
                    .requireEqual(
                            () -> what, matrices[k], operation.operands().get(k).values());
        }
    }

    @Test
    @Rule("B-06")
    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // null is the point
    void nullIsRefused() {
        for (Operation operation : Operations.of(ROWS, COLUMNS)) {
            for (int k = 0; k < operation.operands().size(); k++) {
                Matrix[] matrices = operation.matrices(subject());
                Matrix original = matrices[k];
                matrices[k] = null;
                assertThatThrownBy(
                                () -> operation.call(subject(), matrices),
                                "%s with null for %s",
                                operation.name(),
                                operation.operands().get(k).name())
                        .isInstanceOf(NullPointerException.class);
                matrices[k] = original;
                requireUntouched(operation, matrices, k);
            }
        }
        MatrixBackend b = backend();
        Matrix m = b.zeros(2, 2);
        Matrix x = b.zeros(2, 2);
        Matrix column = b.zeros(2, 1);
        Activation none = null;
        Loss noLoss = null;
        Matrix row = b.zeros(1, 2);
        List<Runnable> calls = List.of(
                () -> b.lossValue(noLoss, m, m, row),
                () -> b.lossGradient(noLoss, m, m, row, x),
                () -> b.lossProximal(noLoss, 1, m, m, x),
                () -> b.upload(null, m),
                () -> b.download(m, null),
                () -> b.wrap(null, 2, 2),
                () -> b.activate(none, m, m),
                () -> b.activationSlope(none, m, m),
                () -> b.gemm(1, null, m, Transpose.NO, m, 0, x),
                () -> b.gemm(1, Transpose.NO, m, null, m, 0, x),
                () -> b.gram(1, null, m, 0, x),
                () -> b.solveSpd(null, m, m, x),
                () -> b.solveSpd((Side) null, m, x, x),
                () -> b.activateLayer(none, m, column, m, x),
                () -> b.layerGradient(none, m, column, x, x, 1, m),
                () -> b.updateLayer(1, 1, m, m, m, x, b.zeros(2, 2), m, row, column, b.zeros(2, 1), null));
        for (int k = 0; k < calls.size(); k++) {
            assertThatThrownBy(calls.get(k)::run, "call %d with a null that is not a matrix", k)
                    .isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    @Rule("B-07")
    void matricesOfOthersAreRefused() {
        try (Subject other = kit().newSubject()) {
            requireRefusals(
                    IllegalArgumentException.class,
                    true,
                    (operation, k, original) ->
                            other.of(operation.operands().get(k).values()));
        }
        requireRefusals(
                IllegalArgumentException.class,
                true,
                (operation, k, original) -> new Foreign(original.rows(), original.columns()));
    }

    @Test
    @Rule("B-08")
    void closedBackendRefusesEverything() {
        Subject closing = kit().newSubject();
        List<Operation> operations = Operations.of(ROWS, COLUMNS);
        List<Matrix[]> matrices =
                operations.stream().map(o -> o.matrices(closing)).toList();
        closing.close();
        closing.close(); // a second time does nothing
        for (int k = 0; k < operations.size(); k++) {
            Operation operation = operations.get(k);
            Matrix[] operands = matrices.get(k);
            assertThatThrownBy(() -> operation.call(closing, operands), "%s after close", operation.name())
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> closing.backend().zeros(1, 1), "zeros after close")
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closing.backend().wrap(new double[1], 1, 1), "wrap after close")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Rule("B-09")
    void shapesThatDoNotFitAreRefused() {
        requireRefusals(
                MatrixShapeException.class,
                true,
                (operation, k, original) -> operation.operands().get(k).freeRows()
                        ? original
                        : backend().zeros(original.rows() + 1, original.columns()));
        requireRefusals(
                MatrixShapeException.class,
                true,
                (operation, k, original) -> operation.operands().get(k).freeColumns()
                        ? original
                        : backend().zeros(original.rows(), original.columns() + 1));
        // what some libraries take as a scalar, as a vector to repeat, or as an invitation to resize
        Matrix c = subject().of(Dense.filled(3, 2, 9));
        int[][] operands = {{3, 2, 1, 1}, {1, 1, 3, 2}, {4, 2, 4, 4}, {2, 3, 2, 3}, {3, 5, 5, 3}};
        for (int[] o : operands) {
            assertThatThrownBy(
                            () -> backend()
                                    .gemm(
                                            1,
                                            Transpose.NO,
                                            backend().zeros(o[0], o[1]),
                                            Transpose.NO,
                                            backend().zeros(o[2], o[3]),
                                            0,
                                            c),
                            "gemm of %d×%d and %d×%d into 3×2",
                            o[0],
                            o[1],
                            o[2],
                            o[3])
                    .isInstanceOf(MatrixShapeException.class)
                    .hasMessageContaining(o[0] + "×" + o[1])
                    .hasMessageContaining(o[2] + "×" + o[3])
                    .hasMessageContaining("3×2");
        }
        subject().requireEqual(() -> "destination of refused products", c, Dense.filled(3, 2, 9));
    }

    @Test
    @Rule("B-10")
    void forbiddenAliasingIsRefused() {
        int refusals = 0;
        for (Shapes.Shape shape :
                List.of(new Shapes.Shape(ROWS, 1), new Shapes.Shape(1, ROWS), new Shapes.Shape(ROWS, ROWS))) {
            for (Operation operation : Operations.of(shape.rows(), shape.columns())) {
                for (int i = 0; i < operation.operands().size(); i++) {
                    for (int j = 0; j < operation.operands().size(); j++) {
                        if (i != j && operation.sameShape(i, j) && !operation.mayAlias(i, j)) {
                            requireAliasRefused(operation, i, j);
                            refusals++;
                        }
                    }
                }
            }
        }
        assertThat(refusals).as("pairs tried").isGreaterThan(50);
    }

    private void requireAliasRefused(Operation operation, int i, int j) {
        Matrix[] matrices = operation.matrices(subject());
        Matrix original = matrices[j];
        matrices[j] = matrices[i];
        String names = operation.operands().get(i).name() + " for "
                + operation.operands().get(j).name();
        assertThatThrownBy(() -> operation.call(subject(), matrices), "%s with its %s", operation.name(), names)
                .isInstanceOf(MatrixShapeException.class)
                .hasMessageContaining(operation.operands().get(i).name())
                .hasMessageContaining(operation.operands().get(j).name());
        matrices[j] = original;
        requireUntouched(operation, matrices, j);
    }

    @Test
    @Rule("B-11")
    void penaltiesAndRoomForSumsAreChecked() {
        Dense values = Dense.integers(random(), 2, 3);
        Matrix m = subject().of(values);
        Matrix v = subject().of(values);
        Matrix multiplier = subject().of(values);
        Matrix gradient = subject().of(values);
        Matrix bias = backend().zeros(2, 1);
        Activation square = SquareActivation.INSTANCE;
        Matrix weights = backend().zeros(1, 3);
        Matrix vSum = backend().zeros(2, 1);
        double[] sums = {7, 7, 7, 7};
        for (double penalty : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(
                            () -> backend().layerGradient(square, m, bias, v, multiplier, penalty, gradient),
                            "layerGradient with β = %s",
                            penalty)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Double.toString(penalty));
            assertThatThrownBy(
                            () -> backend().lossProximal(LinearLoss.INSTANCE, penalty, m, v, gradient),
                            "lossProximal with β = %s",
                            penalty)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Double.toString(penalty));
            assertThatThrownBy(
                            () -> backend()
                                    .updateLayer(
                                            1, penalty, m, m, m, v, multiplier, gradient, weights, vSum, bias, sums),
                            "updateLayer with β′ = %s",
                            penalty)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Double.toString(penalty));
        }
        double[] three = new double[3];
        assertThatThrownBy(
                        () -> backend().updateLayer(1, 1, m, m, m, v, multiplier, gradient, weights, vSum, bias, three),
                        "updateLayer with room for three sums")
                .isInstanceOf(MatrixShapeException.class)
                .hasMessageContaining("3");
        for (Matrix matrix : List.of(m, v, multiplier, gradient)) {
            subject().requireEqual(() -> "matrix after refusals", matrix, values);
        }
        assertThat(sums).as("sums after refusals").containsOnly(7);
    }
}
