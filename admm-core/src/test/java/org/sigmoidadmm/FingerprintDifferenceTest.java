package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.BackendInfo;

class FingerprintDifferenceTest {

    private static final BackendInfo BACKEND = new BackendInfo("ejml", "EJML 0.44", 1, "");
    private static final String POLISHED =
            ", polished after 5 epochs by Lbfgs[memory=10, decrease=1.0E-4] with 1.0 times" + " the evidence";

    private static TrainingData data(int rows, double last) {
        double[][] inputs = new double[rows][2];
        inputs[rows - 1][1] = last;
        return TrainingData.of(Samples.of(inputs), Samples.of(new double[rows][1]));
    }

    private static String of(AdmmSettings settings) {
        return of(settings.course());
    }

    private static String of(String course) {
        return Fingerprint.of(course, data(3, 1), null, BACKEND);
    }

    /** Each setting that the course of ADMM depends on, and what is said when it differs. */
    static Stream<Arguments> settings() {
        return Stream.of(
                change(s -> s.hidden(10, 5), "hidden [100, 100] there, [10, 5] here"),
                change(s -> s.activation(Activations.named("tanh")), "activation sigmoid there, tanh here"),
                change(s -> s.lambda(1e-3), "lambda 1.0E-9 of the sum there, 0.001 of the sum here"),
                change(
                        s -> s.lambdaScaling(LambdaScaling.MEAN),
                        "lambda 1.0E-9 of the sum there, 1.0E-9 of the mean here"),
                change(s -> s.beta(1, 2, 3), "beta 10.0 there, 1.0,2.0,3.0 here"),
                change(
                        s -> s.penaltyAdaptation(
                                new PenaltyAdaptation(PenaltyAdaptation.Rule.NORM_TIED, 1, 0.25, 1, 0)),
                        "penalty adaptation rule fixed there, norm-tied here"),
                change(s -> s.dualStep(0.5), "dual step 1.0 there, 0.5 here"),
                change(s -> s.majorizer(Majorizer.MAX_ABS), "majorizer lipschitz there, max-abs here"),
                change(s -> s.curvatureFactor(2), "weight curvature layer times 1.0 there, layer times 2.0 here"),
                change(
                        s -> s.activationCurvature(ActivationCurvature.SAMPLE),
                        "activation curvature layer times 1.0 there, sample times 1.0 here"),
                change(
                        s -> s.initialization(new Initialization(InitialScheme.LECUN_GAUSS, 2, true, 3)),
                        "initial scale 3.0 there, 2.0 here; initial seed 0 there, 3 here"),
                change(s -> s.outputStart(OutputStart.FORWARD), "output start target there, forward here"),
                change(s -> s.safeguard(Safeguard.OFF), "safeguard restart there, off here"),
                change(s -> s.blockColumns(7), "block columns 0 there, 7 here"),
                change(s -> s.evaluationInterval(5), "evaluation interval 1 there, 5 here"));
    }

    private static Arguments change(UnaryOperator<AdmmSettings.Builder> change, String expected) {
        return arguments(change, expected);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void namesTheSettingWithBothValues(UnaryOperator<AdmmSettings.Builder> change, String expected) {
        AdmmSettings usual = AdmmSettings.defaults();
        AdmmSettings other = change.apply(usual.toBuilder()).build();

        assertThat(FingerprintDifference.of(of(usual), of(other))).isEqualTo(expected);
    }

    @Test
    void polishThatOneHasIsNamedByItsBeginning() {
        String course = AdmmSettings.defaults().course();

        assertThat(FingerprintDifference.of(of(course + POLISHED), of(course)))
                .isEqualTo("polish after 5 epochs there, none here");
        assertThat(FingerprintDifference.of(of(course + POLISHED), of(course + POLISHED.replace("5", "7"))))
                .isEqualTo("polish after 5 epochs there, after 7 epochs here");
        assertThat(FingerprintDifference.of(of(course + POLISHED), of(course + POLISHED.replace("=10", "=9"))))
                .startsWith("polish method Lbfgs (memory=10, decrease=1.0E-4) with 1.0 times the evidence there, ");
    }

    @Test
    void otherMethodIsAllThatIsSaid() {
        String adam = "hidden [9], activation sigmoid, Adam[stepSize=0.001, beta1=0.9], batch size 0";

        assertThat(FingerprintDifference.of(of(AdmmSettings.defaults()), of(adam)))
                .isEqualTo("method ADMM there, Adam here");
        assertThat(FingerprintDifference.of(of(adam), of(adam.replace("0.001", "0.1"))))
                .isEqualTo("step size 0.001 there, 0.1 here");
        assertThat(FingerprintDifference.of(
                        of(adam), of(adam.replace("Adam[stepSize=0.001, beta1=0.9", "Sgd[stepSize=1"))))
                .isEqualTo("method Adam there, Sgd here");
    }

    @Test
    void otherDataAreToldByTheirShapeOrElseByTheirValues() {
        String course = AdmmSettings.defaults().course();
        String here = of(course);

        assertThat(FingerprintDifference.of(Fingerprint.of(course, data(5, 1), null, BACKEND), here))
                .isEqualTo("data rows 5 there, 3 here");
        assertThat(FingerprintDifference.of(Fingerprint.of(course, data(3, 2), null, BACKEND), here))
                .isEqualTo("the data have other values");
    }

    @Test
    void otherStartAndOtherBackend() {
        String course = AdmmSettings.defaults().course();
        Network start =
                Network.random(AdmmSettings.defaults().initialization(), 2, new int[] {3}, 1, Activations.SIGMOID);
        Network other = Network.random(AdmmSettings.paper().initialization(), 2, new int[] {3}, 1, Activations.SIGMOID);
        String from = Fingerprint.of(course, data(3, 1), start, BACKEND);

        assertThat(FingerprintDifference.of(of(course), from))
                .isEqualTo("a random start there, a network to start from here");
        assertThat(FingerprintDifference.of(from, of(course)))
                .isEqualTo("a network to start from there, a random start here");
        assertThat(FingerprintDifference.of(from, Fingerprint.of(course, data(3, 1), other, BACKEND)))
                .isEqualTo("another network to start from");
        BackendInfo blas = new BackendInfo("jblas", "jblas 1.2.5", 1, "");
        assertThat(FingerprintDifference.of(of(course), Fingerprint.of(course, data(3, 1), null, blas)))
                .isEqualTo("backend ejml (EJML 0.44) there, jblas (jblas 1.2.5) here");
    }
}
