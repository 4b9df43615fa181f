package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.TrainingListener.Decision;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Scaling;

/** What a program relies on that trains inside itself: cancelling, stopping, warm starts, trainings side by side. */
class EmbeddingTest {

    /** So many that no test waits for the last. */
    private static final int ENDLESS = 1_000_000;

    static Stream<Trainer> trainers() {
        return Stream.of(admm(1, ENDLESS), admm(2, ENDLESS), adam(ENDLESS));
    }

    private static Trainer admm(int threads, int epochs) {
        AdmmSettings settings =
                Problems.mild(5, 4).threads(threads).epochs(epochs).build();
        return new AdmmTrainer(Problems.REFERENCE, settings);
    }

    private static Trainer adam(int epochs) {
        GradientSettings settings = GradientSettings.defaults(GradientMethod.adam(0.01)).toBuilder()
                .hidden(5, 4)
                .epochs(epochs)
                .threads(1)
                .build();
        return new GradientTrainer(Problems.REFERENCE, settings);
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void interruptFromOutsideEndsTheTrainingWithWhatItHas(Trainer trainer) throws Exception {
        CountDownLatch running = new CountDownLatch(3);
        List<Object> seen = new ArrayList<>();
        Thread thread = new Thread(() -> {
            seen.add(trainer.fit(Problems.smooth(40, 2, 1, 1), event -> {
                running.countDown();
                return Decision.CONTINUE;
            }));
            seen.add(Thread.currentThread().isInterrupted());
        });
        thread.start();
        assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
        thread.interrupt();
        thread.join(TimeUnit.MINUTES.toMillis(1));

        assertThat(seen).hasSize(2).last().isEqualTo(true);
        TrainingResult result = (TrainingResult) seen.get(0);
        assertThat(result.stopReason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(result.lastEpoch())
                .isGreaterThanOrEqualTo(3)
                .isEqualTo(result.history().size());
        assertThat(result.bestTrainError()).isFinite();
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void listenerEndsTheTrainingAfterItsEpoch(Trainer trainer) {
        TrainingResult result = trainer.fit(
                Problems.smooth(40, 2, 1, 1), event -> event.epoch() == 3 ? Decision.STOP : Decision.CONTINUE);

        assertThat(result.stopReason()).isEqualTo(StopReason.LISTENER);
        assertThat(result.lastEpoch()).isEqualTo(3);
        assertThat(result.history()).hasSize(3);
    }

    @Test
    void warmStartGoesOnFromTheModel() {
        Samples x = Problems.smooth(60, 2, 1, 4).inputs();
        Samples y = Problems.smooth(60, 2, 1, 4).targets();
        Model model = Model.of(
                Network.random(
                        new Initialization(InitialScheme.XAVIER, 1, false, 7), 2, new int[] {5, 4}, 1, activation()),
                Scaling.standard(x),
                Scaling.standard(y));
        List<Double> errors = new ArrayList<>();
        for (Trainer trainer : List.of(admm(1, 10), adam(10), admm(2, 10))) {
            TrainingResult result = trainer.fit(model.trainingData(x, y), model.network(), event -> Decision.CONTINUE);
            model = model.withNetwork(result.best());
            errors.add(result.bestTrainError());
        }

        // The best of a training is never worse than its start.
        assertThat(errors.get(1)).isLessThanOrEqualTo(errors.get(0));
        assertThat(errors.get(2)).isLessThanOrEqualTo(errors.get(1));
        assertThat(errors.get(2)).isLessThan(1);
    }

    private static Activation activation() {
        return AdmmSettings.defaults().activation();
    }

    @Test
    void trainingsSideBySideGiveWhatEachGivesAlone() throws Exception {
        List<Callable<TrainingResult>> trainings = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            Trainer trainer = k % 3 == 2 ? adam(15) : admm(1 + k % 3, 15);
            TrainingData data = Problems.smooth(50 + 10 * k, 2, 1, k);
            trainings.add(() -> trainer.fit(data, TrainingListener.NONE));
        }
        List<TrainingResult> alone = new ArrayList<>();
        for (Callable<TrainingResult> training : trainings) {
            alone.add(training.call());
        }

        ExecutorService threads = Executors.newFixedThreadPool(trainings.size());
        try {
            List<Future<TrainingResult>> together = threads.invokeAll(trainings);
            for (int k = 0; k < alone.size(); k++) {
                assertThat(together.get(k).get().last())
                        .usingRecursiveComparison()
                        .isEqualTo(alone.get(k).last());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
