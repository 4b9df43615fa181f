package org.sigmoidadmm.matrix.tck;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Matrix;

/** Backends that allocate or transfer wrongly. */
final class HandleMutants {

    private HandleMutants() {}

    static List<Mutant> list() {
        return List.of(
                Mutant.of("B-01", "new matrices hold what was in memory", () -> new ReferenceBackend() {
                    @Override
                    protected ReferenceMatrix doZeros(int rows, int columns) {
                        ReferenceMatrix matrix = super.doZeros(rows, columns);
                        matrix.entries[rows - 1][columns - 1] = 1e-300;
                        return matrix;
                    }
                }),
                Mutant.of("B-02", "zeros rounds an empty shape up", () -> new ForwardingBackend() {
                    @Override
                    public Matrix zeros(int rows, int columns) {
                        return super.zeros(rows == 0 ? 1 : rows, columns);
                    }
                }),
                Mutant.of("B-03", "transfer is row by row, both ways", () -> new ReferenceBackend() {
                    @Override
                    protected void doUpload(double[] values, ReferenceMatrix destination) {
                        set(destination, (i, j) -> values[j + i * destination.columns()]);
                    }

                    @Override
                    protected void doDownload(ReferenceMatrix source, double[] values) {
                        for (int i = 0; i < source.rows(); i++) {
                            System.arraycopy(source.entries[i], 0, values, i * source.columns(), source.columns());
                        }
                    }
                }),
                Mutant.of("B-03", "upload loses the sign of zero", () -> new ReferenceBackend() {
                    @Override
                    protected void doUpload(double[] values, ReferenceMatrix destination) {
                        set(destination, (i, j) -> values[i + j * destination.rows()] + 0.0);
                    }
                }),
                Mutant.of("B-04", "upload keeps the host's array", KeepingBackend::new),
                Mutant.of("B-05", "upload takes the first entries of a longer array", () -> new ForwardingBackend() {
                    @Override
                    public void upload(double[] values, Matrix destination) {
                        int size = destination.rows() * destination.columns();
                        super.upload(values.length > size ? Arrays.copyOf(values, size) : values, destination);
                    }
                }),
                Mutant.of("B-05", "download fills part of a longer array", () -> new ForwardingBackend() {
                    @Override
                    public void download(Matrix source, double[] values) {
                        double[] exact = new double[source.rows() * source.columns()];
                        super.download(source, exact);
                        System.arraycopy(exact, 0, values, 0, Math.min(exact.length, values.length));
                    }
                }),
                Mutant.of("B-76", "the host's array is a copy", () -> new ReferenceBackend() {
                    @Override
                    protected double[] doHostArray(ReferenceMatrix matrix) {
                        double[] copy = new double[matrix.rows() * matrix.columns()];
                        doDownload(matrix, copy);
                        return copy;
                    }
                }),
                Mutant.of("B-76", "the host's array is for reading only", ReadOnlyArrayBackend::new),
                Mutant.of("B-79", "the wrapped array is copied", () -> new ReferenceBackend() {
                    @Override
                    protected ReferenceMatrix doWrap(double[] array, int rows, int columns) {
                        ReferenceMatrix matrix = doZeros(rows, columns);
                        doUpload(array, matrix);
                        return matrix;
                    }
                }),
                Mutant.of("B-79", "the wrapped array is cleared", () -> new ReferenceBackend() {
                    @Override
                    protected ReferenceMatrix doWrap(double[] array, int rows, int columns) {
                        Arrays.fill(array, 0);
                        return doZeros(rows, columns);
                    }
                }),
                Mutant.of("B-80", "wrap takes the first entries of a longer array", () -> new ForwardingBackend() {
                    @Override
                    public @Nullable Matrix wrap(double[] array, int rows, int columns) {
                        boolean longer = rows > 0 && columns > 0 && array.length > (long) rows * columns;
                        return longer ? null : super.wrap(array, rows, columns);
                    }
                }),
                Mutant.of("B-80", "wrap makes nothing of a shape without entries", () -> new ForwardingBackend() {
                    @Override
                    public @Nullable Matrix wrap(double[] array, int rows, int columns) {
                        return rows < 1 || columns < 1 ? null : super.wrap(array, rows, columns);
                    }
                }));
    }

    /** Brings its arrays up to date whenever one is asked for or a matrix is read. */
    private static final class ReadOnlyArrayBackend extends ReferenceBackend {

        private final Map<ReferenceMatrix, double[]> arrays = new HashMap<>();

        @Override
        protected double[] doHostArray(ReferenceMatrix matrix) {
            return arrays.computeIfAbsent(matrix, m -> new double[m.rows() * m.columns()]);
        }

        @Override
        protected void doDownload(ReferenceMatrix source, double[] values) {
            super.doDownload(source, values);
            double[] array = arrays.get(source);
            if (array != null) {
                System.arraycopy(values, 0, array, 0, array.length);
            }
        }
    }

    private static final class KeepingBackend extends ForwardingBackend {

        private final Map<Matrix, double[]> kept = new HashMap<>();

        @Override
        public void upload(double[] values, Matrix destination) {
            super.upload(values, destination);
            kept.put(destination, values);
        }

        @Override
        public void download(Matrix source, double[] values) {
            double[] host = kept.get(source);
            if (host != null) {
                super.upload(host, source);
            }
            super.download(source, values);
        }
    }
}
