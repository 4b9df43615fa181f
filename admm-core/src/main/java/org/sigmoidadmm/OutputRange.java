package org.sigmoidadmm;

import java.util.Arrays;
import org.sigmoidadmm.matrix.Loss;

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
        Spread[] spreads = new Spread[loss.isRobust() ? data.targets().features() : 0];
        Arrays.setAll(spreads, data::targetSpread);
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
