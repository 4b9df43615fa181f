package org.sigmoidadmm.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The networks whose epochs are timed, from one that is nearly all overhead to one that is nearly all products. */
public enum Net {
    /** 1-100-100-1 on 1000 samples. */
    S1(1000, 1, 100, 100, 1),
    /** 2-300-300-1 on 1000 samples. */
    S2(1000, 2, 300, 300, 1),
    /** 64-500-500-10 on 10 000 samples. */
    S3(10_000, 64, 500, 500, 10),
    /** 10-50-50-50-50-50-50-50-50-1 on 5000 samples. */
    S4(5000, 10, 50, 50, 50, 50, 50, 50, 50, 50, 1);

    private final int samples;
    private final int[] sizes;

    Net(int samples, int... sizes) {
        this.samples = samples;
        this.sizes = sizes;
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
     * @return d₀ … d_N, a copy
     */
    public int[] sizes() {
        return sizes.clone();
    }

    /**
     * The widths as text, equal neighbours folded.
     *
     * @return for example {@code 10-50×8-1}
     */
    public String shape() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sizes.length; ) {
            int end = i;
            while (end < sizes.length && sizes[end] == sizes[i]) {
                end++;
            }
            int count = end - i;
            String width = Integer.toString(sizes[i]);
            text.append(i == 0 ? "" : "-")
                    .append(
                            count > 2
                                    ? width + "×" + count
                                    : IntStream.range(0, count)
                                            .mapToObj(k -> width)
                                            .collect(Collectors.joining("-")));
            i = end;
        }
        return text.toString();
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
