package org.sigmoidadmm.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing list of short texts, as bytes one after the other: a tenth of the memory that as many strings take. */
final class CellStore implements Cells {

    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int size;

    /**
     * Adds a text at the end.
     *
     * @return false if there is no room for it
     */
    boolean add(String text) {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        int start = start(size);
        if (added.length > MAX_LENGTH - start || size == MAX_LENGTH) {
            return false;
        }
        if (start + added.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, grown(bytes.length, start + added.length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, grown(ends.length, size + 1));
        }
        System.arraycopy(added, 0, bytes, start, added.length);
        ends[size++] = start + added.length;
        return true;
    }

    @Override
    public String get(int index) {
        int start = start(index);
        return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    int size() {
        return size;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    private static int grown(int length, int needed) {
        return (int) Math.min(MAX_LENGTH, Math.max(needed, length * 3L / 2));
    }
}
