package org.sigmoidadmm.data;

import java.nio.ByteBuffer;

/** How a file stores a number. */
enum NumberType {
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    FLOAT32(4),
    FLOAT64(8);

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    /** The length of a number. */
    int bytes() {
        return bytes;
    }

    /** The next numbers, in the byte order of the buffer. A 64-bit integer beyond 2⁵³ is rounded. */
    double[] read(ByteBuffer in, int count) {
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = next(in);
        }
        return values;
    }

    private double next(ByteBuffer in) {
        return switch (this) {
            case INT8 -> in.get();
            case UINT8 -> Byte.toUnsignedInt(in.get());
            case INT16 -> in.getShort();
            case UINT16 -> in.getChar();
            case INT32 -> in.getInt();
            case UINT32 -> Integer.toUnsignedLong(in.getInt());
            case INT64 -> in.getLong();
            case UINT64 -> unsigned(in.getLong());
            case FLOAT32 -> in.getFloat();
            case FLOAT64 -> in.getDouble();
        };
    }

    /** Halves a number above 2⁶³, keeping its lowest bit for the rounding, and doubles the result. */
    private static double unsigned(long value) {
        return value >= 0 ? value : 2.0 * ((value >>> 1) | (value & 1));
    }
}
