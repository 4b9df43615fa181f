package org.sigmoidadmm.bench;

import java.util.Arrays;
import java.util.Locale;

/** The networks whose epochs are timed, from one that is nearly all overhead to one that is nearly all products. */
public enum Net {
    /** 1-100-100-1 on 1000 samples. */
    S1(1000, "1-100-100-1", "1-100-100-1"),
    /** 2-300-300-1 on 1000 samples. */
    S2(1000, "2-300-300-1", "2-300-300-1"),
    /** 64-500-500-10 on 10 000 samples. */
    S3(10_000, "64-500-500-10", "64-500-500-10"),
    /** 10-50-50-50-50-50-50-50-50-1 on 5000 samples. */
    S4(5000, "10-50×8-1", "10-50-50-50-50-50-50-50-50-1");

    private final int samples;
    private final String shape;
    private final String widths;

    Net(int samples, String shape, String widths) {
        this.samples = samples;
        this.shape = shape;
        this.widths = widths;
    }

    /**
     * The number of samples it is timed on.
     *
     * @return n
     */
    public int samples() {
        return samples;
    }

    /**
     * The widths of the layers from input to output.
     *
     * @return d₀ … d_N
     */
    public int[] sizes() {
        return sizes(widths);
    }

    /**
     * Reads widths.
     *
     * @param widths from input to output, for example {@code 64-500-10}
     * @return d₀ … d_N
     * @throws NumberFormatException if one of them is not a whole number
     */
    public static int[] sizes(String widths) {
        return Arrays.stream(widths.split("-", -1)).mapToInt(Integer::parseInt).toArray();
    }

    /**
     * The widths as text, many equal neighbours folded.
     *
     * @return for example {@code 10-50×8-1}
     */
    public String shape() {
        return shape;
    }

    /**
     * Finds a network by its name.
     *
     * @param name {@code S1} to {@code S4}
     * @return the network
     * @throws IllegalArgumentException if there is none of that name; the message lists those there are
     */
    public static Net named(String name) {
        return Arrays.stream(values())
                .filter(net -> net.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no network '" + name + "', there are " + Arrays.toString(values())));
    }
}
