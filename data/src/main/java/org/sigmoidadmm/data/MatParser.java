package org.sigmoidadmm.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a MATLAB file of level 5 apart: a header of 128 bytes, then elements, each a type, a length and data. A variable
 * is an element of type {@value #MATRIX}, or one of type {@value #COMPRESSED} that holds such an element compressed.
 * After "MAT-File Format" (The MathWorks), "Level 5 MAT-File Format".
 */
final class MatParser {

    private static final int HEADER_BYTES = 128;
    private static final int TAG_BYTES = 8;
    private static final int VERSION_5 = 0x0100;
    private static final int VERSION_HDF5 = 0x0200;

    private static final int INT8 = 1;
    private static final int INT32 = 5;
    private static final int UINT32 = 6;
    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;
    private static final int UTF8 = 16;

    private static final int CLASS_DOUBLE = 6;
    private static final int CLASS_UINT64 = 15;
    private static final int COMPLEX = 0x800;

    private final Path source;
    private final byte[] bytes;
    private final Map<String, NumericArray> arrays = new LinkedHashMap<>();
    private final Map<String, String> others = new LinkedHashMap<>();
    private int elementStart;

    MatParser(Path source, byte[] bytes) {
        this.source = source;
        this.bytes = bytes;
    }

    /** Tells a MATLAB file with a header, of level 5 or 7.3, by its first bytes. */
    static boolean startsWith(byte[] head) {
        ByteOrder order = head.length < HEADER_BYTES ? null : order(head);
        if (order == null) {
            return false;
        }
        // Also the version: the other two bytes might be part of a text.
        int version = ByteBuffer.wrap(head).order(order).getShort(HEADER_BYTES - 4);
        return version == VERSION_5 || version == VERSION_HDF5;
    }

    MatFile parse() {
        ByteOrder order = bytes.length < HEADER_BYTES ? null : order(bytes);
        if (order == null) {
            throw new DataException(source + " is not a MATLAB file of level 5: "
                    + (bytes.length < HEADER_BYTES
                            ? "it has " + bytes.length + " bytes, the header alone takes " + HEADER_BYTES
                            : "its header does not end with IM or MI"));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
        requireVersion(in.getShort(HEADER_BYTES - 4));
        in.position(HEADER_BYTES);
        while (in.hasRemaining()) {
            elementStart = in.position();
            Element element = next(in);
            if (element.type == COMPRESSED) {
                variable(inflated(element.data));
            } else if (element.type == MATRIX) {
                variable(element.data);
            } else {
                throw damaged("is of type " + element.type + ", not a variable");
            }
        }
        return new MatFile(source, arrays, others);
    }

    /** A part of a file. */
    private record Element(int type, ByteBuffer data) {}

    private static @Nullable ByteOrder order(byte[] head) {
        int first = head[HEADER_BYTES - 2];
        int second = head[HEADER_BYTES - 1];
        if (first == 'I' && second == 'M') {
            return ByteOrder.LITTLE_ENDIAN;
        }
        return first == 'M' && second == 'I' ? ByteOrder.BIG_ENDIAN : null;
    }

    private void requireVersion(int version) {
        if (version == VERSION_HDF5) {
            throw new DataException(source + " is a MATLAB file of level 7.3, which cannot be read; save it with "
                    + "'save -v7' in MATLAB");
        }
        if (version != VERSION_5) {
            throw new DataException(source + " is a MATLAB file of version " + Integer.toHexString(version & 0xffff)
                    + ", only version 100 (level 5) can be read");
        }
    }

    /** The next element; up to four bytes of data stand in the tag itself, and all but the compressed fill 8 bytes. */
    private Element next(ByteBuffer in) {
        if (in.remaining() < TAG_BYTES) {
            throw damaged("ends within the tag of a part");
        }
        int first = in.getInt();
        int small = first >>> 16;
        if (small > 4) {
            throw damaged("has a part with " + small + " bytes in its tag, at most 4 have room");
        }
        if (small != 0) {
            ByteBuffer data = slice(in, small);
            in.position(in.position() + 4 - small);
            return new Element(first & 0xffff, data);
        }
        int size = in.getInt();
        if (size < 0 || size > in.remaining()) {
            throw damaged(
                    "has a part of " + Integer.toUnsignedString(size) + " bytes, " + in.remaining() + " are left");
        }
        ByteBuffer data = slice(in, size);
        if (first != COMPRESSED) {
            in.position(in.position() + Math.min(in.remaining(), -size & (TAG_BYTES - 1)));
        }
        return new Element(first, data);
    }

    private static ByteBuffer slice(ByteBuffer in, int size) {
        ByteBuffer data = in.slice(in.position(), size).order(in.order());
        in.position(in.position() + size);
        return data;
    }

    private ByteBuffer inflated(ByteBuffer data) {
        InputStream raw = new ByteArrayInputStream(bytes, data.arrayOffset(), data.limit());
        try (InputStream in = new InflaterInputStream(raw)) {
            ByteBuffer tag = ByteBuffer.wrap(in.readNBytes(TAG_BYTES)).order(data.order());
            if (tag.limit() < TAG_BYTES || tag.getInt() != MATRIX) {
                throw damaged("holds no variable in its compressed data");
            }
            int size = tag.getInt();
            if (size < 0 || size > InputFile.MAX_LENGTH) {
                throw damaged("holds " + Integer.toUnsignedString(size) + " bytes, more than can be read");
            }
            // Grows with what is there, not with what the size promises.
            byte[] body = in.readNBytes(size);
            if (body.length < size) {
                throw damaged("holds " + body.length + " bytes in its compressed data, it says " + size);
            }
            // To the end, where the checksum is compared; some writers fill up to 8 bytes.
            if (in.readNBytes(TAG_BYTES).length == TAG_BYTES) {
                throw damaged("holds more in its compressed data than the " + size + " bytes that it says");
            }
            return ByteBuffer.wrap(body).order(data.order());
        } catch (IOException e) {
            DataException failure = damaged("cannot be decompressed: " + e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    private void variable(ByteBuffer in) {
        Element flags = next(in);
        if (flags.type != UINT32 || flags.data.limit() != 2 * Integer.BYTES) {
            throw damaged("does not begin with array flags");
        }
        int word = flags.data.getInt();
        int arrayClass = word & 0xff;
        if (arrayClass > CLASS_UINT64) {
            // Function handles and objects of newer classes are laid out otherwise.
            return;
        }
        int[] sizes = sizes(next(in));
        String name = name(next(in));
        if (arrays.containsKey(name) || others.containsKey(name)) {
            throw damaged("is a second variable of the name " + Table.shown(name));
        }
        if (arrayClass < CLASS_DOUBLE) {
            others.put(name, kind(arrayClass));
        } else if ((word & COMPLEX) != 0) {
            others.put(name, "complex");
        } else {
            arrays.put(name, numbers(name, sizes, next(in)));
        }
    }

    private int[] sizes(Element element) {
        if (element.type != INT32 || element.data.limit() < 2 * Integer.BYTES || element.data.limit() % 4 != 0) {
            throw damaged("has no sizes after its array flags");
        }
        int[] sizes = new int[element.data.limit() / Integer.BYTES];
        for (int k = 0; k < sizes.length; k++) {
            sizes[k] = element.data.getInt();
            if (sizes[k] < 0) {
                throw damaged("has a dimension of the length " + sizes[k]);
            }
        }
        return sizes;
    }

    private String name(Element element) {
        if (element.type != INT8 && element.type != UTF8) {
            throw damaged("has no name after its sizes");
        }
        return StandardCharsets.UTF_8.decode(element.data).toString();
    }

    private NumericArray numbers(String name, int[] sizes, Element element) {
        NumberType type = numberType(element.type);
        if (type == null) {
            throw damaged("has numbers of the unknown type " + element.type + " in the variable " + Table.shown(name));
        }
        long count = NumericArray.length(sizes);
        int length = element.data.limit();
        if (count > length || count * type.bytes() != length) {
            throw damaged("has " + length + " bytes in the variable " + Table.shown(name) + ", not " + count
                    + " numbers of " + type.bytes() + (type.bytes() == 1 ? " byte" : " bytes"));
        }
        return new NumericArray(sizes, type.read(element.data, (int) count));
    }

    private static @Nullable NumberType numberType(int type) {
        return switch (type) {
            case INT8 -> NumberType.INT8;
            case 2 -> NumberType.UINT8;
            case 3 -> NumberType.INT16;
            case 4 -> NumberType.UINT16;
            case INT32 -> NumberType.INT32;
            case UINT32 -> NumberType.UINT32;
            case 7 -> NumberType.FLOAT32;
            case 9 -> NumberType.FLOAT64;
            case 12 -> NumberType.INT64;
            case 13 -> NumberType.UINT64;
            default -> null;
        };
    }

    private static String kind(int arrayClass) {
        return switch (arrayClass) {
            case 1 -> "a cell array";
            case 2 -> "a structure";
            case 3 -> "an object";
            case 4 -> "text";
            case 5 -> "sparse";
            default -> "of the unknown class " + arrayClass;
        };
    }

    private DataException damaged(String what) {
        return new DataException(
                source + " is a damaged MATLAB file: the element at byte " + elementStart + " " + what);
    }
}
