package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixShapeException;
import org.sigmoidadmm.matrix.Transpose;

/** Rules on allocation and on moving values between host and backend. */
abstract class HandleRules extends RuleGroup {

    HandleRules(MatrixBackendTck kit) {
        super(kit);
    }

    @Test
    @Rule("B-01")
    void zerosMakesMatrixOfZerosOfItsShape() {
        for (Shapes.Shape shape : Shapes.matrices()) {
            Matrix matrix = backend().zeros(shape.rows(), shape.columns());
            assertThat(matrix.rows()).as("rows of %s", shape).isEqualTo(shape.rows());
            assertThat(matrix.columns()).as("columns of %s", shape).isEqualTo(shape.columns());
            subject().requireEqual(() -> "zeros " + shape, matrix, Dense.filled(shape.rows(), shape.columns(), 0));
        }
    }

    @Test
    @Rule("B-02")
    void zerosRefusesImpossibleShapes() {
        int[][] shapes = {{0, 3}, {3, 0}, {0, 0}, {-1, 3}, {3, -2}, {65536, 65536}, {Integer.MAX_VALUE, 1}};
        for (int[] shape : shapes) {
            assertThatThrownBy(() -> backend().zeros(shape[0], shape[1]), "zeros %d×%d", shape[0], shape[1])
                    .isInstanceOf(MatrixShapeException.class)
                    .hasMessageContaining(shape[0] + "×" + shape[1]);
        }
    }

    @Test
    @Rule("B-03")
    void transferKeepsBitsAndIsColumnByColumn() {
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense values = Dense.random(random(), shape.rows(), shape.columns());
            double[] special = {-0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN, -Double.MAX_VALUE};
            System.arraycopy(special, 0, values.values, 0, Math.min(special.length, values.values.length));
            Matrix matrix = subject().of(values);
            Subject.requireSameBits(
                    () -> "upload then download of " + shape, subject().read(matrix), values);
            // a round trip alone would not tell columns from rows
            Dense expected = values.transposed();
            Matrix transposed = subject().poisoned(expected.rows, expected.columns);
            backend().transpose(matrix, transposed);
            subject().requireEqual(() -> "transpose of uploaded " + shape, transposed, expected);
        }
    }

    @Test
    @Rule("B-04")
    void transferCopiesTheHostArray() {
        Dense values = Dense.random(random(), 5, 7);
        double[] host = values.values.clone();
        Matrix matrix = backend().zeros(5, 7);
        backend().upload(host, matrix);
        Arrays.fill(host, 99);
        subject().requireEqual(() -> "after the uploaded array was changed", matrix, values);
        double[] first = new double[35];
        backend().download(matrix, first);
        Arrays.fill(first, 98);
        subject().requireEqual(() -> "after a downloaded array was changed", matrix, values);
        double[] second = new double[35];
        backend().download(matrix, second);
        backend().fill(97, matrix);
        assertThat(second).as("downloaded array after fill").isEqualTo(values.values);
    }

    @Test
    @Rule("B-05")
    void transferRefusesArraysOfAnotherLength() {
        Dense values = Dense.random(random(), 3, 4);
        Matrix matrix = subject().of(values);
        for (int length : new int[] {0, 11, 13}) {
            double[] host = new double[length];
            Arrays.fill(host, 99);
            assertThatThrownBy(() -> backend().upload(host, matrix), "upload of %d entries", length)
                    .isInstanceOf(MatrixShapeException.class)
                    .hasMessageContaining(Integer.toString(length))
                    .hasMessageContaining("3×4");
            assertThatThrownBy(() -> backend().download(matrix, host), "download to %d entries", length)
                    .isInstanceOf(MatrixShapeException.class)
                    .hasMessageContaining(Integer.toString(length))
                    .hasMessageContaining("3×4");
            assertThat(host).as("host array after a refusal").containsOnly(fillOf(length));
        }
        subject().requireEqual(() -> "matrix after refused uploads", matrix, values);
    }

    @Test
    @Rule("B-76")
    void hostArrayIsWhereTheEntriesAre() {
        for (Shapes.Shape shape : Shapes.matrices()) {
            Matrix matrix = backend().zeros(shape.rows(), shape.columns());
            double[] array = backend().hostArray(matrix);
            if (array == null) {
                continue; // nothing is promised
            }
            requireStorage(shape, matrix, array);
        }
    }

    @Test
    @Rule("B-79")
    void wrappedArrayIsWhereTheEntriesAre() {
        for (Shapes.Shape shape : Shapes.matrices()) {
            Dense values = Dense.random(random(), shape.rows(), shape.columns());
            double[] array = values.values.clone();
            Matrix matrix = backend().wrap(array, shape.rows(), shape.columns());
            if (matrix == null) {
                continue; // nothing is promised
            }
            assertThat(matrix.rows()).as("rows of a wrapped array").isEqualTo(shape.rows());
            assertThat(matrix.columns()).as("columns of a wrapped array").isEqualTo(shape.columns());
            subject().requireEqual(() -> "a " + shape + " matrix made of an array", matrix, values);
            assertThat(backend().hostArray(matrix))
                    .as("the array that was wrapped")
                    .isSameAs(array);
            requireStorage(shape, matrix, array);
        }
    }

    @Test
    @Rule("B-80")
    void wrapRefusesArraysOfAnotherLength() {
        for (int[] shape : new int[][] {{3, 4}, {0, 4}, {3, 0}, {-3, -4}, {1 << 16, 1 << 16}}) {
            for (int length : new int[] {0, 11, 13}) {
                assertThatThrownBy(
                                () -> backend().wrap(new double[length], shape[0], shape[1]),
                                "%d entries as %d×%d",
                                length,
                                shape[0],
                                shape[1])
                        .isInstanceOf(MatrixShapeException.class)
                        .hasMessageContaining(Integer.toString(length))
                        .hasMessageContaining(shape[0] + "×" + shape[1]);
            }
        }
    }

    private void requireStorage(Shapes.Shape shape, Matrix matrix, double[] array) {
        Dense values = Dense.random(random(), shape.rows(), shape.columns());
        Matrix other = subject().of(values.map(x -> 1 + x * x));
        Matrix row = subject().of(Dense.random(random(), 1, shape.columns()));
        Matrix column = subject().of(Dense.random(random(), shape.rows(), 1));
        List<Runnable> changes = List.of(
                () -> backend().upload(values.values, matrix),
                () -> backend().axpby(2, other, 1, matrix),
                () -> backend().gemm(1, Transpose.NO, column, Transpose.NO, row, 1, matrix),
                () -> backend().activate(SquareActivation.INSTANCE, matrix, matrix),
                () -> backend().copy(other, matrix),
                () -> backend().fill(3, matrix));
        for (int k = 0; k < changes.size(); k++) {
            changes.get(k).run();
            assertThat(array)
                    .as("the array of a %s matrix after change %d", shape, k)
                    .isEqualTo(subject().read(matrix).values);
            assertThat(backend().hostArray(matrix)).isSameAs(array);
        }
        System.arraycopy(values.values, 0, array, 0, array.length);
        subject().requireEqual(() -> "a " + shape + " matrix whose array was written to", matrix, values);
    }

    private static double[] fillOf(int length) {
        double[] expected = new double[length];
        Arrays.fill(expected, 99);
        return expected;
    }
}
