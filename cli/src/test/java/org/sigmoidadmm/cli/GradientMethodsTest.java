package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.gradient.RandomFeaturesSettings;
import org.sigmoidadmm.gradient.RandomFeaturesTrainer;
import org.sigmoidadmm.gradient.StepSchedule;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** The methods that ADMM is compared with, at the sizes of the comparison: x² on [−1, 1] by 2×100 units. */
class GradientMethodsTest {

    private static final List<String> BACKENDS = List.of("ejml", "jblas", "ojalgo");

    private static TrainingData square(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 2 * random.nextDouble() - 1;
            y[i] = x[i] * x[i];
        }
        return TrainingData.of(new Samples(n, 1, x), new Samples(n, 1, y));
    }

    private static TrainingData squareWithTest(int n) {
        TrainingData test = square(n, 2);
        return square(n, 1).withValidation(test.inputs(), test.targets());
    }

    private static MatrixBackendProvider backend(String name) {
        return MatrixBackends.scan().select(name);
    }

    private static void requireAgreement(List<Double> errors) {
        for (double error : errors) {
            // rounding, grown over three epochs or by the condition of a system; measured: 4e-11 at most
            assertThat(error).as("%s", errors).isCloseTo(errors.get(0), within(1e-6 * errors.get(0)));
        }
    }

    @ParameterizedTest
    @CsvSource({"sgd, relu", "adam, sigmoid", "lbfgs, tanh"})
    void backendsAgreeAfterThreeEpochs(String method, String activation) {
        GradientMethod chosen = switch (method) {
            case "sgd" -> GradientMethod.sgd(0.01);
            case "adam" -> GradientMethod.adam(1e-3);
            default -> GradientMethod.lbfgs();
        };
        GradientSettings settings = GradientSettings.defaults(chosen).toBuilder()
                .activation(Activations.named(activation))
                .epochs(3)
                .build();
        List<Double> errors = new ArrayList<>();
        for (String name : BACKENDS) {
            Trainer trainer = new GradientTrainer(backend(name), settings);
            errors.add(trainer.fit(square(1000, 1), TrainingListener.NONE).lastTrainError());
        }
        requireAgreement(errors);
    }

    @Test
    void randomFeaturesAgreeWhereTheSystemIsWellConditioned() {
        RandomFeaturesSettings preset = RandomFeaturesSettings.of(200);
        RandomFeaturesSettings settings = new RandomFeaturesSettings(
                preset.hidden(), preset.activation(), OptionalDouble.of(1e-3), preset.initialization(), 2);
        List<Double> errors = new ArrayList<>();
        for (String name : BACKENDS) {
            Trainer trainer = new RandomFeaturesTrainer(backend(name), settings);
            errors.add(trainer.fit(square(1000, 1), TrainingListener.NONE).lastTrainError());
        }
        requireAgreement(errors);
    }

    @Test
    void lbfgsApproximatesTheSquareClosely() {
        GradientSettings settings = GradientSettings.defaults(new GradientMethod.Lbfgs(30, 1e-4, 0.5)).toBuilder()
                .epochs(400)
                .evaluationInterval(20)
                .build();
        double error = new GradientTrainer(backend("jblas"), settings)
                .fit(squareWithTest(1000), TrainingListener.NONE)
                .bestValidationError();
        assertThat(error).isLessThan(1e-6); // measured 1e-8 to 3e-8 over seeds; late iterates depend on rounding
    }

    @Test
    void reluWithAdamApproximatesTheSquare() {
        GradientSettings settings = GradientSettings.defaults(GradientMethod.adam(1e-3)).toBuilder()
                .activation(Activations.RELU)
                .initialization(new Initialization(InitialScheme.MSRA, 1, true, 0))
                .schedule(new StepSchedule.Cosine())
                .epochs(200)
                .evaluationInterval(20)
                .build();
        double error = new GradientTrainer(backend("jblas"), settings)
                .fit(squareWithTest(500), TrainingListener.NONE)
                .bestValidationError();
        assertThat(error).isLessThan(1e-5); // measured 2.2e-6 on every backend
    }
}
