package org.sigmoidadmm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.tck.ReferenceProvider;

/** ONNX files against our own predictions, in ONNX Runtime. */
class OnnxFileTest {

    private static final int SAMPLES = 50;

    @TempDir
    private Path folder;

    static Stream<Arguments> networks() {
        return Activations.names().stream()
                .flatMap(name -> IntStream.rangeClosed(1, 5)
                        .boxed()
                        .flatMap(depth ->
                                Stream.of(Precision.values()).map(precision -> Arguments.of(name, depth, precision))));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void regressionsArePredictedWithinTheBoundOfRounding(String activation, int depth, Precision precision)
            throws Exception {
        requireBounded(regression(Activations.named(activation), depth), precision, "prediction");
    }

    @ParameterizedTest
    @MethodSource("networks")
    void scoresArePredictedWithinTheBoundOfRounding(String activation, int depth, Precision precision)
            throws Exception {
        for (String loss : Losses.names()) {
            requireBounded(classification(Activations.named(activation), depth, loss), precision, "scores");
        }
    }

    private void requireBounded(Model model, Precision precision, String output) throws Exception {
        Samples inputs = inputs();
        Samples expected = predict(model, inputs);
        try (OnnxRun run = OnnxRun.of(model, precision, folder.resolve("m.onnx"))) {
            Samples actual = run.numbers(inputs, output);

            assertThat(actual.count()).isEqualTo(SAMPLES);
            assertThat(actual.features()).isEqualTo(expected.features());
            for (int i = 0; i < SAMPLES; i++) {
                double[] bound = OnnxErrorBound.of(model, precision, inputs.row(i));
                for (int j = 0; j < bound.length; j++) {
                    // Once for each side: ours rounds too, at float64.
                    assertThat(actual.get(i, j)).isCloseTo(expected.get(i, j), within(2 * bound[j]));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void classesAreThoseOfTheLargestScore(Precision precision) throws Exception {
        for (String loss : Losses.names()) {
            Model model = classification(Activations.TANH, 3, loss);
            Samples inputs = inputs();
            try (OnnxRun run = OnnxRun.of(model, precision, folder.resolve("m.onnx"))) {
                Map<String, Object> outputs = run.run(inputs);
                int[] expected = Model.largest(run.numbers(inputs, "scores"));

                long[] indices = (long[]) outputs.get("class_index");
                String[] names = (String[]) outputs.get("class");
                for (int i = 0; i < SAMPLES; i++) {
                    assertThat(indices[i]).isEqualTo(expected[i]);
                    assertThat(names[i]).isEqualTo(model.classes().get(expected[i]));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void firstOfEqualScoresWins(Precision precision) throws Exception {
        Network constant =
                new Network(List.of(new Layer(1, 3, new double[3], new double[] {-1, 2, 1}, Activations.IDENTITY)));
        Model model = classes(constant, Scaling.identity(1), "hinge");
        try (OnnxRun run = OnnxRun.of(model, precision, folder.resolve("m.onnx"))) {
            Map<String, Object> outputs = run.run(new Samples(2, 1, new double[] {0, 7}));

            assertThat((long[]) outputs.get("class_index")).containsExactly(1, 1);
            assertThat((String[]) outputs.get("class")).containsExactly("Größe", "Größe");
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void probabilitiesAreTheSoftmaxOfTheNetworksOutputs(Precision precision) throws Exception {
        Model model = classification(Activations.SIGMOID, 2, "cross-entropy");
        Samples inputs = inputs();
        Samples outputs =
                new Scaling(model.targetScaling().shift(), model.targetScaling().scale()).apply(predict(model, inputs));
        try (OnnxRun run = OnnxRun.of(model, precision, folder.resolve("m.onnx"))) {
            Samples probabilities = run.numbers(inputs, "probabilities");
            for (int i = 0; i < SAMPLES; i++) {
                double sum = 0;
                for (double output : outputs.row(i)) {
                    sum += Math.exp(output);
                }
                for (int j = 0; j < outputs.features(); j++) {
                    // The outputs are below 20, so that their own rounding counts 20-fold and more; 1000 units in all.
                    assertThat(probabilities.get(i, j))
                            .isCloseTo(
                                    Math.exp(outputs.get(i, j)) / sum,
                                    within(1000 * OnnxErrorBound.roundoff(precision)));
                }
            }
        }
    }

    @Test
    void onlyCrossEntropyGivesProbabilities() throws Exception {
        for (String loss : List.of("squared", "hinge")) {
            Model model = classification(Activations.SIGMOID, 2, loss);
            try (OnnxRun run = OnnxRun.of(model, Precision.FLOAT64, folder.resolve("m.onnx"))) {
                assertThat(run.session().getOutputNames()).containsExactly("scores", "class_index", "class");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void numberOfSamplesIsOpen(Precision precision) throws Exception {
        Model model = regression(Activations.SIGMOID, 2);
        try (OnnxRun run = OnnxRun.of(model, precision, folder.resolve("m.onnx"))) {
            TensorInfo input =
                    (TensorInfo) run.session().getInputInfo().get("input").getInfo();
            TensorInfo output =
                    (TensorInfo) run.session().getOutputInfo().get("prediction").getInfo();

            OnnxJavaType type = precision == Precision.FLOAT64 ? OnnxJavaType.DOUBLE : OnnxJavaType.FLOAT;
            assertThat(input.type).isEqualTo(type);
            assertThat(output.type).isEqualTo(type);
            assertThat(input.getShape()).containsExactly(-1, 3);
            assertThat(output.getShape()).containsExactly(-1, 2);
            for (int count : new int[] {1, 7, 1000}) {
                Samples inputs = new Samples(count, 3, new double[3 * count]);
                assertThat(run.numbers(inputs, "prediction").count()).isEqualTo(count);
            }
        }
    }

    @Test
    void metadataTellWhatTheModelFileTells() throws Exception {
        Model model = Models.classification();
        try (OnnxRun run = OnnxRun.of(model, Precision.FLOAT32, folder.resolve("m.onnx"))) {
            Map<String, String> metadata = run.session().getMetadata().getCustomMetadata();

            assertThat(metadata)
                    .containsAllEntriesOf(ModelMetadata.of(model).toTexts())
                    .containsEntry("classes", "[\"setosa\",\"versicolor\",\"\"]");
            assertThat(run.session().getMetadata().getProducerName()).isEqualTo("sigmoid-admm");
        }
    }

    /** The graph takes the indicators; what they stand for is in the metadata. */
    @Test
    void levelsAreInTheMetadata() throws Exception {
        try (OnnxRun run = OnnxRun.of(Models.withColours(), Precision.FLOAT64, folder.resolve("m.onnx"))) {
            assertThat(run.session().getMetadata().getCustomMetadata())
                    .containsEntry("categorical_columns", "[{\"name\":\"colour\",\"levels\":[\"blue\",\"red\",\"\"]}]");
        }
    }

    @Test
    void weightsLongerThanAChunkAreWritten() throws Exception {
        Model wide = new Model(
                Models.network(5, 3, 9000, 2),
                Task.REGRESSION,
                Scaling.identity(3),
                Scaling.identity(2),
                List.of("a", "b", "c"),
                List.of("y", "z"),
                List.of(),
                Map.of(),
                "1");
        requireBounded(wide, Precision.FLOAT64, "prediction");
    }

    @Test
    void numbersThatFloat32CannotHoldAreRefused() {
        Network large =
                new Network(List.of(new Layer(1, 1, new double[] {1e300}, new double[1], Activations.IDENTITY)));
        Network one = new Network(List.of(new Layer(1, 1, new double[] {1}, new double[1], Activations.IDENTITY)));
        Scaling none = Scaling.identity(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(values(large, none)))
                .withMessage("'layers.1.weight' holds 1.0E300, which is too large for float32; float64 holds it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(values(one, new Scaling(new double[] {-1e40}, new double[] {1}))))
                .withMessage("'shift of a scaling' holds -1.0E40, which is too large for float32; float64 holds it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(values(one, new Scaling(new double[1], new double[] {1e-50}))))
                .withMessage("a scale is 1.0E-50, which is 0 in float32; float64 holds it");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void weightsThatAreNotFiniteAreRefusedAndTheFileThatWasThereStays() throws Exception {
        Path file = Files.writeString(folder.resolve("m.onnx"), "before");
        Network bad = new Network(
                List.of(new Layer(1, 1, new double[] {1}, new double[] {Double.NaN}, Activations.IDENTITY)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxFile.write(values(bad, Scaling.identity(1)), Precision.FLOAT64, file))
                .withMessage("'layers.1.bias' holds NaN, must be finite");
        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo("before");
    }

    private void write(Model model) throws Exception {
        OnnxFile.write(model, Precision.FLOAT32, folder.resolve("m.onnx"));
    }

    private static Model values(Network network, Scaling targets) {
        return new Model(
                network,
                Task.REGRESSION,
                Scaling.identity(1),
                targets,
                List.of("x"),
                List.of("y"),
                List.of(),
                Map.of(),
                "1");
    }

    private static Samples predict(Model model, Samples inputs) {
        try (MatrixBackend backend = new ReferenceProvider().create(BackendOptions.SINGLE_THREADED)) {
            return model.predict(backend, inputs);
        }
    }

    /** Single precision, so that both sides see the same numbers. */
    private static Samples inputs() {
        Random random = new Random(17);
        return new Samples(
                SAMPLES,
                3,
                random.doubles(3 * SAMPLES, -3, 3).map(x -> (float) x).toArray());
    }

    private static final Scaling INPUTS = new Scaling(new double[] {0.5, -1, 0}, new double[] {2, 0.25, 1});

    private static Model regression(Activation activation, int depth) {
        return new Model(
                network(activation, depth, 2),
                Task.REGRESSION,
                INPUTS,
                new Scaling(new double[] {100, -3}, new double[] {10, 1e-3}),
                List.of("a", "b", "c"),
                List.of("y", "z"),
                List.of(),
                Map.of("loss", "squared"),
                "1");
    }

    private static Model classification(Activation activation, int depth, String loss) {
        return classes(network(activation, depth, 3), INPUTS, loss);
    }

    private static Model classes(Network network, Scaling inputs, String loss) {
        return new Model(
                network,
                Task.CLASSIFICATION,
                inputs,
                new Scaling(new double[] {1, 2, 3}, new double[] {1, 1, 1}),
                IntStream.range(0, inputs.columns()).mapToObj(j -> "x" + j).toList(),
                List.of("kind"),
                List.of("small", "Größe", ""),
                Map.of("loss", loss),
                "1");
    }

    /** Weights that neither saturate nor vanish over five layers. */
    private static Network network(Activation activation, int depth, int outputs) {
        Random random = new Random(depth);
        List<Layer> layers = new ArrayList<>();
        int inputs = 3;
        for (int number = 1; number <= depth; number++) {
            int width = number == depth ? outputs : 4 + number;
            double range = 2 / Math.sqrt(inputs);
            layers.add(new Layer(
                    inputs,
                    width,
                    random.doubles((long) inputs * width, -range, range).toArray(),
                    random.doubles(width, -1, 1).toArray(),
                    number == depth ? Activations.IDENTITY : activation));
            inputs = width;
        }
        return new Network(layers);
    }
}
