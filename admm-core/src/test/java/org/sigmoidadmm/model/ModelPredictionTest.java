package org.sigmoidadmm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.tck.ReferenceProvider;

class ModelPredictionTest {

    @TempDir
    private Path folder;

    private static MatrixBackend backend() {
        return new ReferenceProvider().create(BackendOptions.SINGLE_THREADED);
    }

    @Test
    void predictionIsInTheUsersUnits() {
        Model model = Models.regression();
        double[] raw = {3, -1};

        double[] scaled = {
            (raw[0] - model.inputScaling().shift()[0]) / model.inputScaling().scale()[0],
            (raw[1] - model.inputScaling().shift()[1]) / model.inputScaling().scale()[1]
        };
        double expected =
                model.network().predict(scaled)[0] * model.targetScaling().scale()[0]
                        + model.targetScaling().shift()[0];

        try (MatrixBackend backend = backend()) {
            double actual =
                    model.predict(backend, Samples.of(new double[][] {raw})).get(0, 0);
            // sums of at most five products in another order, values below 10
            assertThat(actual).isCloseTo(expected, within(1e-13));
        }
    }

    @Test
    void classifyChoosesFromTheScores() {
        Model model = Models.classification();
        Samples inputs = Samples.of(new double[][] {{0, 0}, {5, -5}, {-5, 5}});

        try (MatrixBackend backend = backend()) {
            assertThat(model.classify(backend, inputs)).isEqualTo(Model.largest(model.predict(backend, inputs)));
            assertThatIllegalStateException()
                    .isThrownBy(() -> Models.regression().classify(backend, inputs));
        }
    }

    @Test
    void oneSampleAtATimeIsPredictedAsOnABackend() {
        Model regression = Models.regression();
        Model classification = Models.classification();
        Samples inputs = inputs(300);

        try (MatrixBackend backend = backend()) {
            Samples targets = regression.predict(backend, inputs);
            Samples scores = classification.predict(backend, inputs);
            int[] classes = classification.classify(backend, inputs);
            for (int i = 0; i < inputs.count(); i++) {
                // sums of at most five products in another order, values below 20
                assertThat(regression.predict(inputs.row(i))).containsExactly(targets.row(i), within(1e-13));
                assertThat(classification.predict(inputs.row(i))).containsExactly(scores.row(i), within(1e-13));
                assertThat(classification.classify(inputs.row(i))).isEqualTo(classes[i]);
            }
        }
        assertThat(inputs.values())
                .as("the inputs are read only")
                .isEqualTo(inputs(300).values());
    }

    @Test
    void anyNumberOfThreadsMayUseAModel() throws Exception {
        Model model = Models.classification();
        Samples inputs = inputs(2000);
        List<double[]> expected = IntStream.range(0, inputs.count())
                .mapToObj(i -> model.predict(inputs.row(i)))
                .toList();
        List<double[][]> derivatives = IntStream.range(0, inputs.count())
                .mapToObj(i -> model.jacobian(inputs.row(i)))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                wrong.add(threads.submit(() -> (int) IntStream.range(0, inputs.count())
                        .filter(i -> !Arrays.equals(model.predict(inputs.row(i)), expected.get(i))
                                || !Arrays.deepEquals(model.jacobian(inputs.row(i)), derivatives.get(i))
                                || model.classify(inputs.row(i))
                                        != Model.largest(Samples.of(new double[][] {expected.get(i)}))[0])
                        .count()));
            }
            for (Future<Integer> count : wrong) {
                assertThat(count.get()).isZero();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void oneSampleMustHaveAsManyNumbersAsTheModelTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Models.regression().predict(1, 2, 3))
                .withMessage("the model takes 2 numbers per sample, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Models.classification().classify())
                .withMessage("the model takes 2 numbers per sample, got 0");
        assertThatIllegalStateException()
                .isThrownBy(() -> Models.regression().classify(1, 2))
                .withMessage("a model of a regression has no classes");
        try (MatrixBackend backend = backend()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Models.regression().predict(backend, new Samples(1, 3, new double[3])))
                    .withMessage("the model takes 2 numbers per sample, got 3");
        }
    }

    @Test
    void scoreThatIsNaNChoosesNoClass() {
        Model model = Models.classification();
        Samples inputs = Samples.of(new double[][] {{0, 0}, {Double.NaN, 0}});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.classify(Double.NaN, 0))
                .withMessage("sample 1 gets the score NaN for class 'setosa', no class can be chosen");
        try (MatrixBackend backend = backend()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.classify(backend, inputs))
                    .withMessage("sample 2 gets the score NaN for class 'setosa', no class can be chosen");
        }
    }

    @Test
    void probabilitiesAreTheSoftmaxOfTheScores() {
        Model model = Model.classifier(
                Models.network(2, 2, 3, 3), Scaling.identity(2), List.of("a", "b", "c"), Losses.CROSS_ENTROPY);
        Samples inputs = inputs(50);

        assertThat(model.hasProbabilities()).isTrue();
        try (MatrixBackend backend = backend()) {
            Samples all = model.probabilities(backend, inputs);
            for (int i = 0; i < inputs.count(); i++) {
                double[] exp = Arrays.stream(model.predict(inputs.row(i)))
                        .map(Math::exp)
                        .toArray();
                double sum = Arrays.stream(exp).sum();
                // sums of at most five products in another order, values below 20
                assertThat(model.probabilities(inputs.row(i)))
                        .containsExactly(Arrays.stream(exp).map(e -> e / sum).toArray(), within(1e-13))
                        .containsExactly(all.row(i), within(1e-13));
                assertThat(Arrays.stream(all.row(i)).sum()).isCloseTo(1, within(3 * Math.ulp(1.0)));
            }
        }
    }

    @Test
    void probabilitiesOfLargeScoresDoNotOverflow() {
        Model model =
                Model.classifier(Models.network(2, 2, 2), Scaling.identity(2), List.of("a", "b"), Losses.CROSS_ENTROPY);
        Samples scores = Samples.of(new double[][] {
            {Double.MAX_VALUE, -Double.MAX_VALUE}, {1e4, 1e4}, {-1e4, -1e4 + Math.log(3)}, {Double.NaN, 0}
        });
        double[] probabilities = model.probabilities(scores).values();
        assertThat(Arrays.copyOf(probabilities, 4)).containsExactly(1, 0, 0.5, 0.5);
        // -1e4 + log 3 is rounded to 2e-12
        assertThat(Arrays.copyOfRange(probabilities, 4, 6)).containsExactly(new double[] {0.25, 0.75}, within(1e-12));
        assertThat(Arrays.copyOfRange(probabilities, 6, 8)).containsOnly(Double.NaN);
    }

    @Test
    void scoresAreOnePerClass() {
        Model model =
                Model.classifier(Models.network(2, 2, 2), Scaling.identity(2), List.of("a", "b"), Losses.CROSS_ENTROPY);
        Samples three = new Samples(1, 3, new double[3]);
        String message = "there are 2 classes, got 3 scores per sample";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.probabilities(three))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.classify(three))
                .withMessage(message);
    }

    @Test
    void otherModelsHaveNoProbabilities() {
        Model hinge = Model.classifier(Models.network(2, 2, 2), Scaling.identity(2), List.of("a", "b"), Losses.HINGE);
        assertThat(hinge.hasProbabilities()).isFalse();
        assertThat(hinge.loss()).contains(Losses.HINGE);
        assertThat(Models.regression().loss()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> hinge.probabilities(1, 2))
                .withMessage("probabilities are of a classification trained with the loss cross-entropy, this is a "
                        + "classification with the loss hinge");
        assertThatIllegalStateException()
                .isThrownBy(() -> Models.regression().probabilities(1, 2))
                .withMessage("probabilities are of a classification trained with the loss cross-entropy, this is a "
                        + "regression");
    }

    @Test
    void derivativesAreInTheUsersUnits() {
        Network network = new Network(
                List.of(new Layer(2, 2, new double[] {3, 5, -2, 7}, new double[] {1, 2}, Activations.IDENTITY)));
        Model model = Model.of(
                network,
                new Scaling(new double[] {10, -4}, new double[] {2, 0.5}),
                new Scaling(new double[] {7, 9}, new double[] {100, 0.25}));

        assertThat(model.jacobian(12, 3)).isDeepEqualTo(new double[][] {{150, -400}, {0.625, 3.5}});
    }

    @Test
    void derivativesAreThoseOfPredictionsAndScores() {
        for (Model model : List.of(Models.regression(), Models.classification())) {
            double step = 1e-5;
            double[][] jacobian = model.jacobian(0.3, -0.7);
            for (int j = 0; j < 2; j++) {
                double[] up = model.predict(0.3 + (j == 0 ? step : 0), -0.7 + (j == 1 ? step : 0));
                double[] down = model.predict(0.3 - (j == 0 ? step : 0), -0.7 - (j == 1 ? step : 0));
                for (int i = 0; i < up.length; i++) {
                    // a truncation of step² and roundings of numbers below 20 over step
                    assertThat(jacobian[i][j]).isCloseTo((up[i] - down[i]) / (2 * step), within(1e-8));
                }
            }
        }
    }

    /** The quotient of these scales overflows. */
    @Test
    void derivativeOfSaturatedUnitsIsZeroInAnyUnits() {
        Network saturated = new Network(List.of(
                new Layer(1, 1, new double[] {1}, new double[] {1e4}, Activations.SIGMOID),
                new Layer(1, 1, new double[] {1}, new double[] {0}, Activations.IDENTITY)));
        Model model = Model.of(
                saturated,
                new Scaling(new double[] {0}, new double[] {1e-200}),
                new Scaling(new double[] {0}, new double[] {1e200}));

        assertThat(model.jacobian(0)).isDeepEqualTo(new double[][] {{0}});
    }

    @Test
    void derivativesNeedAsManyNumbersAsTheModelTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Models.regression().jacobian(1, 2, 3))
                .withMessage("the model takes 2 numbers per sample, got 3");
    }

    private static Samples inputs(int count) {
        return new Samples(count, 2, new Random(5).doubles(2L * count, -5, 5).toArray());
    }

    @Test
    void reloadedModelPredictsTheSameBits() throws IOException {
        Model model = Models.regression();
        Samples inputs = new Samples(500, 2, new Random(3).doubles(1000, -5, 5).toArray());

        ModelFile.write(model, folder.resolve("m"));
        Model again = ModelFile.read(folder.resolve("m"));

        try (MatrixBackend backend = backend()) {
            assertThat(again.predict(backend, inputs).values())
                    .isEqualTo(model.predict(backend, inputs).values());
        }
    }
}
