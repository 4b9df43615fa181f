package org.sigmoidadmm.matrix.tck;

import java.util.List;

/** Backends that decompose symmetric matrices badly. */
final class EigenMutants {

    private EigenMutants() {}

    static List<Mutant> list() {
        return List.of(
                Mutant.of("B-72", "values are good to 10 digits", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigSym(ReferenceMatrix a, ReferenceMatrix values, ReferenceMatrix vectors) {
                        super.doEigSym(a, values, vectors);
                        set(values, (i, j) -> values.entries[i][j] * (1 + 1e-10));
                    }
                }),
                Mutant.of("B-72", "vectors are good to 10 digits", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigSym(ReferenceMatrix a, ReferenceMatrix values, ReferenceMatrix vectors) {
                        super.doEigSym(a, values, vectors);
                        set(vectors, (i, j) -> vectors.entries[i][j] + (i == 0 ? 1e-10 : 0));
                    }
                }),
                Mutant.of("B-72", "the largest value comes first", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigSym(ReferenceMatrix a, ReferenceMatrix values, ReferenceMatrix vectors) {
                        super.doEigSym(a, values, vectors);
                        int last = a.rows() - 1;
                        double[][] d = copy(values.entries);
                        double[][] q = copy(vectors.entries);
                        set(values, (i, j) -> d[last - i][j]);
                        set(vectors, (i, j) -> q[i][last - j]);
                    }
                }),
                Mutant.of("B-72", "vectors stand in rows", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigSym(ReferenceMatrix a, ReferenceMatrix values, ReferenceMatrix vectors) {
                        super.doEigSym(a, values, vectors);
                        double[][] rows = transposed(vectors.entries);
                        set(vectors, (i, j) -> rows[i][j]);
                    }
                }),
                Mutant.of("B-72", "a value below 0 is raised to it", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigSym(ReferenceMatrix a, ReferenceMatrix values, ReferenceMatrix vectors) {
                        super.doEigSym(a, values, vectors);
                        set(values, (i, j) -> Math.max(values.entries[i][j], 0));
                    }
                }),
                Mutant.of("B-73", "a small matrix counts as zero", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigSym(ReferenceMatrix a, ReferenceMatrix values, ReferenceMatrix vectors) {
                        boolean small = doMaxAbs(a) < 1e-80;
                        super.doEigSym(a, values, vectors);
                        if (small) {
                            doFill(0, values);
                        }
                    }
                }),
                Mutant.of("B-74", "a matrix with NaN keeps what was there", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigSym(ReferenceMatrix a, ReferenceMatrix values, ReferenceMatrix vectors) {
                        if (Double.isFinite(doMaxAbs(a))) {
                            super.doEigSym(a, values, vectors);
                        }
                    }
                }),
                Mutant.of("B-75", "values alone are good to 10 digits", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigenvaluesSym(ReferenceMatrix a, ReferenceMatrix values) {
                        super.doEigenvaluesSym(a, values);
                        set(values, (i, j) -> values.entries[i][j] * (1 + 1e-10));
                    }
                }),
                Mutant.of("B-75", "values alone come largest first", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigenvaluesSym(ReferenceMatrix a, ReferenceMatrix values) {
                        super.doEigenvaluesSym(a, values);
                        double[][] d = copy(values.entries);
                        set(values, (i, j) -> d[a.rows() - 1 - i][j]);
                    }
                }),
                Mutant.of("B-75", "values alone of a matrix with NaN are zeros", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigenvaluesSym(ReferenceMatrix a, ReferenceMatrix values) {
                        super.doEigenvaluesSym(a, values);
                        set(values, (i, j) -> Double.isNaN(values.entries[i][j]) ? 0 : values.entries[i][j]);
                    }
                }),
                Mutant.of("B-78", "the upper triangle is decomposed", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigSym(ReferenceMatrix a, ReferenceMatrix values, ReferenceMatrix vectors) {
                        super.doEigSym(transposedMatrix(a), values, vectors);
                    }
                }),
                Mutant.of("B-78", "values alone are those of the upper triangle", () -> new ReferenceBackend() {
                    @Override
                    protected void doEigenvaluesSym(ReferenceMatrix a, ReferenceMatrix values) {
                        super.doEigenvaluesSym(transposedMatrix(a), values);
                    }
                }));
    }

    private static ReferenceMatrix transposedMatrix(ReferenceMatrix a) {
        ReferenceMatrix result = new ReferenceMatrix(a.owner, a.columns(), a.rows());
        ReferenceBackend.set(result, (i, j) -> a.entries[j][i]);
        return result;
    }
}
