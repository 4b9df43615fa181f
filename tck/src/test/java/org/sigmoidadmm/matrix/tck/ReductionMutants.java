package org.sigmoidadmm.matrix.tck;

import java.util.List;

/** Backends that sum or compare wrongly. */
final class ReductionMutants {

    private ReductionMutants() {}

    static List<Mutant> list() {
        return List.of(
                Mutant.of("B-27", "rowSums sums in float", () -> new ReferenceBackend() {
                    @Override
                    protected void doRowSums(ReferenceMatrix x, double beta, ReferenceMatrix destination) {
                        for (int i = 0; i < x.rows(); i++) {
                            float sum = (float) times(beta, destination.entries[i][0]);
                            for (double entry : x.entries[i]) {
                                sum += (float) entry;
                            }
                            destination.entries[i][0] = sum;
                        }
                    }
                }),
                Mutant.of("B-27", "rowSums adds to the destination as it is", () -> new ReferenceBackend() {
                    @Override
                    protected void doRowSums(ReferenceMatrix x, double beta, ReferenceMatrix destination) {
                        super.doRowSums(x, beta == 0 ? 0 : 1, destination);
                    }
                }),
                Mutant.of("B-28", "rowSums multiplies by 0", () -> new ReferenceBackend() {
                    @Override
                    protected void doRowSums(ReferenceMatrix x, double beta, ReferenceMatrix destination) {
                        super.doRowSums(x, beta == 0 ? Double.MIN_VALUE : beta, destination);
                    }
                }),
                Mutant.of("B-29", "dot forgets the last row of many", () -> new ReferenceBackend() {
                    @Override
                    protected double doDot(ReferenceMatrix x, ReferenceMatrix y) {
                        double sum = 0;
                        int rows = x.rows() > 100 ? x.rows() - 1 : x.rows();
                        for (int i = 0; i < rows; i++) {
                            for (int j = 0; j < x.columns(); j++) {
                                sum += x.entries[i][j] * y.entries[i][j];
                            }
                        }
                        return sum;
                    }
                }),
                Mutant.of("B-29", "dot is rounded to 45 bits", () -> new ReferenceBackend() {
                    @Override
                    protected double doDot(ReferenceMatrix x, ReferenceMatrix y) {
                        return super.doDot(x, y) * (1 + 0x1p-40);
                    }
                }),
                Mutant.of("B-30", "maxAbs looks at positive entries", () -> new ReferenceBackend() {
                    @Override
                    protected double doMaxAbs(ReferenceMatrix x) {
                        double largest = 0;
                        for (double[] row : x.entries) {
                            for (double entry : row) {
                                largest = Math.max(largest, entry);
                            }
                        }
                        return largest;
                    }
                }),
                Mutant.of("B-31", "maxAbs passes over NaN", () -> new ReferenceBackend() {
                    @Override
                    protected double doMaxAbs(ReferenceMatrix x) {
                        double largest = 0;
                        for (double[] row : x.entries) {
                            for (double entry : row) {
                                largest = Math.abs(entry) > largest ? Math.abs(entry) : largest;
                            }
                        }
                        return largest;
                    }
                }),
                Mutant.of("B-31", "dot skips zeros", () -> new ReferenceBackend() {
                    @Override
                    protected double doDot(ReferenceMatrix x, ReferenceMatrix y) {
                        return doMaxAbs(x) == 0 || doMaxAbs(y) == 0 ? 0 : super.doDot(x, y);
                    }
                }));
    }
}
