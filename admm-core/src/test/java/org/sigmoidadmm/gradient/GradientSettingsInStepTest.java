package org.sigmoidadmm.gradient;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.EverySetter;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.StoppingRules;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Losses;

/** As for ADMM, each setting of the gradient methods and of the polish is in all the places where it has to be. */
class GradientSettingsInStepTest {

    private static final GradientSettings DEFAULTS = GradientSettings.defaults(GradientMethod.adam(1e-3));
    private static final PolishSettings POLISH = PolishSettings.defaults(Losses.SQUARED);

    private static final Map<String, Object> OTHER = Map.ofEntries(
            entry("hidden", new int[] {7, 5}),
            entry("activation", Activations.RELU),
            entry("loss", Losses.HINGE),
            entry("epochs", 7),
            entry("initialization", new Initialization(InitialScheme.MSRA, 2, false, 0)),
            entry("seed", 7L),
            entry("stopping", StoppingRules.NONE.withPatience(3)),
            entry("threads", 2),
            entry("evaluationInterval", 3),
            entry("method", GradientMethod.sgd(0.05)),
            entry("batchSize", 16),
            entry("schedule", new StepSchedule.StepDecay(0.5, 10)),
            entry("weightDecay", 1e-4),
            entry("clipNorm", 1.0));

    /** With other values a training goes on from the same checkpoints. */
    private static final Set<String> NOT_THE_COURSE = Set.of(
            "epochs", // ends the training, and only the steps of a cosine schedule depend on it
            "stopping", // ends the training
            "threads"); // the bits are those of any number

    static Set<Map.Entry<String, GradientSettings>> changed() {
        return EverySetter.applied(DEFAULTS::toBuilder, GradientSettings.Builder::build, OTHER)
                .entrySet();
    }

    @ParameterizedTest
    @MethodSource("changed")
    void settingIsInEveryPlace(Map.Entry<String, GradientSettings> setting) {
        GradientSettings changed = setting.getValue();
        assertThat(changed).as(setting.getKey()).isNotEqualTo(DEFAULTS).doesNotHaveSameHashCodeAs(DEFAULTS);
        GradientSettings copy = changed.toBuilder().build();
        assertThat(copy).as(setting.getKey()).isEqualTo(changed).hasSameHashCodeAs(changed);
        assertThat(copy.course()).isEqualTo(changed.course());
        assertThat(changed.course().equals(DEFAULTS.course()))
                .as("%s leaves the course", setting.getKey())
                .isEqualTo(NOT_THE_COURSE.contains(setting.getKey()));
    }

    @Test
    void epochsAreInTheCourseOfACosineSchedule() {
        GradientSettings cosine =
                DEFAULTS.toBuilder().schedule(new StepSchedule.Cosine()).build();
        assertThat(cosine.toBuilder().epochs(7).build().course()).isNotEqualTo(cosine.course());
    }

    private static PolishSettings after(AdmmSettings.Builder admm) {
        return new PolishSettings(
                admm.build(), POLISH.iterations(), POLISH.method(), POLISH.regularisation(), POLISH.reestimates());
    }

    private static AdmmSettings.Builder admm() {
        return POLISH.admm().toBuilder();
    }

    /** What ends ADMM before a polish decides where the polish starts. */
    static Stream<PolishSettings> coursesOfTheirOwn() {
        return Stream.of(
                after(admm().lambda(1e-3)),
                after(admm().epochs(7)),
                after(admm().stopping(StoppingRules.NONE.withTolerances(1e-3, 0))),
                after(admm().stopping(StoppingRules.NONE.withTolerances(
                        new StoppingRules.Tolerance(0, 0.1), StoppingRules.Tolerance.OFF))),
                new PolishSettings(POLISH.admm(), POLISH.iterations(), GradientMethod.lbfgs(), 1, true),
                new PolishSettings(POLISH.admm(), POLISH.iterations(), POLISH.method(), 2, true),
                new PolishSettings(POLISH.admm(), POLISH.iterations(), POLISH.method(), 1, false));
    }

    @ParameterizedTest
    @MethodSource("coursesOfTheirOwn")
    void polishOfAnotherCourseHasAnotherText(PolishSettings changed) {
        assertThat(changed.course()).isNotEqualTo(POLISH.course());
    }

    /** Threads, and what ends the polish. */
    static Stream<PolishSettings> sameCourses() {
        return Stream.of(
                after(admm().threads(2)),
                after(admm().stopping(StoppingRules.NONE
                        .withPatience(3)
                        .withSeconds(9)
                        .withObjectiveTolerance(1e-9))),
                PolishSettings.after(POLISH.admm(), 7));
    }

    @ParameterizedTest
    @MethodSource("sameCourses")
    void polishOfTheSameCourseHasTheSameText(PolishSettings changed) {
        assertThat(changed.course()).isEqualTo(POLISH.course());
    }
}
