package org.sigmoidadmm.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Writes IDX files byte by byte. */
final class IdxBytes {

    private IdxBytes() {}

    static byte[] of(int type, int[] sizes, byte[] data) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + data.length);
        bytes.put(new byte[] {0, 0, (byte) type, (byte) sizes.length});
        for (int size : sizes) {
            bytes.putInt(size);
        }
        return bytes.put(data).array();
    }

    static byte[] ofBytes(int[] sizes, int... values) {
        byte[] data = new byte[values.length];
        for (int k = 0; k < data.length; k++) {
            data[k] = (byte) values[k];
        }
        return of(0x08, sizes, data);
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
