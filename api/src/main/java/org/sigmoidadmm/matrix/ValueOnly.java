package org.sigmoidadmm.matrix;

/**
 * The value alone by a bulk evaluation of value and slope, piece by piece through small arrays. The arrays are kept for
 * each thread, because an evaluation must not allocate.
 */
final class ValueOnly {

    private static final int PIECE = 512;

    private static final ThreadLocal<ValueOnly> ARRAYS = ThreadLocal.withInitial(ValueOnly::new);

    private final double[] values = new double[PIECE];
    private final double[] slopes = new double[PIECE];

    private ValueOnly() {}

    static void evaluate(Activation activation, double[] z, int from, int to, double[] value) {
        ValueOnly arrays = ARRAYS.get();
        for (int start = from; start < to; start += PIECE) {
            int length = Math.min(PIECE, to - start);
            System.arraycopy(z, start, arrays.values, 0, length);
            activation.evaluate(arrays.values, 0, length, arrays.values, arrays.slopes);
            System.arraycopy(arrays.values, 0, value, start, length);
        }
    }
}
