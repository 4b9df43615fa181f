package org.sigmoidadmm.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.io.AtomicFiles.Content;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/**
 * Reads and writes models as NumPy archives (.npz), as {@code docs/model-format.md} describes. A model that was written
 * and read again predicts the same bits.
 */
public final class NpzFile {

    /** The earliest time that a zip file can hold: the same model gives the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String METADATA = "metadata";

    private NpzFile() {}

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
        Map<String, String> texts = ModelFile.texts(model);
        Map<String, Content> arrays = new LinkedHashMap<>();
        List<Layer> layers = model.network().layers();
        for (int number = 1; number <= layers.size(); number++) {
            Layer layer = layers.get(number - 1);
            arrays.put("W" + number, out -> {
                out.write(Npy.header("<f8", layer.outputs(), layer.inputs()));
                ModelFile.writeRows(layer, out);
            });
            arrays.put("b" + number, vector(layer.bias()));
        }
        scalings(model.inputScaling(), model.targetScaling())
                .forEach((name, values) -> arrays.put(name, vector(values)));
        byte[] metadata = Json.write(texts).getBytes(UTF_8);
        arrays.put(METADATA, out -> {
            out.write(Npy.header("|u1", metadata.length));
            out.write(metadata);
        });
        AtomicFiles.write(file, out -> writeArchive(arrays, out));
    }

    /**
     * Reads a model.
     *
     * @param file a file that {@link #write} wrote, or another program with the same arrays
     * @return the model
     * @throws ModelFormatException if the file is damaged, holds other arrays or a newer version, or names an activation
     *     that is not known here
     * @throws IOException if there is no such file or it cannot be read
     */
    public static Model read(Path file) throws IOException {
        try (NpzArchive archive = NpzArchive.open(file)) {
            return read(archive);
        } catch (ModelFormatException e) {
            throw new ModelFormatException("cannot read the model " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads weights alone, such as another program trained: W1, b1, W2, … as they are in a model's file. Other arrays
     * are ignored.
     *
     * @param file an archive with the arrays W1, b1, …, W<i>N</i>, b<i>N</i>
     * @param hidden the activation of all layers but the last, which has none
     * @return the network
     * @throws ModelFormatException if the file is damaged, W1 or b1 is missing, or the shapes do not fit together
     * @throws IOException if there is no such file or it cannot be read
     */
    public static Network readNetwork(Path file, Activation hidden) throws IOException {
        try (NpzArchive archive = NpzArchive.open(file)) {
            int depth = 1;
            while (archive.has("W" + (depth + 1))) {
                depth++;
            }
            List<Activation> activations = new ArrayList<>();
            for (int number = 1; number <= depth; number++) {
                activations.add(number < depth ? hidden : Activations.IDENTITY);
            }
            List<Layer> layers = layers(archive, activations);
            ModelFile.requireFinite(layers);
            return new Network(layers);
        } catch (ModelFormatException e) {
            throw new ModelFormatException("cannot read the weights in " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException("cannot read the weights in " + file + ": " + e.getMessage(), e);
        }
    }

    static Model read(NpzArchive archive) throws IOException {
        Map<String, String> texts = texts(archive);
        ModelMetadata.requireFormat(texts);
        ModelMetadata metadata = ModelMetadata.of(texts);
        List<Activation> activations = new ArrayList<>();
        for (String name : metadata.activations()) {
            activations.add(ModelFile.named(name));
        }
        List<Layer> layers = layers(archive, activations);
        Map<String, double[]> scalings = scalings(metadata.inputScaling(), metadata.targetScaling());
        for (Map.Entry<String, double[]> entry : scalings.entrySet()) {
            double[] values = archive.numbers(entry.getKey(), 1).values();
            if (!Arrays.equals(values, entry.getValue())) {
                throw new ModelFormatException(
                        "its array '" + entry.getKey() + "' differs from the scaling in its metadata");
            }
        }
        int arrays = 2 * layers.size() + scalings.size() + 1;
        if (archive.size() != arrays) {
            throw new ModelFormatException(
                    "it holds " + archive.size() + " arrays, a model of depth " + layers.size() + " has " + arrays);
        }
        try {
            ModelFile.requireFinite(layers);
            ModelFile.requireDigest(texts, ModelFile.digest(layers, texts));
            return metadata.model(new Network(layers));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException("it is not a valid model: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> texts(NpzArchive archive) throws IOException {
        double[] values = archive.numbers(METADATA, 1).values();
        byte[] bytes = new byte[values.length];
        for (int k = 0; k < bytes.length; k++) {
            bytes[k] = (byte) values[k];
        }
        try {
            return JsonValues.texts(METADATA, Json.parse(new String(bytes, UTF_8)));
        } catch (ModelFormatException e) {
            throw new ModelFormatException("its metadata: " + e.getMessage(), e);
        }
    }

    private static List<Layer> layers(NpzArchive archive, List<Activation> activations) throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (int number = 1; number <= activations.size(); number++) {
            NumpyArray weight = archive.numbers("W" + number, 2);
            NumpyArray bias = archive.numbers("b" + number, 1);
            int outputs = weight.shape().get(0);
            int inputs = weight.shape().get(1);
            if (bias.values().length != outputs || outputs < 1 || inputs < 1) {
                throw new ModelFormatException("layer " + number + " has a weight of shape " + weight.shape()
                        + " and a bias of shape " + bias.shape());
            }
            layers.add(ModelFile.layer(inputs, outputs, weight.values(), bias.values(), activations.get(number - 1)));
        }
        return layers;
    }

    private static Map<String, double[]> scalings(Scaling inputs, Scaling targets) {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        arrays.put("input_shift", inputs.shift());
        arrays.put("input_scale", inputs.scale());
        arrays.put("target_shift", targets.shift());
        arrays.put("target_scale", targets.scale());
        return arrays;
    }

    private static Content vector(double[] values) {
        return out -> {
            out.write(Npy.header("<f8", values.length));
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asDoubleBuffer().put(values);
            out.write(bytes.array());
        };
    }

    /** Entries are stored: weights do not compress. Their length and checksum must be known before. */
    private static void writeArchive(Map<String, Content> arrays, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, Content> array : arrays.entrySet()) {
            CountingSink sink = new CountingSink();
            CheckedOutputStream checked = new CheckedOutputStream(sink, new CRC32());
            array.getValue().writeTo(checked);
            ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
            entry.setMethod(ZipEntry.STORED);
            entry.setTimeLocal(TIME);
            entry.setSize(sink.count);
            entry.setCrc(checked.getChecksum().getValue());
            zip.putNextEntry(entry);
            array.getValue().writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static final class CountingSink extends OutputStream {

        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
        }
    }
}
