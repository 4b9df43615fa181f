package org.sigmoidadmm.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.io.AtomicFiles.Content;

/**
 * A message in the wire format of Protocol Buffers, written field by field. Its size is known without making the bytes,
 * as an enclosing message needs it first, and large fields are made only while they are written.
 */
final class ProtoMessage {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final List<Content> parts = new ArrayList<>();
    private long size;

    /** Adds an integer or the number of an enum constant. */
    ProtoMessage integer(int field, long value) {
        tag(field, VARINT);
        return variable(value);
    }

    /** Adds a string, or bytes that are UTF-8. */
    ProtoMessage text(int field, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return bytes(field, bytes.length, out -> out.write(bytes));
    }

    ProtoMessage message(int field, ProtoMessage value) {
        return bytes(field, value.size, value::writeTo);
    }

    /** Adds bytes that are made when the message is written; they must be exactly so many. */
    ProtoMessage bytes(int field, long length, Content content) {
        tag(field, LENGTH_DELIMITED);
        variable(length);
        parts.add(content);
        size += length;
        return this;
    }

    /** The number of bytes that {@link #writeTo} writes. */
    long size() {
        return size;
    }

    void writeTo(OutputStream out) throws IOException {
        for (Content part : parts) {
            part.writeTo(out);
        }
    }

    private void tag(int field, int type) {
        variable(((long) field << 3) | type);
    }

    /** Seven bits per byte, the lowest first, the eighth set in all but the last. */
    private ProtoMessage variable(long value) {
        byte[] bytes = new byte[10];
        int count = 0;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[count++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[count++] = (byte) rest;
        int length = count;
        parts.add(out -> out.write(bytes, 0, length));
        size += length;
        return this;
    }
}
