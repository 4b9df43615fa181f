package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/** Data, networks and starts that do not fit are refused in one sentence with the numbers. */
class TrainingDataTest {

    private static final Samples TWO = Samples.of(new double[][] {{1, 2}, {3, 4}});
    private static final Samples THREE = Samples.of(new double[][] {{1}, {2}, {3}});
    private static final Samples TARGETS = Samples.of(new double[][] {{5}, {6}});

    private static Samples with(double value) {
        return Samples.of(new double[][] {{1, 2}, {3, value}});
    }

    private static Layer layer(int inputs, int outputs, Activation activation) {
        return new Layer(inputs, outputs, new double[inputs * outputs], new double[outputs], activation);
    }

    private static Network network(Layer... layers) {
        return new Network(List.of(layers));
    }

    private static ThrowingCallable start(Network start) {
        return () -> new AdmmTrainer(Problems.REFERENCE, AdmmSettings.defaults())
                .fit(TrainingData.of(TWO, TARGETS), start, TrainingListener.NONE);
    }

    private static Arguments refused(ThrowingCallable call, String message) {
        return Arguments.of(call, message);
    }

    static Stream<Arguments> refusals() {
        Activation sigmoid = Activations.SIGMOID;
        Activation identity = Activations.IDENTITY;
        Layer spoilt = new Layer(2, 1, new double[] {1, Double.NaN}, new double[1], sigmoid);
        return Stream.of(
                refused(() -> Samples.of(new double[0][]), "there are no samples"),
                refused(() -> Samples.of(new double[][] {{1, 2}, {3}}), "sample 1 has 1 numbers, sample 0 has 2"),
                refused(
                        () -> new Samples(2, 3, new double[5]),
                        "2 samples of 3 numbers need 6 values (at least 1), there are 5"),
                refused(
                        () -> new Samples(0, 3, new double[0]),
                        "0 samples of 3 numbers need 0 values (at least 1), there are 0"),
                refused(() -> TrainingData.of(TWO, THREE), "there are 2 training inputs and 3 training targets"),
                refused(() -> TrainingData.of(with(Double.NaN), TARGETS), "input 1 of sample 1 is NaN, must be finite"),
                refused(
                        () -> TrainingData.of(TWO, with(Double.NEGATIVE_INFINITY)),
                        "target 1 of sample 1 is -Infinity, must be finite"),
                refused(
                        () -> TrainingData.of(TWO, TARGETS).withValidation(TWO, THREE),
                        "there are 2 validation inputs and 3 validation targets"),
                refused(
                        () -> TrainingData.of(TWO, TARGETS).withValidation(with(Double.NaN), TARGETS),
                        "validation input 1 of sample 1 is NaN, must be finite"),
                refused(
                        () -> TrainingData.of(TWO, TARGETS).withValidation(TARGETS, TARGETS),
                        "validation samples have 1 inputs and 1 targets, training samples 2 and 1"),
                refused(
                        () -> new TrainingData(TWO, TARGETS, TWO, null, null),
                        "validation needs both inputs and targets"),
                refused(() -> TrainingData.of(TWO, TARGETS).withWeights(1, 2, 3), "there are 3 weights for 2 samples"),
                refused(
                        () -> TrainingData.of(TWO, TARGETS).withWeights(1, -2),
                        "the weight of sample 1 is -2.0, must be finite and at least 0"),
                refused(
                        start(network(layer(3, 4, sigmoid), layer(4, 1, identity))),
                        "the network takes 3 numbers and gives 1, the data have 2 inputs and 1 targets"),
                refused(
                        start(network(layer(2, 4, sigmoid), layer(4, 2, identity))),
                        "the network takes 2 numbers and gives 2, the data have 2 inputs and 1 targets"),
                refused(
                        start(network(layer(2, 4, sigmoid), layer(4, 1, sigmoid))),
                        "the output layer must be linear (identity)"),
                refused(
                        start(network(layer(2, 4, sigmoid), layer(4, 4, Activations.RELU), layer(4, 1, identity))),
                        "layer 2 has activation relu, which is not smooth; ADMM needs finite bounds of the value and"
                                + " two derivatives"),
                refused(
                        start(network(layer(2, 1, identity))),
                        "ADMM needs at least one hidden layer, the network has none"),
                refused(
                        start(network(spoilt, layer(1, 1, identity))),
                        "layer 1 of the network has a weight that is NaN, must be finite"),
                refused(
                        () -> new Layer(2, 3, new double[5], new double[3], sigmoid),
                        "a layer from 2 to 3 numbers needs 6 weights and 3 biases, there are 5 and 3"),
                refused(
                        () -> new Layer(0, 3, new double[0], new double[3], sigmoid),
                        "a layer from 0 to 3 numbers needs 0 weights and 3 biases, there are 0 and 3"),
                refused(() -> new Network(List.of()), "a network needs at least one layer"),
                refused(
                        () -> network(layer(2, 4, sigmoid), layer(3, 1, identity)),
                        "layer 2 takes 3 numbers, layer 1 gives 4"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void whatDoesNotFitIsRefusedWithTheNumbers(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void samplesAreFoundByNumber() {
        Samples samples = Samples.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        assertThat(samples.get(1, 0)).isEqualTo(3);
        assertThat(samples.row(2)).containsExactly(5, 6);
        assertThat(samples.select(new int[] {2, 0, 2}).values()).containsExactly(5, 6, 1, 2, 5, 6);
        assertThat(samples.firstNonFinite()).isEqualTo(-1);
        assertThatThrownBy(() -> samples.get(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        for (int sample : new int[] {-1, 3, Integer.MIN_VALUE, 0x40000000}) { // the last two are 0 by 2 features
            assertThatThrownBy(() -> samples.get(sample, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatThrownBy(() -> samples.row(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> samples.select(new int[] {-1})).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void validationErrorIsThatOfTheValidationSamples() {
        TrainingData training = Problems.smooth(12, 2, 1, 1);
        TrainingData others = Problems.smooth(5, 2, 1, 2);
        AdmmSettings settings = Problems.mild(3).epochs(2).build();
        TrainingResult result = new AdmmTrainer(Problems.REFERENCE, settings)
                .fit(training.withValidation(others.inputs(), others.targets()), TrainingListener.NONE);
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            double misfit = result.last().predict(others.inputs().row(i))[0]
                    - others.targets().get(i, 0);
            sum += misfit * misfit;
        }
        // five squares summed in another order
        assertThat(Math.abs(result.lastValidationError() - sum / 5)).isLessThan(1e-14 * Math.max(1, sum));
    }
}
