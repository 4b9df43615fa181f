package org.sigmoidadmm.model;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.matrix.Activations;

class NpzFileTest {

    @TempDir
    private Path folder;

    @Test
    void everyPartIsReadAgain() throws IOException {
        for (Model model : List.of(Models.regression(), Models.classification(), Models.withColours())) {
            Path file = write(model);

            assertThat(NpzFile.read(file)).usingRecursiveComparison().isEqualTo(model);
            assertThat(ModelFile.read(file)).usingRecursiveComparison().isEqualTo(model);
        }
    }

    @Test
    void sameModelGivesTheSameBytes() throws IOException {
        byte[] once = Files.readAllBytes(write(Models.regression()));

        assertThat(Files.readAllBytes(write(Models.regression()))).isEqualTo(once);
    }

    @Test
    void arraysAreThoseThatNumPyReads() throws IOException {
        Map<String, byte[]> entries = entries(write(Models.regression()));

        assertThat(entries.keySet())
                .containsExactly(
                        "W1.npy",
                        "b1.npy",
                        "W2.npy",
                        "b2.npy",
                        "W3.npy",
                        "b3.npy",
                        "input_shift.npy",
                        "input_scale.npy",
                        "target_shift.npy",
                        "target_scale.npy",
                        "metadata.npy");
        byte[] weight = entries.get("W1.npy");
        assertThat(weight).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        assertThat(new String(weight, 10, 118, US_ASCII))
                .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), } ")
                .endsWith(" \n");
        Layer first = Models.regression().network().layers().get(0);
        ByteBuffer numbers = ByteBuffer.wrap(weight).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                assertThat(numbers.getDouble(128 + 8 * (i * 2 + j))).isEqualTo(first.weight()[i + j * 3]);
            }
        }
        assertThat(new String(entries.get("b1.npy"), 10, 60, US_ASCII)).contains("'shape': (3,), }");
    }

    @Test
    void compressedArchivesAreRead() throws IOException {
        Map<String, byte[]> entries = entries(write(Models.regression()));

        assertThat(NpzFile.read(archive(entries))).usingRecursiveComparison().isEqualTo(Models.regression());
    }

    @Test
    void weightsOfOtherProgramsAreReadInEveryTypeAndOrder() throws IOException {
        double[] rows = {1, 2, 3, 4, 5, 6};
        double[] columns = {1, 4, 2, 5, 3, 6};
        for (String type : List.of("<f8", ">f8", "<f4", ">f4")) {
            Path file = archive(Map.of(
                    "W1.npy", npy(type, false, "(2, 3)", rows),
                    "b1.npy", npy(type, false, "(2,)", 7, 8),
                    "W2.npy", npy(type, true, "(3, 2)", columns),
                    "b2.npy", npy(type, true, "(3,)", 9, 10, 11),
                    "loss.npy", npy(type, false, "(1,)", 0)));

            Network network = NpzFile.readNetwork(file, Activations.TANH);

            assertThat(network.sizes()).containsExactly(3, 2, 3);
            assertThat(network.layers().get(0).weight()).containsExactly(1, 4, 2, 5, 3, 6);
            assertThat(network.layers().get(0).bias()).containsExactly(7, 8);
            assertThat(network.layers().get(0).activation()).isEqualTo(Activations.TANH);
            assertThat(network.layers().get(1).weight()).containsExactly(columns);
            assertThat(network.layers().get(1).activation()).isEqualTo(Activations.IDENTITY);
        }
    }

    @Test
    void weightsThatDoNotFitAreRefused() throws IOException {
        byte[] weight = npy("<f8", false, "(2, 2)", 1, 2, 3, 4);
        byte[] two = npy("<f8", false, "(2,)", 1, 2);
        requireRefused(Map.of("b1.npy", two), "it has no array 'W1'");
        requireRefused(Map.of("W1.npy", weight), "it has no array 'b1'");
        requireRefused(
                Map.of("W1.npy", weight, "b1.npy", npy("<f8", false, "(1,)", 1)),
                "layer 1 has a weight of shape [2, 2] and a bias of shape [1]");
        requireRefused(Map.of("W1.npy", two, "b1.npy", two), "array 'W1' has shape [2], must have 2 dimensions");
        requireRefused(
                Map.of("W1.npy", weight, "b1.npy", npy("<c8", false, "(2,)", 1, 2)),
                "array 'b1': it is an array of type '<c8', must be of numbers: [f8, f4, i8, i4, i2, i1, u4, u2, u1, b1], "
                        + "each after < or >");
        requireRefused(
                Map.of("W1.npy", weight, "b1.npy", npy("<f8", false, "(2,)", 1, Double.NaN)),
                "'layers.1.bias' holds NaN, must be finite");
        requireRefused(
                Map.of(
                        "W1.npy",
                        weight,
                        "b1.npy",
                        two,
                        "W2.npy",
                        npy("<f8", false, "(1, 3)", 1, 2, 3),
                        "b2.npy",
                        npy("<f8", false, "(1,)", 1)),
                "layer 2 takes 3 numbers, layer 1 gives 2");
        requireRefused(
                Map.of("W1.npy", npy("<f8", false, "(2, 2)", 1, 2, 3), "b1.npy", two), "array 'W1': it is truncated");
        requireRefused(
                Map.of("W1.npy", weight, "b1.npy", npy("<f8", false, "(2,)", 1, 2, 3)),
                "array 'b1': it goes on after the 2 numbers of its shape");
    }

    private void requireRefused(Map<String, byte[]> entries, String reason) throws IOException {
        Path file = archive(entries);
        assertThatThrownBy(() -> NpzFile.readNetwork(file, Activations.TANH))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("cannot read the weights in " + file + ": " + reason);
    }

    @Test
    void changedScalingOrWeightIsRefused() throws IOException {
        Map<String, byte[]> entries = entries(write(Models.regression()));
        for (String name : List.of("W2.npy", "input_scale.npy")) {
            Map<String, byte[]> changed = new LinkedHashMap<>(entries);
            byte[] array = entries.get(name).clone();
            array[array.length - 2] ^= 1;
            changed.put(name, array);
            Path file = archive(changed);

            assertThatThrownBy(() -> NpzFile.read(file))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageStartingWith("cannot read the model " + file + ": it");
        }
    }

    @Test
    void otherArraysThanThoseOfAModelAreRefused() throws IOException {
        Map<String, byte[]> entries = entries(write(Models.regression()));
        entries.put("W9.npy", npy("<f8", false, "(1,)", 1));
        Path file = archive(entries);

        assertThatThrownBy(() -> NpzFile.read(file))
                .hasMessage("cannot read the model " + file + ": it holds 12 arrays, a model of depth 3 has 11");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(write(Models.regression()));
        for (int length = 0; length < bytes.length; length++) {
            Path file = Files.write(folder.resolve("short"), Arrays.copyOf(bytes, length));
            for (boolean any : new boolean[] {false, true}) {
                assertThatThrownBy(() -> read(file, any))
                        .as("the first %d bytes", length)
                        .isInstanceOf(ModelFormatException.class)
                        .hasMessageStartingWith("cannot read the model " + file + ": ");
            }
        }
    }

    private static Model read(Path file, boolean any) throws IOException {
        return any ? ModelFile.read(file) : NpzFile.read(file);
    }

    @Test
    void anyDamagedByteIsRefusedOrHarmless() throws IOException {
        Random random = new Random(4);
        Model model = Models.regression();
        for (Path whole : List.of(write(model), archive(entries(write(model))))) {
            byte[] bytes = Files.readAllBytes(whole);
            for (int k = 0; k < bytes.length; k++) {
                byte[] damaged = bytes.clone();
                damaged[k] ^= (byte) (1 + random.nextInt(255));
                Path file = Files.write(folder.resolve("damaged"), damaged);
                try {
                    // Zip files hold times and versions twice, which nobody reads.
                    assertThat(NpzFile.read(file))
                            .as("byte %d", k)
                            .usingRecursiveComparison()
                            .isEqualTo(model);
                } catch (ModelFormatException e) {
                    assertThat(e).hasMessageStartingWith("cannot read the model " + file + ": ");
                }
            }
        }
    }

    @Test
    void damagedHeadersOfArraysAreRefusedOrHarmless() {
        Random random = new Random(6);
        byte[] whole = npy("<f8", false, "(2, 3)", 1, 2, 3, 4, 5, 6);
        for (int k = 0; k < whole.length; k++) {
            for (int trial = 0; trial < 40; trial++) {
                byte[] damaged = whole.clone();
                damaged[k] = (byte) random.nextInt(256);
                try {
                    assertThat(Npy.read(new ByteArrayInputStream(damaged), 1000).values())
                            .isNotEmpty();
                } catch (IOException e) {
                    assertThat(e).isInstanceOf(ModelFormatException.class);
                }
            }
        }
    }

    @Test
    void shapeThatIsNotThereAsksForNoMemory() throws IOException {
        byte[] huge = npy("<f8", false, "(999999999, 999999999)", 1);
        byte[] large = npy("<f8", false, "(100000, 1000)", 1);
        Path tooMany = archive(Map.of("W1.npy", huge, "b1.npy", huge));
        Path truncated = archive(Map.of("W1.npy", large, "b1.npy", large));

        assertThatIOException()
                .isThrownBy(() -> NpzFile.readNetwork(tooMany, Activations.SIGMOID))
                .withMessageContaining("it is an array of shape [999999999, 999999999], at most 136 numbers");
        assertThatIOException()
                .isThrownBy(() -> NpzFile.readNetwork(truncated, Activations.SIGMOID))
                .withMessageContaining("it is an array of shape [100000, 1000], at most 136 numbers");
    }

    @Test
    void archiveThatInflatesTooMuchIsRefused() throws IOException {
        int rows = 9_000_000;
        byte[] zeros = Arrays.copyOf(npy("<f8", false, "(" + rows + ", 1)"), 128 + 8 * rows);
        Path file = archive(Map.of("W1.npy", zeros, "b1.npy", zeros));

        assertThatIOException()
                .isThrownBy(() -> NpzFile.readNetwork(file, Activations.SIGMOID))
                .withMessageContaining("numbers are allowed here");
    }

    @Test
    void otherFilesAreRefusedWithTheReason() throws IOException {
        Path text = Files.writeString(folder.resolve("t.npz"), "a text that is no archive");
        assertThatThrownBy(() -> NpzFile.read(text))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("cannot read the model " + text + ": it is not a zip archive, or damaged: ");
        Path missing = folder.resolve("missing.npz");
        assertThatIOException()
                .isThrownBy(() -> NpzFile.read(missing))
                .withMessage("cannot read the model " + missing + ": there is no such file");
        assertThatIOException()
                .isThrownBy(() -> NpzFile.read(folder))
                .withMessage("cannot read the model " + folder + ": it is a folder");
    }

    @Test
    void weightsThatAreNotFiniteAreNotWritten() {
        Network bad = new Network(
                List.of(new Layer(1, 1, new double[] {1}, new double[] {Double.NaN}, Activations.IDENTITY)));
        Scaling none = Scaling.identity(1);
        Model model = new Model(bad, Task.REGRESSION, none, none, List.of("x"), List.of("y"), List.of(), Map.of(), "1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(model))
                .withMessage("'layers.1.bias' holds NaN, must be finite");
        assertThat(folder).isEmptyDirectory();
    }

    private Path write(Model model) throws IOException {
        Path file = folder.resolve("model.npz");
        NpzFile.write(model, file);
        return file;
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** A compressed archive, as numpy.savez_compressed makes it. */
    private Path archive(Map<String, byte[]> entries) throws IOException {
        Path file = Files.createTempFile(folder, "made", ".npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** An array as NumPy writes it, with any header and numbers. */
    private static byte[] npy(String type, boolean columnsFirst, String shape, double... values) {
        String header = String.format(
                "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }", type, columnsFirst ? "True" : "False", shape);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        out.writeBytes((header + " ".repeat(117 - header.length()) + "\n").getBytes(US_ASCII));
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length)
                .order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (type.endsWith("4")) {
                buffer.putFloat((float) value);
            } else {
                buffer.putDouble(value);
            }
        }
        out.write(buffer.array(), 0, buffer.position());
        return out.toByteArray();
    }
}
