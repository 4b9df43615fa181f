package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.gradient.PolishSettings;
import org.sigmoidadmm.gradient.PolishedTrainer;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** Targets that a loss is not meant for are refused before a training begins; all others are trained on. */
class LossTargetsTest {

    private static final Samples INPUTS = Samples.of(new double[][] {{0.1}, {0.5}, {-0.3}});

    /** Each trainer that takes a loss. */
    enum Kind {
        ADMM((provider, loss) -> new AdmmTrainer(provider, admm(loss))),
        ADAM((provider, loss) -> new GradientTrainer(provider, gradient(GradientMethod.adam(0.01), loss))),
        L_BFGS((provider, loss) -> new GradientTrainer(provider, gradient(GradientMethod.lbfgs(), loss))),
        POLISHED((provider, loss) ->
                new PolishedTrainer(provider, new PolishSettings(admm(loss), 3, GradientMethod.lbfgs(), 1, true)));

        private final BiFunction<MatrixBackendProvider, Loss, Trainer> trainer;

        Kind(BiFunction<MatrixBackendProvider, Loss, Trainer> trainer) {
            this.trainer = trainer;
        }

        TrainingResult fit(MatrixBackendProvider provider, Loss loss, TrainingData data) {
            return trainer.apply(provider, loss).fit(data, TrainingListener.NONE);
        }

        private static AdmmSettings admm(Loss loss) {
            return Problems.mild(3).loss(loss).epochs(2).build();
        }

        private static GradientSettings gradient(GradientMethod method, Loss loss) {
            return GradientSettings.defaults(method).toBuilder()
                    .loss(loss)
                    .hidden(3)
                    .epochs(2)
                    .build();
        }
    }

    private static TrainingData targets(double[]... rows) {
        return TrainingData.of(INPUTS, Samples.of(rows));
    }

    private static void assertRefused(Kind kind, TrainingData data, String message) {
        InterposedProvider provider = InterposedProvider.counting();
        assertThatThrownBy(() -> kind.fit(provider, Losses.CROSS_ENTROPY, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(provider.created).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void crossEntropyRefusesTargetsThatAreNoDistributions(Kind kind) {
        String training = "the training targets do not suit the loss cross-entropy: ";
        assertRefused(
                kind,
                targets(new double[][] {{1}, {0}, {1}}),
                training
                        + "the 1 targets of sample 1 sum to 0.0, must be probabilities that sum to 1, one for each class");
        assertRefused(
                kind,
                targets(new double[][] {{1}, {1}, {2}}),
                training
                        + "the 1 targets of sample 2 sum to 2.0, must be probabilities that sum to 1, one for each class");
        assertRefused(
                kind,
                targets(new double[][] {{1, 0}, {2, -1}, {0, 1}}),
                training + "target 1 of sample 1 is -1.0, must be a probability, one for each class");
        TrainingData legal = targets(new double[][] {{1, 0}, {1, 0}, {0, 1}});
        assertRefused(
                kind,
                legal.withValidation(INPUTS, Samples.of(new double[][] {{0.5, 0.5}, {0.5, 0.625}, {0, 1}})),
                "the validation targets do not suit the loss cross-entropy: the 2 targets of sample 1 sum to 1.125, must be "
                        + "probabilities that sum to 1, one for each class");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMeantForALossIsTrainedOn(Kind kind) {
        double[] smoothed = new double[7];
        Arrays.fill(smoothed, 0.1 / 7);
        smoothed[3] += 0.9;
        double[][] classes = {smoothed, {0, 0, 1, 0, 0, 0, 0}, {0.1, 0.2, 0.3, 0.1, 0.1, 0.1, 0.1}};
        double[][] signs = {{1}, {-1}, {1}};
        double[][] bits = {{0}, {1}, {0}};
        assertTrains(kind, Losses.CROSS_ENTROPY, classes);
        assertTrains(kind, Losses.HINGE, classes);
        assertTrains(kind, Losses.HINGE, signs);
        assertTrains(kind, Losses.HINGE, bits);
        assertTrains(kind, Losses.SQUARED, signs);
        assertTrains(kind, Losses.huber(0.5), new double[][] {{1}, {-1}, {1e8}});
    }

    private static void assertTrains(Kind kind, Loss loss, double[][] targets) {
        TrainingResult result = kind.fit(Problems.REFERENCE, loss, targets(targets));
        assertThat(result.history()).isNotEmpty();
        assertThat(result.bestTrainError()).isPositive();
    }
}
