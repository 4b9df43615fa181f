package org.sigmoidadmm.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;

/** Writes MATLAB files of level 5 byte by byte, sound ones and others. */
final class MatBytes {

    static final int INT8 = 1;
    static final int UINT8 = 2;
    static final int INT32 = 5;
    static final int UINT32 = 6;
    static final int DOUBLE = 9;
    static final int MATRIX = 14;
    static final int COMPRESSED = 15;

    static final int CLASS_CHAR = 4;
    static final int CLASS_SPARSE = 5;
    static final int CLASS_DOUBLE = 6;

    private final ByteOrder order;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    MatBytes(ByteOrder order, int version) {
        this.order = order;
        ByteBuffer header = ByteBuffer.allocate(128).order(order);
        header.put("MATLAB 5.0 MAT-file, written by a test".getBytes(StandardCharsets.US_ASCII));
        header.putShort(124, (short) version);
        // As a 16-bit number it reads MI, so that the file has it reversed in little-endian order.
        header.putShort(126, (short) ('M' << 8 | 'I'));
        out.writeBytes(header.array());
    }

    static MatBytes littleEndian() {
        return new MatBytes(ByteOrder.LITTLE_ENDIAN, 0x0100);
    }

    static MatBytes bigEndian() {
        return new MatBytes(ByteOrder.BIG_ENDIAN, 0x0100);
    }

    MatBytes add(byte[] element) {
        out.writeBytes(element);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** A real matrix of doubles. */
    byte[] doubles(String name, int rows, int columns, double... values) {
        ByteBuffer data = buffer(8 * values.length);
        for (double value : values) {
            data.putDouble(value);
        }
        return variable(CLASS_DOUBLE, name, new int[] {rows, columns}, element(DOUBLE, data.array()));
    }

    /** A variable of an array class, with flags in the bits above it. */
    byte[] variable(int arrayClass, String name, int[] sizes, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(element(UINT32, buffer(8).putInt(arrayClass).putInt(0).array()));
        ByteBuffer dimensions = buffer(4 * sizes.length);
        for (int size : sizes) {
            dimensions.putInt(size);
        }
        body.writeBytes(element(INT32, dimensions.array()));
        body.writeBytes(element(INT8, name.getBytes(StandardCharsets.UTF_8)));
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        return element(MATRIX, body.toByteArray());
    }

    /** Type, length, data, and zeros up to a multiple of 8 bytes. */
    byte[] element(int type, byte[] data) {
        int padding = type == COMPRESSED ? 0 : -data.length & 7;
        return buffer(8 + data.length + padding)
                .putInt(type)
                .putInt(data.length)
                .put(data)
                .array();
    }

    /** Type and length in one word, and at most four bytes. */
    byte[] small(int type, byte... data) {
        return buffer(8).putInt(data.length << 16 | type).put(data).array();
    }

    byte[] compressed(byte[] element) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(bytes)) {
            deflating.write(element);
        } catch (IOException e) {
            throw new AssertionError("an array takes all", e);
        }
        return element(COMPRESSED, bytes.toByteArray());
    }

    ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(order);
    }
}
