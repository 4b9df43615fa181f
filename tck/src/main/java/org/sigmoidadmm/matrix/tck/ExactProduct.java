package org.sigmoidadmm.matrix.tck;

import org.assertj.core.api.Assertions;

/** A product of two matrices in double-double, with the product of their magnitudes, for bounds entry by entry. */
final class ExactProduct {

    private final int rows;
    private final int columns;
    private final int inner;
    private final double[] high;
    private final double[] low;
    private final double[] magnitude;

    private ExactProduct(int rows, int columns, int inner) {
        this.rows = rows;
        this.columns = columns;
        this.inner = inner;
        this.high = new double[rows * columns];
        this.low = new double[rows * columns];
        this.magnitude = new double[rows * columns];
    }

    static ExactProduct of(Dense a, Dense b) {
        ExactProduct result = new ExactProduct(a.rows, b.columns, a.columns);
        double[] byRow = a.transposed().values;
        DoubleDouble sum = new DoubleDouble();
        for (int j = 0; j < b.columns; j++) {
            for (int i = 0; i < a.rows; i++) {
                sum.set(0);
                double sizes = 0;
                for (int k = 0; k < a.columns; k++) {
                    double x = byRow[k + i * a.columns];
                    double y = b.values[k + j * b.rows];
                    sum.addProduct(x, y);
                    sizes += Math.abs(x * y);
                }
                result.high[i + j * a.rows] = sum.high();
                result.low[i + j * a.rows] = sum.low();
                result.magnitude[i + j * a.rows] = sizes;
            }
        }
        return result;
    }

    /** The product, each entry rounded once. */
    Dense rounded() {
        return new Dense(rows, columns, high.clone());
    }

    /** Fails unless {@code actual} is α·product + β·before within the bound of a product. */
    void requireWithinBound(String what, double alpha, double beta, Dense before, Dense actual) {
        requireWithinBound(what, alpha, beta, before, actual, false);
    }

    /** The same on and below the diagonal. */
    void requireLowerWithinBound(String what, double alpha, double beta, Dense before, Dense actual) {
        requireWithinBound(what, alpha, beta, before, actual, true);
    }

    private void requireWithinBound(
            String what, double alpha, double beta, Dense before, Dense actual, boolean lowerOnly) {
        double factor = ErrorBounds.product(inner);
        DoubleDouble error = new DoubleDouble();
        for (int k = 0; k < high.length; k++) {
            if (lowerOnly && k % rows < k / rows) {
                continue;
            }
            double old = beta == 0 ? 0 : before.values[k];
            error.set(0);
            error.addProduct(alpha, high[k]);
            error.addProduct(alpha, low[k]);
            error.addProduct(beta, old);
            double expected = error.value();
            error.add(-actual.values[k]);
            double bound = factor * (Math.abs(alpha) * magnitude[k] + Math.abs(beta * old));
            if (!(Math.abs(error.value()) <= bound)) {
                Assertions.fail(
                        "%s, α = %s, β = %s: entry (%d, %d) of the %d×%d result is %s, exactly %s; the error %s exceeds the bound %s",
                        what,
                        alpha,
                        beta,
                        k % rows,
                        k / rows,
                        rows,
                        columns,
                        actual.values[k],
                        expected,
                        error.value(),
                        bound);
            }
        }
    }
}
