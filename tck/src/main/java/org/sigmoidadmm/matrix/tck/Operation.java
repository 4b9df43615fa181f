package org.sigmoidadmm.matrix.tck;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;

/**
 * One operation of the contract with its operands, as data: the rules on null, foreign handles, shapes, aliasing and
 * unmodified operands are examined for all operations alike.
 *
 * @param name name of the method, with its variant
 * @param operands the matrices in the order of the parameter list
 * @param body calls the operation
 */
record Operation(String name, List<Operand> operands, Body body) {

    /** Calls the operation and returns the numbers it gives to the host. */
    interface Body {
        double[] call(MatrixBackend backend, Matrix[] matrices);
    }

    /**
     * A matrix of the parameter list.
     *
     * @param name its name there
     * @param values what it holds; chosen so that the operation is exact in any order of summation
     * @param written whether the operation writes it
     * @param mayBe for one that is written, the operands that it may be
     * @param freeRows whether another number of rows would fit too
     * @param freeColumns whether another number of columns would fit too
     */
    record Operand(
            String name, Dense values, boolean written, Set<String> mayBe, boolean freeRows, boolean freeColumns) {

        static Operand read(String name, Dense values) {
            return new Operand(name, values, false, Set.of(), false, false);
        }

        static Operand written(String name, Dense values, String... mayBe) {
            return new Operand(name, values, true, Set.of(mayBe), false, false);
        }

        Operand withFreeRows() {
            return new Operand(name, values, written, mayBe, true, freeColumns);
        }

        Operand withFreeColumns() {
            return new Operand(name, values, written, mayBe, freeRows, true);
        }
    }

    /** Makes the operands on a backend. */
    Matrix[] matrices(Subject subject) {
        return operands.stream().map(o -> subject.of(o.values())).toArray(Matrix[]::new);
    }

    double[] call(Subject subject, Matrix... matrices) {
        return body.call(subject.backend(), matrices);
    }

    /** Everything that the operation produces: its operands afterwards, then the numbers it gives to the host. */
    Dense[] outcome(Subject subject, Matrix[] matrices) {
        double[] numbers = call(subject, matrices);
        Dense[] outcome =
                Arrays.copyOf(Arrays.stream(matrices).map(subject::read).toArray(Dense[]::new), matrices.length + 1);
        outcome[matrices.length] = new Dense(numbers.length, 1, numbers);
        return outcome;
    }

    /** What result k of {@link #outcome} is called. */
    String resultName(int k) {
        return k < operands.size() ? name + ": " + operands.get(k).name() : name + ": the numbers returned";
    }

    /** Whether one matrix may stand for both operands. */
    boolean mayAlias(int i, int j) {
        Operand a = operands.get(i);
        Operand b = operands.get(j);
        boolean bothRead = !a.written() && !b.written();
        return bothRead
                || (a.written() && a.mayBe().contains(b.name()))
                || (b.written() && b.mayBe().contains(a.name()));
    }

    boolean sameShape(int i, int j) {
        Dense a = operands.get(i).values();
        Dense b = operands.get(j).values();
        return a.rows == b.rows && a.columns == b.columns;
    }
}
