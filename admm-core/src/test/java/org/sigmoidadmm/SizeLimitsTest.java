package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.gradient.RandomFeaturesSettings;
import org.sigmoidadmm.gradient.RandomFeaturesTrainer;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.model.Scaling;

/** What no array can hold, and sizes below 1, are refused with the numbers before anything is made of them. */
class SizeLimitsTest {

    private static final String LIMIT = ", dimensions must be at least 1 and have at most 2147483639 entries together";

    private static final Initialization ZERO = new Initialization(InitialScheme.ZERO, 1, false, 0);

    private static final TrainingData DATA = Problems.smooth(10, 2, 1, 1);

    private static void assertRefused(Trainer trainer, InterposedProvider provider, String message) {
        assertThatThrownBy(() -> trainer.fit(DATA, TrainingListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(provider.created).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {46340, 46341, 50000})
    void layersTooWideForTheirSystemsAreRefused(int width) {
        String shape = (width + 1L) + "×" + (width + 1L);
        InterposedProvider provider = InterposedProvider.counting();
        assertRefused(
                new AdmmTrainer(provider, Problems.mild(width).build()),
                provider,
                "the system of the weights of layer 2 is " + shape + LIMIT);
        assertRefused(
                new RandomFeaturesTrainer(provider, RandomFeaturesSettings.of(width)),
                provider,
                "the system of the output layer is " + shape + LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {46341, 65536})
    void layersTooLargeForAnArrayAreRefused(int width) {
        InterposedProvider provider = InterposedProvider.counting();
        assertRefused(
                new GradientTrainer(
                        provider,
                        GradientSettings.defaults(GradientMethod.adam(0.01)).toBuilder()
                                .hidden(width, width)
                                .build()),
                provider,
                "the weight matrix of layer 2 is " + width + "×" + width + LIMIT);
    }

    private static Arguments refused(ThrowingCallable call, String message) {
        return Arguments.of(call, message);
    }

    private static Network random(int inputs, int... hidden) {
        return Network.random(ZERO, inputs, hidden, 1, Activations.SIGMOID);
    }

    static Stream<Arguments> refusals() {
        double[][] rows = new double[65536][];
        Arrays.fill(rows, new double[65536]);
        Samples wide = new Samples(1, 65536, rows[0]);
        AdmmSettings settings = Problems.mild(3).build();
        return Stream.of(
                refused(() -> random(65536, 65536), "the weight matrix of layer 1 is 65536×65536" + LIMIT),
                refused(() -> random(2, 3, 0), "the weight matrix of layer 2 is 0×3" + LIMIT),
                refused(() -> random(-1, 4), "the weight matrix of layer 1 is 4×-1" + LIMIT),
                refused(
                        () -> Samples.of(rows),
                        "65536 samples of 65536 numbers are 4294967296 values, an array can hold 2147483639"),
                refused(
                        () -> wide.select(new int[65536]),
                        "65536 samples of 65536 numbers are 4294967296 values, an array can hold 2147483639"),
                refused(() -> Scaling.identity(-1), "a scaling needs at least 1 column, not -1"),
                refused(() -> Scaling.identity(0), "a scaling needs at least 1 column, not 0"),
                refused(
                        () -> MemoryEstimate.of(settings, -10, 0, 0),
                        "the training has -10 inputs, 0 outputs and 0 samples, there must be at least 1 of each"),
                refused(
                        () -> MemoryEstimate.of(settings, 1, 1, 0),
                        "the training has 1 inputs, 1 outputs and 0 samples, there must be at least 1 of each"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void sizesAreRefusedWithTheNumbers(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
