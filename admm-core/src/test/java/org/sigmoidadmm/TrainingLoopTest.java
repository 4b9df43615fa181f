package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.TrainingListener.Decision;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.BackendInfo;

/** The loop around any method, driven here by one whose errors are written down beforehand. */
class TrainingLoopTest {

    private static final double NONE = Double.NaN;

    /** Weights tell the epoch; errors and objective are those of the lists, from epoch 0. */
    private static class Scripted implements Solver {

        private final double[] trainErrors;
        private final double[] validationErrors;
        private int epoch;
        private boolean evaluated = true;
        private boolean closed;

        Scripted(double[] trainErrors, double[] validationErrors) {
            this.trainErrors = trainErrors;
            this.validationErrors = validationErrors;
        }

        static Scripted of(double... trainErrors) {
            return new Scripted(trainErrors, new double[0]);
        }

        Scripted validated(double... errors) {
            return new Scripted(trainErrors, errors);
        }

        @Override
        public void iterate(boolean evaluate) {
            epoch++;
            evaluated = evaluate;
            if (Double.isInfinite(trainErrors[epoch])) {
                throw new DivergenceException("epoch " + epoch + ": layer 1");
            }
        }

        @Override
        public int epoch() {
            return epoch;
        }

        @Override
        public Network network() {
            return ofEpoch(epoch);
        }

        @Override
        public Network previousNetwork() {
            return ofEpoch(epoch - 1);
        }

        private static Network ofEpoch(int epoch) {
            return new Network(List.of(new Layer(1, 1, new double[] {epoch}, new double[1], Activations.IDENTITY)));
        }

        @Override
        public double trainError() {
            return evaluated ? trainErrors[epoch] : NONE;
        }

        @Override
        public double validationError() {
            return evaluated && validationErrors.length > 0 ? validationErrors[epoch] : NONE;
        }

        @Override
        public double objective() {
            return 10 * trainErrors[epoch];
        }

        @Override
        public double[] residuals() {
            return new double[] {epoch};
        }

        @Override
        public BackendInfo backend() {
            return new BackendInfo("scripted", "", 1, "");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static double weight(Network network) {
        return network.layers().get(0).weight()[0];
    }

    private static TrainingResult run(Scripted solver, int interval, TrainingListener listener) {
        return TrainingLoop.run(solver, solver.trainErrors.length - 1, interval, listener, System.nanoTime());
    }

    private static TrainingResult run(Scripted solver, StoppingRules rules) {
        return TrainingLoop.run(
                solver, solver.trainErrors.length - 1, 1, rules, TrainingListener.NONE, System.nanoTime());
    }

    @Test
    void bestNetworkHasTheSmallestMeritUnlessThereAreValidationSamples() {
        double[] merits = {9, 4, 2, 3};
        TrainingResult result = run(new Weighing(merits), 1, TrainingListener.NONE);
        assertThat(result.bestEpoch()).isEqualTo(2);
        assertThat(result.bestTrainError()).isEqualTo(6);
        Scripted validated = new Weighing(merits, 9, 8, 7, 6);
        assertThat(run(validated, 1, TrainingListener.NONE).bestEpoch()).isEqualTo(3);
    }

    /** Its training error rises while its merit does not. */
    private static final class Weighing extends Scripted {

        private final double[] merits;

        Weighing(double[] merits, double... validationErrors) {
            super(new double[] {4, 5, 6, 7}, validationErrors);
            this.merits = merits;
        }

        @Override
        public double merit() {
            return merits[epoch()];
        }
    }

    @Test
    void listenerIsToldOfEachEpochInOrder() {
        List<EpochEvent> events = new ArrayList<>();
        TrainingResult result = run(Scripted.of(9, 5, 4, 3).validated(8, 6, 5, 7), 1, event -> {
            events.add(event);
            return Decision.CONTINUE;
        });
        assertThat(events).extracting(EpochEvent::epoch).containsExactly(1, 2, 3);
        assertThat(events).extracting(EpochEvent::trainError).containsExactly(5.0, 4.0, 3.0);
        assertThat(events).extracting(EpochEvent::validationError).containsExactly(6.0, 5.0, 7.0);
        assertThat(events).extracting(EpochEvent::objective).containsExactly(50.0, 40.0, 30.0);
        assertThat(events).extracting(EpochEvent::seconds).isSorted();
        assertThat(result.history()).isEqualTo(events);
        assertThat(result.stopReason()).isEqualTo(StopReason.EPOCHS);
        assertThat(result.message()).isEmpty();
        assertThat(result.backend().name()).isEqualTo("scripted");
    }

    @Test
    void loopLeavesTheSolverOpen() {
        Scripted solver = Scripted.of(2, 1);
        run(solver, 1, TrainingListener.NONE);
        assertThat(solver.closed).isFalse();
    }

    @Test
    void listenerEndsTheTraining() {
        TrainingResult result =
                run(Scripted.of(9, 5, 4, 3), 1, event -> event.epoch() == 2 ? Decision.STOP : Decision.CONTINUE);
        assertThat(result.stopReason()).isEqualTo(StopReason.LISTENER);
        assertThat(result.lastEpoch()).isEqualTo(2);
        assertThat(weight(result.last())).isEqualTo(2);
        assertThat(result.history()).hasSize(2);
    }

    @Test
    void interruptEndsTheTrainingAndStaysSet() {
        try {
            TrainingResult result = run(Scripted.of(9, 5, 4, 3), 1, event -> {
                if (event.epoch() == 2) {
                    Thread.currentThread().interrupt();
                }
                return Decision.CONTINUE;
            });
            assertThat(result.stopReason()).isEqualTo(StopReason.INTERRUPTED);
            assertThat(result.lastEpoch()).isEqualTo(2);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void threadInterruptedBeforehandTrainsNothing() {
        Thread.currentThread().interrupt();
        try {
            TrainingResult result = run(Scripted.of(9, 5), 1, TrainingListener.NONE);
            assertThat(result.stopReason()).isEqualTo(StopReason.INTERRUPTED);
            assertThat(result.lastEpoch()).isZero();
            assertThat(result.lastTrainError()).isEqualTo(9);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void bestHasTheSmallestTrainingErrorWithoutValidation() {
        TrainingResult result = run(Scripted.of(9, 5, 2, 3, 2), 1, TrainingListener.NONE);
        assertThat(result.bestEpoch()).isEqualTo(2); // the earliest of equals
        assertThat(weight(result.best())).isEqualTo(2);
        assertThat(result.bestTrainError()).isEqualTo(2);
        assertThat(result.bestValidationError()).isNaN();
        assertThat(result.lastEpoch()).isEqualTo(4);
        assertThat(result.lastTrainError()).isEqualTo(2);
        assertThat(result.lastValidationError()).isNaN();
    }

    @Test
    void bestHasTheSmallestValidationErrorWhereThereIsOne() {
        TrainingResult result = run(Scripted.of(9, 5, 2, 1).validated(8, 3, 4, 6), 1, TrainingListener.NONE);
        assertThat(result.bestEpoch()).isEqualTo(1);
        assertThat(result.bestTrainError()).isEqualTo(5);
        assertThat(result.bestValidationError()).isEqualTo(3);
        assertThat(result.lastTrainError()).isEqualTo(1);
        assertThat(result.lastValidationError()).isEqualTo(6);
    }

    @Test
    void validationErrorThatIsNotANumberIsNeverTheBest() {
        TrainingResult result = run(Scripted.of(9, 5, 1).validated(8, 7, NONE), 1, TrainingListener.NONE);
        assertThat(result.bestEpoch()).isEqualTo(1);
    }

    @Test
    void startIsTheBestWhereNothingImprovesOnIt() {
        TrainingResult result = run(Scripted.of(1, 5, 2), 1, TrainingListener.NONE);
        assertThat(result.bestEpoch()).isZero();
        assertThat(weight(result.best())).isZero();
        assertThat(result.warnings())
                .containsExactly(
                        "no epoch improved on the start, whose network is the best: the training error was 1.00"
                                + " there and 2.00 after epoch 2");
    }

    @Test
    void listenerIsToldThatNoEpochImprovedOnTheStart() {
        RecordedWarnings listener = new RecordedWarnings();
        run(Scripted.of(9, 5, 4).validated(1.7, 1e9, 3.6e65), 1, listener);
        assertThat(listener.told)
                .containsExactly("no epoch improved on the start, whose network is the best: the validation error was"
                        + " 1.70 there and 3.60e+65 after epoch 2");
    }

    @Test
    void trainingThatImprovesOrHasNoEpochIsNotWarnedOf() {
        assertThat(run(Scripted.of(9, 5, 11), 1, TrainingListener.NONE).warnings())
                .isEmpty();
        assertThat(run(Scripted.of(9), 1, TrainingListener.NONE).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, '1,2,3,4,5,6,7'", "3, '3,6,7'", "7, '7'", "0, '7'", "100, '7'"})
    void errorsAreEvaluatedAtTheIntervalAndAtTheEnd(int interval, String expected) {
        TrainingResult result = run(Scripted.of(9, 8, 7, 6, 5, 4, 3, 2), interval, TrainingListener.NONE);
        List<String> evaluated = result.history().stream()
                .filter(event -> !Double.isNaN(event.trainError()))
                .map(event -> Integer.toString(event.epoch()))
                .toList();
        assertThat(String.join(",", evaluated)).isEqualTo(expected);
        assertThat(result.lastTrainError()).isEqualTo(2);
    }

    @Test
    void bestIsOneOfTheEvaluatedEpochs() {
        TrainingResult result = run(Scripted.of(9, 1, 1, 5, 1, 1, 4, 8), 3, TrainingListener.NONE);
        assertThat(result.bestEpoch()).isEqualTo(6);
        assertThat(result.bestTrainError()).isEqualTo(4);
    }

    @Test
    void errorsOfALastEpochThatWasNotEvaluatedAreUnknown() {
        TrainingResult result = run(
                Scripted.of(9, 8, 7, 6, 5, 4).validated(9, 8, 7, 6, 5, 4),
                3,
                event -> event.epoch() == 4 ? Decision.STOP : Decision.CONTINUE);
        assertThat(result.lastEpoch()).isEqualTo(4);
        assertThat(result.lastTrainError()).isNaN();
        assertThat(result.lastValidationError()).isNaN();
        assertThat(result.bestEpoch()).isEqualTo(3);
    }

    @Test
    void divergenceEndsTheTrainingWithTheEpochBefore() {
        TrainingResult result = run(Scripted.of(9, 5, 7, Double.POSITIVE_INFINITY, 1), 1, TrainingListener.NONE);
        assertThat(result.stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(result.message()).isEqualTo("epoch 3: layer 1");
        assertThat(result.lastEpoch()).isEqualTo(2);
        assertThat(weight(result.last())).isEqualTo(2);
        assertThat(result.lastTrainError()).isEqualTo(7);
        assertThat(result.bestEpoch()).isEqualTo(1);
        assertThat(result.history()).hasSize(2);
    }

    @Test
    void patienceCountsEvaluationsSinceTheBest() {
        TrainingResult result = run(Scripted.of(9, 5, 6, 4, 5, 6, 7), StoppingRules.NONE.withPatience(2));
        assertThat(result.stopReason()).isEqualTo(StopReason.PATIENCE);
        assertThat(result.lastEpoch()).isEqualTo(5);
        assertThat(result.bestEpoch()).isEqualTo(3);
    }

    @Test
    void objectiveThatHardlyChangesEndsTheTraining() {
        TrainingResult result = run(Scripted.of(9, 5, 4, 3.99, 3), StoppingRules.NONE.withObjectiveTolerance(0.01));
        assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
        assertThat(result.lastEpoch()).isEqualTo(3);
        assertThat(result.message()).contains("within 0.01");
    }

    @Test
    void timeThatIsUpEndsTheTrainingWithTheEpochAtHand() {
        TrainingResult result = run(Scripted.of(9, 5, 4), StoppingRules.NONE.withSeconds(1e-9));
        assertThat(result.stopReason()).isEqualTo(StopReason.TIME_LIMIT);
        assertThat(result.lastEpoch()).isEqualTo(1);
    }
}
