package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.CheckpointException;
import org.sigmoidadmm.Checkpoints;
import org.sigmoidadmm.EpochEvent;
import org.sigmoidadmm.StopReason;
import org.sigmoidadmm.StoppingRules;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingListener.Decision;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.Losses;

class GradientCheckpointTest {

    private static final TrainingData DATA = Cases.curve(90, 1, x -> x * x);

    @TempDir
    private Path folder;

    static Stream<GradientMethod> methods() {
        return Stream.of(GradientMethod.sgd(0.05), GradientMethod.adam(0.01), GradientMethod.lbfgs());
    }

    private static GradientTrainer trainer(GradientMethod method, int epochs) {
        return new GradientTrainer(
                Cases.PROVIDER,
                GradientSettings.defaults(method).toBuilder()
                        .hidden(6, 5)
                        .epochs(epochs)
                        .build());
    }

    private Checkpoints checkpoints(boolean resume) {
        return new Checkpoints(folder.resolve("c"), 1, 0, resume);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void trainingThatWasStoppedGoesOnWithTheSameBits(GradientMethod method) {
        TrainingResult whole = trainer(method, 20).fit(DATA, TrainingListener.NONE);
        TrainingListener stopsAtEight = event -> event.epoch() == 8 ? Decision.STOP : Decision.CONTINUE;
        trainer(method, 20).fit(DATA, null, stopsAtEight, checkpoints(false));
        TrainingResult resumed = trainer(method, 20).fit(DATA, null, TrainingListener.NONE, checkpoints(true));
        assertThat(resumed.history().stream().map(EpochEvent::trainError))
                .containsExactlyElementsOf(
                        whole.history().stream().map(EpochEvent::trainError).toList());
        assertThat(resumed.last().layers().get(1).weight())
                .isEqualTo(whole.last().layers().get(1).weight());
    }

    @Test
    void checkpointOfAnotherMethodIsRefused() {
        trainer(GradientMethod.sgd(0.05), 2).fit(DATA, null, TrainingListener.NONE, checkpoints(false));
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() ->
                        trainer(GradientMethod.adam(0.01), 3).fit(DATA, null, TrainingListener.NONE, checkpoints(true)))
                .withMessageEndingWith("belongs to another training: method sgd there, adam here");
    }

    private static PolishedTrainer polished(StoppingRules rules) {
        AdmmSettings admm = PolishSettings.defaults(Losses.SQUARED).admm().toBuilder()
                .hidden(6, 5)
                .stopping(rules)
                .build();
        return new PolishedTrainer(Cases.PROVIDER, PolishSettings.after(admm, 4));
    }

    @Test
    void checkpointOfAPolishThatBeganElsewhereIsRefused() {
        TrainingListener stopsAtTwo = event -> event.epoch() == 2 ? Decision.STOP : Decision.CONTINUE;
        polished(StoppingRules.NONE).fit(DATA, null, stopsAtTwo, checkpoints(false));
        PolishedTrainer other = polished(StoppingRules.NONE.withTolerances(1, 0));
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> other.fit(DATA, null, TrainingListener.NONE, checkpoints(true)))
                .withMessageEndingWith(
                        "belongs to another training: polish primal tolerance absolute 0.0 there, 1.0 here;"
                                + " polish dual tolerance absolute 0.0 there, 1.0 here");
        PolishedTrainer patient = polished(StoppingRules.NONE.withPatience(9));
        assertThat(patient.fit(DATA, null, TrainingListener.NONE, checkpoints(true))
                        .resumedEpoch())
                .isEqualTo(2);
    }

    @Test
    void patienceEndsTheTrainingAndResidualTolerancesAreRefused() {
        GradientSettings.Builder builder =
                GradientSettings.defaults(new GradientMethod.Sgd(1e-300, 0, false)).toBuilder();
        TrainingResult result = new GradientTrainer(
                        Cases.PROVIDER,
                        builder.stopping(StoppingRules.NONE.withPatience(3)).build())
                .fit(DATA, TrainingListener.NONE);
        assertThat(result.stopReason()).isEqualTo(StopReason.PATIENCE);
        assertThat(result.lastEpoch()).isEqualTo(3); // steps of 1e-300 change nothing
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.stopping(StoppingRules.NONE.withTolerances(1e-3, 0)))
                .withMessage("residual tolerances are 0.001 + 0.0 of the first and 0.001 + 0.0 of the first, "
                        + "must be 0: gradient methods have no residuals");
    }
}
