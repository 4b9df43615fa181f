package org.sigmoidadmm.matrix.tck;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;

/** Backends that solve systems badly, refuse good ones or accept bad ones. */
final class SystemMutants {

    private SystemMutants() {}

    static List<Mutant> list() {
        return List.of(
                Mutant.of("B-46", "solutions are good to 10 digits", () -> new ReferenceBackend() {
                    @Override
                    protected void doSolveSpd(Side side, ReferenceMatrix a, ReferenceMatrix b, ReferenceMatrix x) {
                        super.doSolveSpd(side, a, b, x);
                        set(x, (i, j) -> x.entries[i][j] * (1 + 1e-10));
                    }
                }),
                Mutant.of("B-46", "the right side is solved as the left", () -> new ReferenceBackend() {
                    @Override
                    protected void doSolveSpd(Side side, ReferenceMatrix a, ReferenceMatrix b, ReferenceMatrix x) {
                        super.doSolveSpd(b.rows() == b.columns() ? Side.LEFT : side, a, b, x);
                    }
                }),
                Mutant.of("B-46", "only the diagonal counts", solver((a, x) -> {
                    for (int i = 0; i < x.length; i++) {
                        x[i] /= a[i][i];
                    }
                })),
                Mutant.of(
                        "B-47",
                        "small pivots relative to the diagonal are refused",
                        pivots((pivot, diagonal) -> pivot > 1e-10 * diagonal)),
                Mutant.of(
                        "B-47",
                        "small pivots are raised",
                        solver((a, x) -> new PivotingCholesky(a, (p, d) -> true, 1e-12).solve(x))),
                Mutant.of("B-48", "small pivots are refused", pivots((pivot, diagonal) -> pivot > 1e-12)),
                Mutant.of("B-49", "x is cleared before b is read", () -> new ReferenceBackend() {
                    @Override
                    protected void doSolveSpd(Side side, ReferenceMatrix a, ReferenceMatrix b, ReferenceMatrix x) {
                        new ReferenceCholesky(a.entries);
                        doFill(0, x);
                        super.doSolveSpd(side, a, b, x);
                    }
                }),
                Mutant.of("B-50", "every pivot is accepted", pivots((pivot, diagonal) -> !Double.isNaN(pivot))),
                Mutant.of("B-50", "x is overwritten before the refusal", () -> new ReferenceBackend() {
                    @Override
                    protected void doSolveSpd(Side side, ReferenceMatrix a, ReferenceMatrix b, ReferenceMatrix x) {
                        try {
                            super.doSolveSpd(side, a, b, x);
                        } catch (NotPositiveDefiniteException refusal) {
                            doFill(Double.NaN, x);
                            throw refusal;
                        }
                    }
                }),
                Mutant.of("B-50", "the last pivot is not looked at", LastPivotBackend::new),
                Mutant.of("B-50", "an exception of its own kind", () -> new ReferenceBackend() {
                    @Override
                    protected void doSolveSpd(Side side, ReferenceMatrix a, ReferenceMatrix b, ReferenceMatrix x) {
                        try {
                            super.doSolveSpd(side, a, b, x);
                        } catch (NotPositiveDefiniteException refusal) {
                            throw new ArithmeticException("leading minor is not positive");
                        }
                    }
                }),
                Mutant.of("B-51", "pivots of 0 are accepted", pivots((pivot, diagonal) -> pivot >= 0)),
                Mutant.of("B-52", "pivots that are NaN are accepted", pivots((pivot, diagonal) -> !(pivot <= 0))),
                Mutant.of("B-52", "infinite pivots are accepted", pivots((pivot, diagonal) -> pivot > 0)),
                Mutant.of("B-53", "NaN in the right-hand side is refused", solver((a, x) -> {
                    if (Arrays.stream(x).anyMatch(Double::isNaN)) {
                        throw new NotPositiveDefiniteException("solveSpd: b holds NaN");
                    }
                    new ReferenceCholesky(a).solve(x);
                })),
                Mutant.of("B-53", "NaN in the right-hand side counts as 0", solver((a, x) -> {
                    for (int i = 0; i < x.length; i++) {
                        x[i] = Double.isFinite(x[i]) ? x[i] : 0;
                    }
                    new ReferenceCholesky(a).solve(x);
                })),
                Mutant.of(
                        "B-77",
                        "the upper triangle is decomposed",
                        solver((a, x) -> new ReferenceCholesky(ReferenceBackend.transposed(a)).solve(x))));
    }

    private interface Solver {
        void solve(double[][] a, double[] x);
    }

    /** Solves for each right-hand side by itself. */
    private static Supplier<MatrixBackend> solver(Solver solver) {
        return () -> new ReferenceBackend() {
            @Override
            protected void doSolveSpd(Side side, ReferenceMatrix a, ReferenceMatrix b, ReferenceMatrix x) {
                double[][] solutions = side == Side.LEFT ? transposed(b.entries) : copy(b.entries);
                for (double[] solution : solutions) {
                    solver.solve(a.entries, solution);
                }
                double[][] result = side == Side.LEFT ? transposed(solutions) : solutions;
                set(x, (i, j) -> result[i][j]);
            }
        };
    }

    private static Supplier<MatrixBackend> pivots(PivotingCholesky.Check check) {
        return solver((a, x) -> new PivotingCholesky(a, check, 0).solve(x));
    }

    private static final class LastPivotBackend extends ReferenceBackend {

        @Override
        protected void doSolveSpd(Side side, ReferenceMatrix a, ReferenceMatrix b, ReferenceMatrix x) {
            int last = a.rows() - 1;
            double corner = a.entries[last][last];
            if (last > 0 && corner < 0) {
                a.entries[last][last] = 1;
            }
            try {
                super.doSolveSpd(side, a, b, x);
            } finally {
                a.entries[last][last] = corner;
            }
        }
    }
}
