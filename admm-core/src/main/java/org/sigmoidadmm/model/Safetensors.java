package org.sigmoidadmm.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The container: eight bytes with the length of the header (little-endian), the header in JSON with texts and the place
 * of each tensor, then the tensors without gaps.
 */
final class Safetensors {

    /** Largest header that is read, in bytes. */
    static final long MAX_HEADER = 16L << 20;

    /** Largest number of doubles in a file, 1 GiB. */
    static final long MAX_NUMBERS = 1L << 27;

    private static final int LENGTH_BYTES = 8;
    private static final int ALIGNMENT = 8;
    private static final String METADATA = "__metadata__";

    private Safetensors() {}

    /** A tensor of doubles at bytes begin (inclusive) to end (exclusive) after the header. */
    record Tensor(String name, List<Long> shape, long begin, long end) {}

    /** What a header says; the tensors lie without gaps from byte dataStart to the end of the file. */
    record Header(Map<String, String> metadata, Map<String, Tensor> tensors, long dataStart) {}

    static byte[] header(Map<String, String> metadata, List<Tensor> tensors) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put(METADATA, metadata);
        for (Tensor tensor : tensors) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", "F64");
            entry.put("shape", tensor.shape());
            entry.put("data_offsets", List.of(tensor.begin(), tensor.end()));
            root.put(tensor.name(), entry);
        }
        byte[] json = Json.write(root).getBytes(StandardCharsets.UTF_8);
        int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer out = ByteBuffer.allocate(LENGTH_BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(length).put(json);
        while (out.hasRemaining()) {
            out.put((byte) ' ');
        }
        return out.array();
    }

    static Header readHeader(FileChannel file) throws IOException {
        long size = file.size();
        if (size < LENGTH_BYTES) {
            throw new ModelFormatException(
                    "the file has " + size + " bytes, a safetensors file has at least " + LENGTH_BYTES);
        }
        long length = read(file, 0, LENGTH_BYTES).getLong();
        boolean allowed = length >= 2 && length <= MAX_HEADER;
        if (!allowed && isOnnx(length)) {
            throw new ModelFormatException("it is an ONNX file, models are safetensors files that 'admm train' writes");
        }
        if (!allowed) {
            throw new ModelFormatException("its first 8 bytes give a header of " + Long.toUnsignedString(length)
                    + " bytes, allowed are 2 to " + MAX_HEADER + ": damaged, or not a safetensors file");
        }
        if (length > size - LENGTH_BYTES) {
            throw new ModelFormatException("its header should have " + length + " bytes, the file has only "
                    + (size - LENGTH_BYTES) + " after the length: truncated, or not a safetensors file");
        }
        String text = decode(read(file, LENGTH_BYTES, (int) length));
        if (!text.startsWith("{")) {
            throw new ModelFormatException("its header does not begin with '{': not a safetensors file");
        }
        Map<String, Object> root = JsonValues.object("header", Json.parse(text));
        long dataStart = LENGTH_BYTES + length;
        Object metadata = root.remove(METADATA);
        Map<String, String> texts = metadata == null ? Map.of() : JsonValues.texts(METADATA, metadata);
        ModelMetadata.requireFormat(texts);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : root.entrySet()) {
            tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
        }
        return new Header(texts, requireCover(tensors, size - dataStart), dataStart);
    }

    /** Tells an ONNX file by its first bytes: field 1 is the version of the format, then comes a text or a message. */
    private static boolean isOnnx(long firstBytes) {
        int version = (int) (firstBytes >> 8 & 0xff);
        int next = (int) (firstBytes >> 16 & 0xff);
        return (firstBytes & 0xff) == 0x08
                && version > 0
                && version < 0x80
                && next >= 0x12
                && next <= 0x42
                && (next & 7) == 2;
    }

    private static Tensor tensor(String name, Object value) throws ModelFormatException {
        Map<String, Object> entry = JsonValues.object("tensor '" + name + "'", value);
        String dtype = JsonValues.text("dtype of '" + name + "'", entry.get("dtype"));
        if (!dtype.equals("F64")) {
            throw new ModelFormatException("tensor '" + name + "' is of type " + dtype + ", must be F64");
        }
        List<Long> shape = JsonValues.sizes("shape of '" + name + "'", entry.get("shape"));
        List<Long> offsets = JsonValues.sizes("data_offsets of '" + name + "'", entry.get("data_offsets"));
        if (entry.size() != 3 || offsets.size() != 2) {
            throw new ModelFormatException("tensor '" + name + "' needs dtype, shape and two data_offsets, has "
                    + entry.keySet() + " and " + offsets.size() + " offsets");
        }
        long numbers = 1;
        for (long dimension : shape) {
            if (dimension > 0 && numbers > MAX_NUMBERS / dimension) {
                throw new ModelFormatException("tensor '" + name + "' of shape " + shape + " has more than the "
                        + MAX_NUMBERS + " numbers that are allowed");
            }
            numbers *= dimension;
        }
        Tensor tensor = new Tensor(name, shape, offsets.get(0), offsets.get(1));
        if (tensor.end() - tensor.begin() != numbers * Double.BYTES) {
            throw new ModelFormatException("tensor '" + name + "' of shape " + shape + " needs "
                    + numbers * Double.BYTES + " bytes, its data_offsets " + offsets + " give "
                    + (tensor.end() - tensor.begin()));
        }
        return tensor;
    }

    private static Map<String, Tensor> requireCover(Map<String, Tensor> tensors, long dataLength)
            throws ModelFormatException {
        List<Tensor> inOrder = new ArrayList<>(tensors.values());
        inOrder.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
        long end = 0;
        for (Tensor tensor : inOrder) {
            if (tensor.begin() != end) {
                throw new ModelFormatException("tensor '" + tensor.name() + "' begins at byte " + tensor.begin()
                        + ", the one before ends at " + end + ": tensors overlap or leave a gap");
            }
            end = tensor.end();
        }
        if (end != dataLength) {
            throw new ModelFormatException("its tensors should take " + end + " bytes, there are " + dataLength
                    + (end > dataLength ? ": truncated" : ": the file is too long"));
        }
        if (end > MAX_NUMBERS * Double.BYTES) {
            throw new ModelFormatException(
                    "its tensors take " + end + " bytes, allowed are " + MAX_NUMBERS * Double.BYTES);
        }
        return tensors;
    }

    private static String decode(ByteBuffer bytes) throws ModelFormatException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new ModelFormatException("its header is not UTF-8 text: not a safetensors file", e);
        }
    }

    /** Reads exactly so many bytes, little-endian. */
    static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            int count = file.read(buffer, position + buffer.position());
            if (count < 0) {
                throw new ModelFormatException("the file ended at byte " + (position + buffer.position()) + " of "
                        + (position + length) + " while it was read");
            }
        }
        return buffer.flip();
    }
}
