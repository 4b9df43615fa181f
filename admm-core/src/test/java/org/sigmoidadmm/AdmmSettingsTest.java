package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.matrix.Activations;

/** Every setting that is out of its range is refused when it is given, with its name, its value and the range. */
class AdmmSettingsTest {

    private static AdmmSettings.Builder builder() {
        return AdmmSettings.defaults().toBuilder();
    }

    private static Arguments refused(ThrowingCallable call, String message) {
        return Arguments.of(call, message);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused(() -> builder().lambda(0), "lambda is 0.0, must be positive and finite"),
                refused(() -> builder().lambda(-1e-6), "lambda is -1.0E-6, must be positive and finite"),
                refused(() -> builder().lambda(Double.NaN), "lambda is NaN, must be positive and finite"),
                refused(() -> builder().beta(1, 0), "beta is 0.0, must be positive and finite"),
                refused(
                        () -> builder().beta(Double.POSITIVE_INFINITY),
                        "beta is Infinity, must be positive and finite"),
                refused(() -> builder().beta(), "a setting per layer needs at least one value"),
                refused(() -> builder().curvatureFactor(-1), "curvature factor is -1.0, must be positive and finite"),
                refused(() -> builder().hidden(), "at least one hidden layer is needed"),
                refused(() -> builder().hidden(10, 0), "hidden layer width is 0, must be at least 1"),
                refused(() -> builder().epochs(0), "epochs is 0, must be at least 1"),
                refused(() -> builder().threads(-1), "threads is -1, must be at least 0"),
                refused(() -> builder().blockColumns(-5), "block columns is -5, must be at least 0"),
                refused(() -> builder().evaluationInterval(-1), "evaluation interval is -1, must be at least 0"),
                refused(
                        () -> builder().activation(Activations.RELU),
                        "activation relu has no finite bounds of its value and first two derivatives, which ADMM needs"),
                refused(() -> PerLayer.of(), "a setting per layer needs at least one value"),
                refused(() -> PerLayer.of(2, -3), "a value per layer is -3.0, must be positive and finite"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void valueOutOfRangeIsRefusedWithItsNameAndRange(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void asManyValuesAsLayersOrOneAreNeeded(int given) {
        double[] values =
                Stream.generate(() -> 1.0).limit(given).mapToDouble(x -> x).toArray();
        TrainingData data = Problems.smooth(5, 1, 1, 1);
        String rest = " has " + given + " values, the network has 3 weight layers; give one value or 3";
        assertRefused(builder().hidden(3, 3).lambda(values).build(), data, "lambda" + rest);
        assertRefused(builder().hidden(3, 3).beta(values).build(), data, "beta" + rest);
        assertRefused(builder().hidden(3, 3).curvatureFactor(values).build(), data, "curvature factor" + rest);
    }

    private static void assertRefused(AdmmSettings settings, TrainingData data, String message) {
        assertThatThrownBy(() -> new AdmmTrainer(Problems.REFERENCE, settings).fit(data, TrainingListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void valuesPerLayerAreExpandedAndGivenBackAsGiven() {
        assertThat(PerLayer.of(2).expand("x", 3)).containsExactly(2, 2, 2);
        assertThat(PerLayer.of(1, 2, 3).expand("x", 3)).containsExactly(1, 2, 3);
        assertThat(PerLayer.of(1, 2).values()).containsExactly(1, 2);
        assertThat(PerLayer.of(1, 2)).isEqualTo(PerLayer.of(1, 2)).hasSameHashCodeAs(PerLayer.of(1, 2));
        assertThat(PerLayer.of(1, 2)).isNotEqualTo(PerLayer.of(1, 3)).hasToString("1.0,2.0");
    }

    @Test
    void arraysGivenOrTakenAreCopies() {
        int[] hidden = {4, 5};
        double[] beta = {1, 2, 3};
        AdmmSettings settings = builder().hidden(hidden).beta(beta).build();
        hidden[0] = 99;
        beta[0] = 99;
        settings.hidden()[1] = 99;
        settings.beta().values()[1] = 99;
        assertThat(settings.hidden()).containsExactly(4, 5);
        assertThat(settings.beta().values()).containsExactly(1, 2, 3);
    }

    @Test
    void changedCopyDiffersInTheChangeAlone() {
        AdmmSettings settings = AdmmSettings.paper();
        AdmmSettings changed = settings.toBuilder().epochs(7).build();
        assertThat(changed).isNotEqualTo(settings);
        assertThat(changed.toBuilder().epochs(settings.epochs()).build())
                .isEqualTo(settings)
                .hasSameHashCodeAs(settings);
        assertThat(settings.toBuilder().seed(3).build().initialization())
                .isEqualTo(settings.initialization().withSeed(3));
    }

    @Test
    void paperPresetIsThatOfTheReleasedCode() {
        AdmmSettings paper = AdmmSettings.paper();
        assertThat(paper.lambda()).isEqualTo(PerLayer.of(1e-6));
        assertThat(paper.beta()).isEqualTo(PerLayer.of(1));
        assertThat(paper.majorizer()).isEqualTo(Majorizer.MAX_ABS);
        assertThat(paper.outputStart()).isEqualTo(OutputStart.FORWARD);
        assertThat(paper.initialization()).isEqualTo(new Initialization(InitialScheme.MSRA_FAN_OUT, 8, false, 0));
    }
}
