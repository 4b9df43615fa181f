package org.sigmoidadmm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/** Each activation alone, one weight 1 without bias, against its definition in this library. */
class OnnxActivationsTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> all() {
        return Activations.names().stream()
                .flatMap(name -> Stream.of(Precision.values())
                        .map(precision -> Arguments.of(Activations.named(name), precision)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void valuesAreThoseOfTheLibrary(Activation activation, Precision precision) throws Exception {
        double[] z = arguments(precision);
        Model model = model(activation);
        try (OnnxRun run = OnnxRun.of(model, precision, folder.resolve("a.onnx"))) {
            Samples values = run.numbers(new Samples(z.length, 1, z), "prediction");

            for (int k = 0; k < z.length; k++) {
                double exact = activation.value(z[k]);
                assertThat(Math.abs(values.get(k, 0) - exact))
                        .as("%s(%s) = %s", activation, z[k], values.get(k, 0))
                        .isLessThanOrEqualTo(OnnxErrorBound.ofActivation(precision) * Math.max(1, Math.abs(exact)));
            }
        }
    }

    /** From −20 to 20, and every tenth a power of ten from 1e-30 to 1e30. */
    private static double[] arguments(Precision precision) {
        double[] z = new double[40000];
        for (int k = 0; k < z.length; k++) {
            double x = (k - 20000) * 1e-3;
            if (k % 10 == 0) {
                x = Math.copySign(Math.pow(10, k % 7 * 10 - 30), x);
            }
            z[k] = precision == Precision.FLOAT32 ? (float) x : x;
        }
        return z;
    }

    @Test
    void ofTheUsersOwnIsRefusedByName() {
        for (String name : List.of("step", "sigmoid")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            OnnxFile.write(model(new StepActivation(name)), Precision.FLOAT64, folder.resolve("no")))
                    .withMessageStartingWith(
                            "layer 1 has the activation '" + name + "', which cannot be written in ONNX");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static Model model(Activation activation) {
        Network network = new Network(List.of(new Layer(1, 1, new double[] {1}, new double[] {0}, activation)));
        Scaling none = Scaling.identity(1);
        return new Model(
                network, Task.REGRESSION, none, none, List.of("z"), List.of("value"), List.of(), Map.of(), "1");
    }
}
