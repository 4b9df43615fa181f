package org.sigmoidadmm.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads IDX files, the format of MNIST: two zero bytes, one for the type of the numbers, one for the number of
 * dimensions, the length of each dimension and then the numbers, the last index running fastest, all big-endian.
 */
public final class IdxFile {

    private static final int MAGIC_BYTES = 4;

    private IdxFile() {}

    /**
     * Reads a file, plain or compressed by gzip.
     *
     * @param file the file
     * @return the numbers; its sizes are those of the file in reverse, so that the last index counts what the first of
     *     the file counts, such as images
     * @throws DataException if the file does not exist, cannot be read, is no IDX file, or is longer or shorter than its
     *     sizes say
     */
    public static NumericArray read(Path file) {
        try (InputStream in = InputFile.open(file)) {
            return read(file, in);
        } catch (IOException e) {
            throw ReadFailure.of(file, e);
        }
    }

    static NumericArray read(Path file, InputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC_BYTES);
        NumberType type = magic.length < MAGIC_BYTES ? null : type(magic);
        if (type == null) {
            throw new DataException(file + " is not an IDX file: it begins with " + hex(magic)
                    + ", not with two zero bytes, a type from 08 to 0e and a number of dimensions");
        }
        int[] sizes = sizes(file, in, magic[3]);
        long bytes = NumericArray.length(sizes) * type.bytes();
        if (NumericArray.length(sizes) > InputFile.MAX_LENGTH || bytes > InputFile.MAX_LENGTH) {
            throw new DataException(file + " says that it holds " + shape(sizes) + " numbers, more than the "
                    + InputFile.MAX_LENGTH + " bytes that can be read");
        }
        // Grows with what is there, not with what the sizes promise.
        byte[] data = in.readNBytes((int) bytes);
        if (data.length < bytes) {
            throw new DataException(file + " is cut off: " + shape(sizes) + " numbers take " + bytes
                    + " bytes, there are " + data.length);
        }
        if (in.read() >= 0) {
            throw new DataException(file + " is damaged: there is more in it than the " + shape(sizes)
                    + " numbers that it says it holds");
        }
        return new NumericArray(reversed(sizes), type.read(ByteBuffer.wrap(data), data.length / type.bytes()));
    }

    /** Tells an IDX file by its first bytes. */
    static boolean startsWith(byte[] head) {
        return head.length >= MAGIC_BYTES && type(head) != null;
    }

    private static @Nullable NumberType type(byte[] magic) {
        if (magic[0] != 0 || magic[1] != 0 || magic[3] < 1) {
            return null;
        }
        return switch (magic[2]) {
            case 0x08 -> NumberType.UINT8;
            case 0x09 -> NumberType.INT8;
            case 0x0b -> NumberType.INT16;
            case 0x0c -> NumberType.INT32;
            case 0x0d -> NumberType.FLOAT32;
            case 0x0e -> NumberType.FLOAT64;
            default -> null;
        };
    }

    private static int[] sizes(Path file, InputStream in, int dimensions) throws IOException {
        byte[] header = in.readNBytes(dimensions * Integer.BYTES);
        if (header.length < dimensions * Integer.BYTES) {
            throw new DataException(
                    file + " is cut off: it ends within the sizes of its " + dimensions + " dimensions");
        }
        int[] sizes = new int[dimensions];
        ByteBuffer.wrap(header).asIntBuffer().get(sizes);
        for (int size : sizes) {
            if (size < 1) {
                throw new DataException(file + " is damaged: a dimension has the length "
                        + Integer.toUnsignedString(size) + ", must be from 1 to " + Integer.MAX_VALUE);
            }
        }
        return sizes;
    }

    private static int[] reversed(int[] sizes) {
        int[] reversed = new int[sizes.length];
        for (int k = 0; k < sizes.length; k++) {
            reversed[k] = sizes[sizes.length - 1 - k];
        }
        return reversed;
    }

    private static String shape(int[] sizes) {
        StringBuilder text = new StringBuilder();
        for (int size : sizes) {
            text.append(text.isEmpty() ? "" : "×").append(size);
        }
        return text.toString();
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(text.isEmpty() ? "" : " ").append(String.format("%02x", b));
        }
        return text.isEmpty() ? "nothing" : text.toString();
    }
}
