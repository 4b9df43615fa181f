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

class FingerprintTest {

    private static final BackendInfo BACKEND = new BackendInfo("ejml", "EJML 0.44", 1, "");
    private static final Course ADMM = AdmmSettings.defaults().course();

    private static TrainingData data(int rows, double last) {
        double[][] inputs = new double[rows][2];
        inputs[rows - 1][1] = last;
        return TrainingData.of(Samples.of(inputs), Samples.of(new double[rows][1]));
    }

    private static Fingerprint of(Course course) {
        return Fingerprint.of(course, data(3, 1), null, BACKEND);
    }

    private static String difference(Fingerprint there, Fingerprint here) {
        assertThat(here.equals(there)).isEqualTo(here.differenceFrom(there).isEmpty());
        return here.differenceFrom(there);
    }

    private static String difference(Course there, Course here) {
        return difference(of(there), of(here));
    }

    /** Each setting that the course of ADMM depends on, and what is said when it differs. */
    static Stream<Arguments> settings() {
        return Stream.of(
                change(s -> s.hidden(10, 5), "hidden [100, 100] there, [10, 5] here"),
                change(s -> s.activation(Activations.named("tanh")), "activation sigmoid there, tanh here"),
                change(s -> s.lambda(1e-3), "lambda 1.0E-9 there, 0.001 here"),
                change(s -> s.lambdaScaling(LambdaScaling.MEAN), "lambda scaling sum there, mean here"),
                change(s -> s.beta(1, 2, 3), "beta 10.0 there, 1.0,2.0,3.0 here"),
                change(
                        s -> s.penaltyAdaptation(
                                new PenaltyAdaptation(PenaltyAdaptation.Rule.NORM_TIED, 1, 0.25, 1, 0)),
                        "penalty adaptation rule fixed there, norm-tied here"),
                change(s -> s.dualStep(0.5), "dual step 1.0 there, 0.5 here"),
                change(s -> s.majorizer(Majorizer.MAX_ABS), "majorizer lipschitz there, max-abs here"),
                change(s -> s.curvatureFactor(2), "weight curvature factor 1.0 there, 2.0 here"),
                change(
                        s -> s.activationCurvature(ActivationCurvature.SAMPLE),
                        "activation curvature layer there, sample here"),
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
        AdmmSettings other = change.apply(AdmmSettings.defaults().toBuilder()).build();

        assertThat(difference(ADMM, other.course())).isEqualTo(expected);
    }

    @Test
    void ofWhatOnlyOneHasTheBeginningIsNamedAlone() {
        Course polished = ADMM.with("polish", "after 5 epochs").with("polish memory", 10);

        assertThat(difference(polished, ADMM)).isEqualTo("polish after 5 epochs there, none here");
        assertThat(difference(ADMM, polished)).isEqualTo("polish none there, after 5 epochs here");
        assertThat(difference(polished, ADMM.with("polish", "after 7 epochs").with("polish memory", 9)))
                .isEqualTo("polish after 5 epochs there, after 7 epochs here; polish memory 10 there, 9 here");
    }

    @Test
    void otherMethodIsAllThatIsSaid() {
        Course adam = Course.of("adam").with("adam step size", 0.001);

        assertThat(difference(ADMM, adam)).isEqualTo("method admm there, adam here");
        assertThat(difference(adam, Course.of("adam").with("adam step size", 0.1)))
                .isEqualTo("adam step size 0.001 there, 0.1 here");
    }

    @Test
    void otherDataAreToldByTheirShapeOrElseByTheirValues() {
        Fingerprint here = of(ADMM);

        assertThat(difference(Fingerprint.of(ADMM, data(5, 1), null, BACKEND), here))
                .isEqualTo("data rows 5 there, 3 here");
        assertThat(difference(Fingerprint.of(ADMM, data(3, 2), null, BACKEND), here))
                .isEqualTo("the data have other values");
    }

    @Test
    void otherStartAndOtherBackend() {
        Network start =
                Network.random(AdmmSettings.defaults().initialization(), 2, new int[] {3}, 1, Activations.SIGMOID);
        Network other = Network.random(AdmmSettings.paper().initialization(), 2, new int[] {3}, 1, Activations.SIGMOID);
        Fingerprint from = Fingerprint.of(ADMM, data(3, 1), start, BACKEND);

        assertThat(difference(of(ADMM), from)).isEqualTo("a random start there, a network to start from here");
        assertThat(difference(from, of(ADMM))).isEqualTo("a network to start from there, a random start here");
        assertThat(difference(from, Fingerprint.of(ADMM, data(3, 1), other, BACKEND)))
                .isEqualTo("another network to start from");
        BackendInfo blas = new BackendInfo("jblas", "jblas 1.2.5", 1, "");
        assertThat(difference(of(ADMM), Fingerprint.of(ADMM, data(3, 1), null, blas)))
                .isEqualTo("backend ejml (EJML 0.44) there, jblas (jblas 1.2.5) here");
    }
}
