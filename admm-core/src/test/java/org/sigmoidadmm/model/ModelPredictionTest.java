package org.sigmoidadmm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.matrix.BackendOptions;
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
