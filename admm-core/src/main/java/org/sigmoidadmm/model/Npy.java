package org.sigmoidadmm.model;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** NumPy's array files: the magic text, the length of a header, the header as a literal of Python, the numbers. */
final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;

    /** Largest header that is read, in bytes; NumPy's own limit for files that it does not trust is 10 000. */
    private static final int MAX_HEADER = 10_000;

    private static final List<String> KINDS = List.of("f8", "f4", "i8", "i4", "i2", "i1", "u4", "u2", "u1", "b1");

    private static final int CHUNK_BYTES = 1 << 16;

    private static final Pattern HEADER = Pattern.compile("\\s*\\{\\s*'descr':\\s*'([^']*)',"
            + "\\s*'fortran_order':\\s*(True|False),\\s*'shape':\\s*\\(([0-9, ]*)\\),?\\s*\\}\\s*");

    private Npy() {}

    private record Header(String type, boolean columnsFirst, List<Integer> shape) {

        long count() {
            return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        }

        /** The kind and size of a number, without the byte order. */
        String kind() throws ModelFormatException {
            String kind = type.matches("[<>|].*") ? type.substring(1) : "";
            if (!KINDS.contains(kind)) {
                throw new ModelFormatException(
                        "it is an array of type '" + type + "', must be of numbers: " + KINDS + ", each after < or >");
            }
            return kind;
        }
    }

    /** The bytes before the numbers, format 1.0: a header that ends at a multiple of 64 bytes. */
    static byte[] header(String type, int... shape) {
        String sizes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String dict = String.format(
                Locale.ROOT,
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }",
                type,
                sizes,
                shape.length == 1 ? "," : "");
        int before = MAGIC.length + 2 + Short.BYTES;
        int total = (before + dict.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - before));
        out.put(dict.getBytes(StandardCharsets.US_ASCII));
        while (out.remaining() > 1) {
            out.put((byte) ' ');
        }
        return out.put((byte) '\n').array();
    }

    /**
     * Reads an array of format 1.0 or 2.0 to its end.
     *
     * @param in the file
     * @param maxNumbers more are refused before anything is allocated for them
     * @throws ModelFormatException if it is not such an array, is truncated or goes on after its numbers
     */
    static NumpyArray read(InputStream in, long maxNumbers) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            Header header = readHeader(data);
            if (header.count() > maxNumbers) {
                throw new ModelFormatException("it is an array of shape " + header.shape() + ", at most " + maxNumbers
                        + " numbers are allowed here");
            }
            double[] values = readValues(data, header);
            if (data.read() >= 0) {
                throw new ModelFormatException("it goes on after the " + header.count() + " numbers of its shape");
            }
            return new NumpyArray(header.shape(), header.columnsFirst() ? rowsFirst(header.shape(), values) : values);
        } catch (EOFException e) {
            throw new ModelFormatException("it is truncated", e);
        }
    }

    private static Header readHeader(DataInputStream data) throws IOException {
        byte[] start = new byte[MAGIC.length + 2];
        data.readFully(start);
        int major = start[MAGIC.length];
        if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length) || major < 1 || major > 2) {
            throw new ModelFormatException("it is not an NPY array of format 1.0 or 2.0");
        }
        long length = Short.toUnsignedLong(Short.reverseBytes(data.readShort()));
        if (major == 2) {
            length |= Short.toUnsignedLong(Short.reverseBytes(data.readShort())) << Short.SIZE;
        }
        if (length > MAX_HEADER) {
            throw new ModelFormatException("its header has " + length + " bytes, allowed are " + MAX_HEADER);
        }
        byte[] bytes = new byte[(int) length];
        data.readFully(bytes);
        Matcher matcher = HEADER.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!matcher.matches()) {
            throw new ModelFormatException("its header is not one that NumPy writes");
        }
        return new Header(matcher.group(1), matcher.group(2).equals("True"), shape(matcher.group(3)));
    }

    private static List<Integer> shape(String text) throws ModelFormatException {
        List<String> sizes = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .toList();
        if (sizes.isEmpty() || sizes.size() > 2 || !sizes.stream().allMatch(size -> size.matches("[0-9]{1,9}"))) {
            throw new ModelFormatException("its shape is (" + text + "), must be one or two sizes below 10^9");
        }
        return sizes.stream().map(Integer::valueOf).toList();
    }

    private static double[] readValues(DataInputStream data, Header header) throws IOException {
        String kind = header.kind();
        int each = kind.charAt(1) - '0';
        int count = (int) header.count();
        ByteOrder order = header.type().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] chunk = new byte[CHUNK_BYTES];
        // Grows with what is really there: a damaged shape must not ask for memory.
        double[] values = new double[Math.min(count, CHUNK_BYTES)];
        for (int from = 0; from < count; from += CHUNK_BYTES / each) {
            int here = Math.min(CHUNK_BYTES / each, count - from);
            data.readFully(chunk, 0, here * each);
            if (from + here > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * values.length));
            }
            ByteBuffer buffer = ByteBuffer.wrap(chunk).order(order);
            for (int k = from; k < from + here; k++) {
                values[k] = switch (kind) {
                    case "f8" -> buffer.getDouble();
                    case "f4" -> buffer.getFloat();
                    case "i8" -> buffer.getLong();
                    case "i4" -> buffer.getInt();
                    case "i2" -> buffer.getShort();
                    case "i1" -> buffer.get();
                    case "u4" -> Integer.toUnsignedLong(buffer.getInt());
                    case "u2" -> Short.toUnsignedInt(buffer.getShort());
                    default -> Byte.toUnsignedInt(buffer.get());
                };
            }
        }
        return values;
    }

    private static double[] rowsFirst(List<Integer> shape, double[] columns) {
        if (shape.size() == 1) {
            return columns;
        }
        int rows = shape.get(0);
        int width = shape.get(1);
        double[] values = new double[columns.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = columns[k / width + k % width * rows];
        }
        return values;
    }
}
