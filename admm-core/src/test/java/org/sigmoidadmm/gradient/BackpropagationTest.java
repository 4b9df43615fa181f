package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;

class BackpropagationTest {

    private static final int SAMPLES = 7;
    private static final int OUTPUTS = 3;
    /** Balances the two errors of a central difference of doubles, ε/h and h². */
    private static final double STEP = 1e-5;
    /**
     * Losses and third derivatives here are below 100: 100·2⁻⁵²/STEP = 2e-9 from rounding and 100·STEP²/6 = 2e-9 from the
     * difference, with a factor of ten in hand.
     */
    private static final double TOLERANCE = 4e-8;

    static Stream<Arguments> everyActivationAndDepth() {
        return Activations.names().stream()
                .flatMap(name ->
                        IntStream.rangeClosed(1, 4).mapToObj(depth -> Arguments.of(Activations.named(name), depth)));
    }

    static Stream<Loss> losses() {
        return Losses.names().stream().map(Losses::named);
    }

    @ParameterizedTest
    @MethodSource("everyActivationAndDepth")
    void gradientIsThatOfCentralDifferences(Activation activation, int depth) {
        requireGradient(activation, depth, Losses.SQUARED, Cases.uniform(SAMPLES, OUTPUTS, 3));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientOfEveryLossIsThatOfCentralDifferences(Loss loss) {
        Samples classes = Cases.classes(SAMPLES, OUTPUTS, 4);
        double[] signs = Arrays.stream(classes.values()).map(y -> 2 * y - 1).toArray();
        boolean needsSigns = loss.name().equals(Losses.HINGE.name());
        requireGradient(Activations.TANH, 3, loss, needsSigns ? new Samples(SAMPLES, OUTPUTS, signs) : classes);
    }

    private static void requireGradient(Activation activation, int depth, Loss loss, Samples targets) {
        int[] hidden = Arrays.copyOf(new int[] {5, 4, 6}, depth - 1);
        Network network = Network.random(
                new Initialization(InitialScheme.LECUN_GAUSS, 1, true, 1), 2, hidden, OUTPUTS, activation);
        Layout layout = new Layout(network);
        double[] weights = {1, 2, 0.5, 1, 3, 1, 0.25};
        TrainingData data =
                TrainingData.of(Cases.uniform(SAMPLES, 2, 2), targets).withWeights(weights);
        try (Crew crew = new Crew(Cases.PROVIDER, layout, loss, 1, SAMPLES)) {
            Batch batch = Batch.of(crew, data);
            double[] parameters = layout.pack(network);
            double[] gradient = new double[layout.length()];
            double value = batch.gradient(parameters, gradient);
            assertThat(value).isEqualTo(batch.loss(parameters));
            for (int k = 0; k < gradient.length; k++) {
                assertThat(gradient[k]).as("parameter %d", k).isCloseTo(slope(batch, parameters, k), within(TOLERANCE));
            }
        }
    }

    private static double slope(Batch batch, double[] parameters, int k) {
        double kept = parameters[k];
        parameters[k] = kept + STEP;
        double above = batch.loss(parameters);
        parameters[k] = kept - STEP;
        double below = batch.loss(parameters);
        parameters[k] = kept;
        return (above - below) / (2 * STEP);
    }
}
