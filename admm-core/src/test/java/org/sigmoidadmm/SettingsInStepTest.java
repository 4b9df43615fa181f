package org.sigmoidadmm;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Losses;

/** Each setting of ADMM is in all the places where it has to be: copies, equality, the text that checkpoints compare. */
class SettingsInStepTest {

    private static final AdmmSettings DEFAULTS = AdmmSettings.defaults();

    private static final Map<String, Object> OTHER = Map.ofEntries(
            entry("hidden", new int[] {7, 5}),
            entry("activation", Activations.TANH),
            entry("loss", Losses.HINGE),
            entry("epochs", 7),
            entry("initialization", new Initialization(InitialScheme.XAVIER, 2, false, 0)),
            entry("seed", 7L),
            entry("stopping", StoppingRules.NONE.withTolerances(1e-3, 0)),
            entry("threads", 2),
            entry("evaluationInterval", 3),
            entry("lambda", new double[] {1e-3}),
            entry("lambdaScaling", LambdaScaling.MEAN),
            entry("dualStep", 0.5),
            entry("beta", new double[] {1, 2, 3}),
            entry("penaltyAdaptation", PenaltyAdaptation.normTied(0.05, 25)),
            entry("curvatureFactor", new double[] {0.5}),
            entry("activationCurvatureFactor", new double[] {0.25}),
            entry("weightCurvature", WeightCurvature.NEURON),
            entry("activationCurvature", ActivationCurvature.SAMPLE),
            entry("majorizer", Majorizer.MAX_ABS),
            entry("outputStart", OutputStart.FORWARD),
            entry("safeguard", Safeguard.OFF),
            entry("blockColumns", 16));

    /** With other values a training goes on from the same checkpoints. */
    private static final Set<String> NOT_THE_COURSE = Set.of(
            "epochs", // ends the training, and no iterate depends on it
            "stopping", // the same
            "threads"); // the bits are those of any number

    static Set<Map.Entry<String, AdmmSettings>> changed() {
        return EverySetter.applied(DEFAULTS::toBuilder, AdmmSettings.Builder::build, OTHER)
                .entrySet();
    }

    @ParameterizedTest
    @MethodSource("changed")
    void settingIsInEveryPlace(Map.Entry<String, AdmmSettings> setting) {
        AdmmSettings changed = setting.getValue();
        assertThat(changed).as(setting.getKey()).isNotEqualTo(DEFAULTS).doesNotHaveSameHashCodeAs(DEFAULTS);
        AdmmSettings copy = changed.toBuilder().build();
        assertThat(copy).as(setting.getKey()).isEqualTo(changed).hasSameHashCodeAs(changed);
        assertThat(copy.course()).isEqualTo(changed.course());
        assertThat(changed.course().equals(DEFAULTS.course()))
                .as("%s leaves the course", setting.getKey())
                .isEqualTo(NOT_THE_COURSE.contains(setting.getKey()));
    }
}
