package org.sigmoidadmm.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.io.Uninterrupted;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/**
 * Reads and writes models as safetensors files, as {@code docs/model-format.md} describes, and reads those of
 * {@link NpzFile} too. A model that was written and read again predicts the same bits.
 */
public final class ModelFile {

    private static final int CHUNK_BYTES = 1 << 16;

    /** How an archive begins. As the length of a safetensors header that would be 64 MiB, over the limit. */
    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};

    private ModelFile() {}

    /**
     * Writes a model, replacing a file that is there only when the new one is complete.
     *
     * @param model the model
     * @param file where to
     * @throws IllegalArgumentException if a weight or bias is NaN or infinite, there are more than 2²⁷ of them, or
     *     {@link Activations#named} does not give an activation of a layer by its name, so that the file could not be read
     *     again; nothing is written
     * @throws IOException if the file cannot be written; one that was there is unchanged
     */
    public static void write(Model model, Path file) throws IOException {
        List<Layer> layers = model.network().layers();
        Map<String, String> texts = texts(model);
        byte[] header = Safetensors.header(texts, requireSize(places(layers)));
        AtomicFiles.write(file, out -> {
            out.write(header);
            writeTensors(layers, out);
        });
    }

    /**
     * Everything but the tensors, with the digest of all.
     *
     * @throws IllegalArgumentException if a weight or bias is NaN or infinite, there are too many of them, or an
     *     activation is not the one that its name stands for
     */
    static Map<String, String> texts(Model model) {
        List<Layer> layers = model.network().layers();
        requireKnown(layers);
        requireFinite(layers);
        requireSize(places(layers));
        Map<String, String> texts = ModelMetadata.of(model).toTexts();
        texts.put(ModelMetadata.DIGEST, digest(layers, texts));
        return texts;
    }

    /** The digest of tensors and texts, as hexadecimal digits. */
    static String digest(List<Layer> layers, Map<String, String> texts) {
        MessageDigest digest = sha256();
        try {
            writeTensors(layers, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a null stream does not fail
        }
        ModelMetadata.digest(texts, digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Reads a model.
     *
     * @param file a file that {@link #write} or {@link NpzFile#write} wrote, or another program in the same format
     * @return the model
     * @throws ModelFormatException if the file is damaged, of another format or a newer version of it, or names an
     *     activation that is not known here
     * @throws IOException if there is no such file or it cannot be read
     */
    public static Model read(Path file) throws IOException {
        return read(file, file.toString());
    }

    /**
     * Reads a model from a stream to its end, such as one of a resource in a jar. It is copied to a temporary file in
     * {@code java.io.tmpdir}, which is deleted again.
     *
     * @param in what {@link #write} or {@link NpzFile#write} wrote, or another program in the same format; not closed
     * @return the model
     * @throws ModelFormatException as {@link #read(Path)}
     * @throws IOException if the stream cannot be read or the temporary file not be written
     */
    public static Model read(InputStream in) throws IOException {
        Path copy = Files.createTempFile("admm", ".model");
        try {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return read(copy, "from the stream");
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static Model read(Path file, String name) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("cannot read the model " + name + ": it is a folder");
        }
        try {
            return Uninterrupted.call(() -> {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    return isZip(channel) ? readArchive(file) : read(channel);
                }
            });
        } catch (ModelFormatException e) {
            throw new ModelFormatException("cannot read the model " + name + ": " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new IOException("cannot read the model " + name + ": there is no such file", e);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "permission denied" : e.getReason();
            throw new IOException("cannot read the model " + name + ": " + reason, e);
        }
    }

    private static Model readArchive(Path file) throws IOException {
        try (NpzArchive archive = NpzArchive.open(file)) {
            return NpzFile.read(archive);
        }
    }

    private static boolean isZip(FileChannel channel) throws IOException {
        return channel.size() >= ZIP_MAGIC.length
                && Arrays.equals(Safetensors.read(channel, 0, ZIP_MAGIC.length).array(), ZIP_MAGIC);
    }

    private static Model read(FileChannel channel) throws IOException {
        Safetensors.Header header = Safetensors.readHeader(channel);
        ModelMetadata metadata = ModelMetadata.of(header.metadata());
        requireDigest(channel, header);
        List<Layer> layers = new ArrayList<>();
        for (String name : metadata.activations()) {
            layers.add(layer(channel, header, layers.size() + 1, name));
        }
        if (header.tensors().size() != 2 * layers.size()) {
            throw new ModelFormatException("it holds " + header.tensors().size() + " tensors, a network of depth "
                    + layers.size() + " needs " + 2 * layers.size());
        }
        try {
            requireFinite(layers);
            return metadata.model(new Network(layers));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException("it is not a valid model: " + e.getMessage(), e);
        }
    }

    private static Layer layer(FileChannel channel, Safetensors.Header header, int number, String activation)
            throws IOException {
        Safetensors.Tensor weight = tensor(header, weightName(number), 2);
        Safetensors.Tensor bias = tensor(header, biasName(number), 1);
        int outputs = weight.shape().get(0).intValue();
        int inputs = weight.shape().get(1).intValue();
        if (!bias.shape().get(0).equals(weight.shape().get(0)) || outputs < 1 || inputs < 1) {
            throw new ModelFormatException("layer " + number + " has a weight of shape " + weight.shape()
                    + " and a bias of shape " + bias.shape());
        }
        double[] rows = numbers(channel, header, weight);
        return layer(inputs, outputs, rows, numbers(channel, header, bias), named(activation));
    }

    /** A layer from its weight row by row, as files have it. */
    static Layer layer(int inputs, int outputs, double[] rows, double[] bias, Activation activation) {
        double[] columns = new double[rows.length];
        for (int i = 0; i < outputs; i++) {
            for (int j = 0; j < inputs; j++) {
                columns[i + j * outputs] = rows[i * inputs + j];
            }
        }
        return new Layer(inputs, outputs, columns, bias, activation);
    }

    private static Safetensors.Tensor tensor(Safetensors.Header header, String name, int rank)
            throws ModelFormatException {
        Safetensors.Tensor tensor = header.tensors().get(name);
        if (tensor == null) {
            throw new ModelFormatException("it has no tensor '" + name + "'");
        }
        if (tensor.shape().size() != rank) {
            throw new ModelFormatException(
                    "tensor '" + name + "' has shape " + tensor.shape() + ", must have " + rank + " dimensions");
        }
        return tensor;
    }

    static Activation named(String name) throws ModelFormatException {
        try {
            return Activations.named(name);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException("it needs an activation that is not known here: " + e.getMessage(), e);
        }
    }

    private static double[] numbers(FileChannel channel, Safetensors.Header header, Safetensors.Tensor tensor)
            throws IOException {
        double[] numbers = new double[(int) ((tensor.end() - tensor.begin()) / Double.BYTES)];
        int perChunk = CHUNK_BYTES / Double.BYTES;
        for (int from = 0; from < numbers.length; from += perChunk) {
            int count = Math.min(perChunk, numbers.length - from);
            long position = header.dataStart() + tensor.begin() + (long) from * Double.BYTES;
            Safetensors.read(channel, position, count * Double.BYTES)
                    .asDoubleBuffer()
                    .get(numbers, from, count);
        }
        return numbers;
    }

    /** Checks the digest where there is one: other programs need not write it. */
    private static void requireDigest(FileChannel channel, Safetensors.Header header) throws IOException {
        if (!header.metadata().containsKey(ModelMetadata.DIGEST)) {
            return;
        }
        MessageDigest digest = sha256();
        long size = channel.size();
        for (long from = header.dataStart(); from < size; from += CHUNK_BYTES) {
            digest.update(Safetensors.read(channel, from, (int) Math.min(CHUNK_BYTES, size - from)));
        }
        ModelMetadata.digest(header.metadata(), digest);
        requireDigest(header.metadata(), HexFormat.of().formatHex(digest.digest()));
    }

    /** Compares with the digest in the metadata, if there is one. */
    static void requireDigest(Map<String, String> texts, String actual) throws ModelFormatException {
        String expected = texts.get(ModelMetadata.DIGEST);
        if (expected != null && !actual.equals(expected)) {
            throw new ModelFormatException(
                    "it is damaged: its content has SHA-256 " + actual + ", its metadata says " + expected);
        }
    }

    private static List<Safetensors.Tensor> places(List<Layer> layers) {
        List<Safetensors.Tensor> places = new ArrayList<>();
        long position = 0;
        for (int number = 1; number <= layers.size(); number++) {
            Layer layer = layers.get(number - 1);
            long outputs = layer.outputs();
            long weightEnd = position + outputs * layer.inputs() * Double.BYTES;
            long biasEnd = weightEnd + outputs * Double.BYTES;
            List<Long> shape = List.of(outputs, (long) layer.inputs());
            places.add(new Safetensors.Tensor(weightName(number), shape, position, weightEnd));
            places.add(new Safetensors.Tensor(biasName(number), List.of(outputs), weightEnd, biasEnd));
            position = biasEnd;
        }
        return places;
    }

    private static List<Safetensors.Tensor> requireSize(List<Safetensors.Tensor> places) {
        long numbers = places.get(places.size() - 1).end() / Double.BYTES;
        if (numbers > Safetensors.MAX_NUMBERS) {
            throw new IllegalArgumentException("the network has " + numbers
                    + " weights and biases, a model file holds up to " + Safetensors.MAX_NUMBERS);
        }
        return places;
    }

    private static void writeTensors(List<Layer> layers, OutputStream out) throws IOException {
        for (Layer layer : layers) {
            writeRows(layer, out);
            ByteBuffer bias =
                    ByteBuffer.allocate(layer.outputs() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bias.asDoubleBuffer().put(layer.bias());
            out.write(bias.array());
        }
    }

    /** Writes the weight row by row. */
    static void writeRows(Layer layer, OutputStream out) throws IOException {
        ByteBuffer row = ByteBuffer.allocate(layer.inputs() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < layer.outputs(); i++) {
            row.clear();
            for (int j = 0; j < layer.inputs(); j++) {
                row.putDouble(layer.weight()[i + j * layer.outputs()]);
            }
            out.write(row.array());
        }
    }

    /** A file holds names of activations: one that is not known by its name would come back as another, or not at all. */
    private static void requireKnown(List<Layer> layers) {
        for (int number = 1; number <= layers.size(); number++) {
            Activation own = layers.get(number - 1).activation();
            String which = "layer " + number + " has the activation '" + own.name() + "' of "
                    + own.getClass().getName();
            Activation known;
            try {
                known = Activations.named(own.name());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        which + ", which could not be read again: the class must be a service provider of "
                                + Activation.class.getName(),
                        e);
            }
            if (known.getClass() != own.getClass()) {
                throw new IllegalArgumentException(which + ", which would be read again as "
                        + known.getClass().getName() + ": it needs a name of its own");
            }
        }
    }

    static void requireFinite(List<Layer> layers) {
        for (int number = 1; number <= layers.size(); number++) {
            requireFinite(weightName(number), layers.get(number - 1).weight());
            requireFinite(biasName(number), layers.get(number - 1).bias());
        }
    }

    private static void requireFinite(String name, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("'" + name + "' holds " + value + ", must be finite");
            }
        }
    }

    static String weightName(int number) {
        return "layers." + number + ".weight";
    }

    static String biasName(int number) {
        return "layers." + number + ".bias";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
