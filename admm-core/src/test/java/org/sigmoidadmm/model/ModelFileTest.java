package org.sigmoidadmm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.matrix.Activations;

class ModelFileTest {

    @TempDir
    private Path folder;

    @Test
    void everyPartIsReadAgain() throws IOException {
        for (Model model : List.of(Models.regression(), Models.classification(), Models.withColours())) {
            Model again = ModelFile.read(write(model));

            assertThat(again).usingRecursiveComparison().isEqualTo(model);
            assertThat(again.settings().keySet())
                    .containsExactlyElementsOf(model.settings().keySet());
        }
    }

    @Test
    void interruptedThreadWritesAndReadsAndStaysInterrupted() throws IOException {
        Model model = Models.regression();
        Thread.currentThread().interrupt();
        Model again;
        try {
            again = ModelFile.read(write(model));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(again).usingRecursiveComparison().isEqualTo(model);
    }

    @Test
    void modelIsReadFromAStreamToo() throws IOException {
        Model model = Models.classification();
        Path npz = folder.resolve("m.npz");
        NpzFile.write(model, npz);
        for (Path file : List.of(write(model), npz)) {
            try (InputStream in = Files.newInputStream(file)) {
                assertThat(ModelFile.read(in)).usingRecursiveComparison().isEqualTo(model);
            }
        }
        for (byte[] bad : List.of(new byte[3], Arrays.copyOf(Files.readAllBytes(npz), 500))) {
            assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(bad)))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageStartingWith("cannot read the model from the stream: ")
                    .hasMessageNotContaining(System.getProperty("java.io.tmpdir"));
        }
    }

    @Test
    void modelIsReadFromInsideOfAJarToo() throws IOException {
        Model model = Models.regression();
        try (FileSystem jar = FileSystems.newFileSystem(folder.resolve("app.jar"), Map.of("create", "true"))) {
            Path npz = folder.resolve("m.npz");
            NpzFile.write(model, npz);
            for (Path file : List.of(write(model), npz)) {
                Path inside = Files.copy(file, jar.getPath("/" + file.getFileName()));
                assertThat(ModelFile.read(inside)).usingRecursiveComparison().isEqualTo(model);
            }
            assertThat(NpzFile.read(jar.getPath("/m.npz")))
                    .usingRecursiveComparison()
                    .isEqualTo(model);
        }
    }

    @Test
    void activationThatWouldNotBeReadAgainIsNotWritten() {
        Path file = folder.resolve("no");
        for (ThrowingConsumer<Model> write : List.<ThrowingConsumer<Model>>of(
                model -> ModelFile.write(model, file), model -> NpzFile.write(model, file))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> write.accept(withActivation("step")))
                    .withMessage(
                            "layer 1 has the activation 'step' of org.sigmoidadmm.model.StepActivation, which could"
                                    + " not be read again: the class must be a service provider of"
                                    + " org.sigmoidadmm.matrix.Activation");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> write.accept(withActivation("sigmoid")))
                    .withMessage(
                            "layer 1 has the activation 'sigmoid' of org.sigmoidadmm.model.StepActivation, which would"
                                    + " be read again as org.sigmoidadmm.matrix.Sigmoid: it needs a name of its own");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static Model withActivation(String name) {
        return Model.of(
                new Network(List.of(new Layer(1, 1, new double[] {1}, new double[] {0}, new StepActivation(name)))));
    }

    @Test
    void weightsLongerThanAChunkAreReadAgain() throws IOException {
        Model wide = new Model(
                Models.network(5, 2, 9000, 3, 1),
                Task.REGRESSION,
                Scaling.identity(2),
                Scaling.identity(1),
                List.of("a", "b"),
                List.of("y"),
                List.of(),
                Map.of(),
                "1");

        assertThat(ModelFile.read(write(wide))).usingRecursiveComparison().isEqualTo(wide);
    }

    @Test
    void weightsLieRowByRowBehindAnAlignedHeader() throws IOException {
        Model model = Models.regression();
        byte[] bytes = Files.readAllBytes(write(model));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long headerLength = buffer.getLong(0);

        assertThat(headerLength % 8).isZero();
        String header = new String(bytes, 8, (int) headerLength, StandardCharsets.UTF_8);
        assertThat(header)
                .startsWith("{\"__metadata__\":{\"format\":\"sigmoid-admm\",\"format_version\":\"1\",")
                .contains("\"layers.1.weight\":{\"dtype\":\"F64\",\"shape\":[3,2],\"data_offsets\":[0,48]}")
                .contains("\"layers.1.bias\":{\"dtype\":\"F64\",\"shape\":[3],\"data_offsets\":[48,72]}");
        Layer first = model.network().layers().get(0);
        int data = (int) headerLength + 8;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                assertThat(buffer.getDouble(data + 8 * (i * 2 + j))).isEqualTo(first.weight()[i + j * 3]);
            }
        }
    }

    @Test
    void fileWithoutADigestIsRead() throws IOException {
        Model model = Models.regression();

        Path file = rewritten(header -> header.replaceFirst(",\"sha256\":\"[0-9a-f]{64}\"", ""));

        assertThat(ModelFile.read(file)).usingRecursiveComparison().isEqualTo(model);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(write(Models.regression()));
        for (int length = 0; length < bytes.length; length++) {
            Path file = Files.write(folder.resolve("short"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> ModelFile.read(file))
                    .as("the first %d bytes", length)
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageStartingWith("cannot read the model " + file + ": ");
        }
    }

    @Test
    void anyDamagedByteIsRefusedOrHarmless() throws IOException {
        Random random = new Random(4);
        Model model = Models.regression();
        byte[] bytes = Files.readAllBytes(write(model));
        int harmless = 0;
        for (int k = 0; k < bytes.length; k++) {
            byte[] damaged = bytes.clone();
            damaged[k] ^= (byte) (1 + random.nextInt(255));
            Path file = Files.write(folder.resolve("damaged"), damaged);
            try {
                assertThat(ModelFile.read(file))
                        .as("byte %d", k)
                        .usingRecursiveComparison()
                        .isEqualTo(model);
                harmless++;
            } catch (ModelFormatException e) {
                assertThat(e).hasMessageStartingWith("cannot read the model " + file + ": ");
            }
        }
        // The name of the digest itself and blanks at the end of the header: little more can change unnoticed.
        assertThat(harmless).isLessThan(20);
    }

    @Test
    void randomBytesAreRefused() throws IOException {
        Random random = new Random(5);
        for (int k = 0; k < 300; k++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 8) {
                // a plausible header length, so that the header is looked at
                Arrays.fill(bytes, 1, 8, (byte) 0);
            }
            Path file = Files.write(folder.resolve("random"), bytes);
            assertThatThrownBy(() -> ModelFile.read(file)).isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void headerOverTheLimitIsRefusedWithoutReadingIt() throws IOException {
        byte[] bytes = Files.readAllBytes(write(Models.regression()));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 1L << 40);

        refused(
                Files.write(folder.resolve("m"), bytes),
                "its first 8 bytes give a header of 1099511627776 bytes, "
                        + "allowed are 2 to 16777216: damaged, or not a safetensors file");
    }

    @Test
    void onnxFilesAreNamed() throws IOException {
        String sentence = "it is an ONNX file, models are safetensors files that 'admm train' writes";
        Path file = folder.resolve("m.onnx");
        OnnxFile.write(Models.regression(), Precision.FLOAT64, file);
        refused(file, sentence);
        byte[] fromElsewhere = {8, 7, 18, 7, 'p', 'y', 't', 'o', 'r', 'c', 'h', 26, 3, '1', '.', '9'};
        refused(Files.write(file, fromElsewhere), sentence);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        refused(Files.writeString(folder.resolve("m"), "a,b,c\n1,2,3\n"), "not a safetensors file");
        refused(Files.writeString(folder.resolve("m"), "x"), "the file has 1 bytes, a safetensors file has at least 8");
        refused(
                safetensors(
                        "{\"__metadata__\":{\"format\":\"pt\"},\"w\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}",
                        4),
                "it holds tensors, but its metadata gives the format 'pt', not 'sigmoid-admm'");
        refused(safetensors("{}", 0), "its metadata has no format, not 'sigmoid-admm'");
        refused(safetensors("[]", 0), "its header does not begin with '{'");
        refused(safetensors("{\"a\":1", 0), "bad JSON at character 6: expected ',', found the end");
    }

    @Test
    void newerVersionIsRefused() throws IOException {
        refused(
                rewritten(header -> header.replace("\"format_version\":\"1\"", "\"format_version\":\"2\"")),
                "it has format version 2, this library reads versions up to 1; a newer library is needed");
        refused(
                rewritten(header -> header.replace("\"format_version\":\"1\"", "\"format_version\":\"x\"")),
                "its format_version is 'x', must be a whole number");
    }

    @Test
    void changedMetadataIsRefusedAsDamaged() throws IOException {
        refused(
                rewritten(header -> header.replace("moneyness", "moneymess")),
                "it is damaged: its content has SHA-256");
    }

    @Test
    void badTensorsAreRefused() throws IOException {
        tensorRefused("\"F64\",\"shape\":[3,2]", "\"F32\",\"shape\":[3,2]", "is of type F32, must be F64");
        tensorRefused("[3,2]", "[2,2]", "of shape [2, 2] needs 32 bytes, its data_offsets [0, 48] give 48");
        tensorRefused("[3,2]", "[2,3]", "layer 1 has a weight of shape [2, 3] and a bias of shape [3]");
        tensorRefused("[3,2]", "[6]", "tensor 'layers.1.weight' has shape [6], must have 2 dimensions");
        tensorRefused("[3,2]", "[3,-2]", "must be a whole number from 0 to 2^53");
        tensorRefused("[3,2]", "[3,2.5]", "must be a whole number from 0 to 2^53");
        tensorRefused("[3,2]", "[4294967297,4294967296]", "more than the 134217728 numbers that are allowed");
        tensorRefused("[48,72]", "[40,64]", "begins at byte 40, the one before ends at 48: tensors overlap or leave");
        tensorRefused("[48,72]", "[56,80]", "overlap or leave a gap");
        tensorRefused("layers.1.weight", "layers.9.weight", "it has no tensor 'layers.1.weight'");
        tensorRefused("layers.2.bias", "layers.1.bias", "'layers.1.bias' is there twice");
        tensorRefused("\"shape\":[3,2],", "", "shape of 'layers.1.weight' is missing");
    }

    @Test
    void badMetadataIsRefused() throws IOException {
        tensorRefused("\"regression\"", "\"ranking\"", "its task is 'ranking', must be regression or classification");
        tensorRefused("\\\"sigmoid\\\",\\\"sigmoid\\\"", "\\\"sigmoid\\\",\\\"wavelet\\\"", "wavelet");
        tensorRefused("\\\"sigmoid\\\",\\\"sigmoid\\\",", "", "it holds 6 tensors, a network of depth 1 needs 2");
        tensorRefused("[\\\"price\\\"]", "[]", "there are 0 target columns, the network has 1 targets");
        tensorRefused("[\\\"price\\\"]", "[5]", "an item of target_columns is not a text");
        tensorRefused("[\\\"price\\\"]", "{}", "target_columns is not a list");
        tensorRefused("[\\\"price\\\"]", "[", "'target_columns' in its metadata: bad JSON at character 1");
        tensorRefused("\\\"shift\\\":[-7.25]", "\\\"shift\\\":[1,2]", "target_scaling is not valid: ");
        tensorRefused("\"task\":\"regression\",", "", "'task' in its metadata is missing");
    }

    @Test
    void categoricalColumnsAreWrittenWhereThereAreAnyAndMustFit() throws IOException {
        String key =
                "\"categorical_columns\":\"[{\\\"name\\\":\\\"colour\\\",\\\"levels\\\":[\\\"blue\\\",\\\"red\\\",\\\"\\\"]}]\"";
        assertThat(Files.readString(write(Models.withColours()), StandardCharsets.ISO_8859_1))
                .contains(key);
        assertThat(Files.readString(write(Models.regression()), StandardCharsets.ISO_8859_1))
                .doesNotContain("categorical");
        assertThat(ModelFile.read(rewritten(Models.withColours(), replacing("," + key, "")))
                        .categoricalColumns())
                .isEmpty();

        String levels = "[\\\"blue\\\",\\\"red\\\",\\\"\\\"]";
        coloursRefused(levels, "[\\\"red\\\",\\\"blue\\\"]", "the levels of categorical column 'colour' do not stand");
        coloursRefused(levels, "[]", "categorical_columns is not valid: categorical column 'colour' has no levels");
        coloursRefused(levels, "7", "levels in categorical_columns is not a list");
        coloursRefused("\\\"name\\\":", "\\\"title\\\":", "name in categorical_columns is missing");
    }

    @Test
    void weightsThatAreNotFiniteAreRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(rewritten(header -> header.replaceFirst(",\"sha256\":\"[0-9a-f]{64}\"", "")));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(bytes.length - 8, Double.NaN);
        refused(Files.write(folder.resolve("nan"), bytes), "'layers.3.bias' holds NaN, must be finite");

        Network network = new Network(List.of(
                new Layer(1, 1, new double[] {Double.POSITIVE_INFINITY}, new double[] {0}, Activations.IDENTITY)));
        Model model = new Model(
                network,
                Task.REGRESSION,
                Scaling.identity(1),
                Scaling.identity(1),
                List.of("x"),
                List.of("y"),
                List.of(),
                Map.of(),
                "1");
        Path file = folder.resolve("infinite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelFile.write(model, file))
                .withMessage("'layers.1.weight' holds Infinity, must be finite");
        assertThat(file).doesNotExist();
    }

    @Test
    void placesThatCannotBeReadOrWrittenAreNamed() throws IOException {
        Path missing = folder.resolve("none");
        assertThatIOException()
                .isThrownBy(() -> ModelFile.read(missing))
                .withMessage("cannot read the model " + missing + ": there is no such file");
        assertThatIOException()
                .isThrownBy(() -> ModelFile.read(folder))
                .withMessage("cannot read the model " + folder + ": it is a folder");
        assertThatIOException()
                .isThrownBy(() -> ModelFile.write(Models.regression(), folder))
                .withMessage("cannot write " + folder + ": it is a folder");
    }

    private Path write(Model model) throws IOException {
        Path file = folder.resolve("model.safetensors");
        ModelFile.write(model, file);
        return file;
    }

    /** A written model whose header was changed as text. */
    private Path rewritten(UnaryOperator<String> change) throws IOException {
        return rewritten(Models.regression(), change);
    }

    private Path rewritten(Model model, UnaryOperator<String> change) throws IOException {
        byte[] bytes = Files.readAllBytes(write(model));
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
        String changed = change.apply(header);
        assertThat(changed).isNotEqualTo(header);
        return safetensors(changed, Arrays.copyOfRange(bytes, 8 + length, bytes.length));
    }

    private Path safetensors(String header, int dataLength) throws IOException {
        return safetensors(header, new byte[dataLength]);
    }

    private Path safetensors(String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(json.length).put(json).put(data);
        return Files.write(folder.resolve("m"), out.array());
    }

    private void tensorRefused(String from, String to, String message) throws IOException {
        refused(rewritten(replacing(from, to)), message);
    }

    private void coloursRefused(String from, String to, String message) throws IOException {
        refused(rewritten(Models.withColours(), replacing(from, to)), message);
    }

    private static UnaryOperator<String> replacing(String from, String to) {
        return header -> header.replaceFirst(",\"sha256\":\"[0-9a-f]{64}\"", "").replace(from, to);
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("cannot read the model " + file + ": ")
                .hasMessageContaining(message);
    }
}
