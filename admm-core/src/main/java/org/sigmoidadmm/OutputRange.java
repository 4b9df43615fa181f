package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.ResidualLoss;

/**
 * Where the output layer's activations may start: anywhere, but for a robust loss near the median, because the first weight
 * update follows them before the loss has its say, and ADMM is slow to unlearn.
 *
 * @param spreads of the targets, per output; empty for no bounds
 */
record OutputRange(Spread[] spreads) {

    /** Deviations from the median within which a target is believed at the start. */
    private static final double DEVIATIONS = 4;

    static OutputRange of(Loss loss, TrainingData data) {
        boolean robust = loss instanceof ResidualLoss residual && residual.isRobust();
        Spread[] spreads = new Spread[robust ? data.targets().features() : 0];
        double[] weights = data.weights();
        for (int j = 0; j < spreads.length; j++) {
            double[] column = data.targets().column(j);
            spreads[j] = weights == null ? Spread.of(column) : Spread.of(column, weights);
        }
        return new OutputRange(spreads);
    }

    /** values ← the median where they are out of the range, column after column. */
    void restrict(double[] values) {
        int outputs = spreads.length;
        for (int k = 0; outputs > 0 && k < values.length; k++) {
            Spread spread = spreads[k % outputs];
            if (Math.abs(values[k] - spread.median()) > DEVIATIONS * spread.deviation()) {
                values[k] = spread.median();
            }
        }
    }
}
