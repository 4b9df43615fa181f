package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.matrix.tck.ReferenceProvider;

/** ADMM followed by L-BFGS is one training. */
class StagedTrainerTest {

    private static final int FIRST = 4;
    private static final int SECOND = 5;

    private static TrainingData data() {
        SplittableRandom random = new SplittableRandom(9);
        double[] x = random.doubles(40, -1, 1).toArray();
        return TrainingData.of(
                new Samples(40, 1, x),
                new Samples(40, 1, Arrays.stream(x).map(Math::sin).toArray()));
    }

    private static Trainer admm() {
        AdmmSettings settings = AdmmSettings.defaults().toBuilder()
                .hidden(5)
                .lambda(1e-2)
                .epochs(FIRST)
                .build();
        return new AdmmTrainer(new ReferenceProvider(), settings);
    }

    private static Trainer lbfgs() {
        GradientSettings settings = GradientSettings.defaults(GradientMethod.lbfgs()).toBuilder()
                .hidden(5)
                .epochs(SECOND)
                .build();
        return new GradientTrainer(new ReferenceProvider(), settings);
    }

    @Test
    void epochsAreCountedThrough() {
        TrainingResult result = new StagedTrainer(admm(), lbfgs()).fit(data(), TrainingListener.NONE);
        assertThat(result.history().stream().mapToInt(EpochEvent::epoch).toArray())
                .isEqualTo(IntStream.rangeClosed(1, FIRST + SECOND).toArray());
        assertThat(result.lastEpoch()).isEqualTo(FIRST + SECOND);
        assertThat(result.history().stream().mapToDouble(EpochEvent::seconds).toArray())
                .isSorted();
    }

    @Test
    void secondStageGoesOnFromTheBestNetworkOfTheFirst() {
        TrainingResult first = admm().fit(data(), TrainingListener.NONE);
        TrainingResult staged = new StagedTrainer(admm(), lbfgs()).fit(data(), TrainingListener.NONE);
        TrainingResult second = lbfgs().fit(data(), first.best(), TrainingListener.NONE);
        assertThat(staged.lastTrainError()).isEqualTo(second.lastTrainError());
        assertThat(staged.bestTrainError()).isLessThan(first.bestTrainError());
        assertThat(staged.bestEpoch()).isGreaterThan(FIRST);
    }

    @Test
    void bestNetworkOfTheFirstStageStaysWhereTheSecondIsNoBetter() {
        Trainer worse = (data, start, listener) -> admm().fit(data, null, listener);
        TrainingResult staged = new StagedTrainer(lbfgs(), worse).fit(data(), TrainingListener.NONE);
        TrainingResult first = lbfgs().fit(data(), TrainingListener.NONE);
        TrainingResult second = admm().fit(data(), TrainingListener.NONE);
        assertThat(staged.bestTrainError()).isEqualTo(Math.min(first.bestTrainError(), second.bestTrainError()));
    }

    @Test
    void listenerThatStopsTheFirstStageStopsTheTraining() {
        TrainingResult result = new StagedTrainer(admm(), lbfgs())
                .fit(
                        data(),
                        event -> event.epoch() == 2
                                ? TrainingListener.Decision.STOP
                                : TrainingListener.Decision.CONTINUE);
        assertThat(result.lastEpoch()).isEqualTo(2);
        assertThat(result.stopReason()).isEqualTo(StopReason.LISTENER);
    }

    @Test
    void listenerSeesTheWeightsAfterEachEpochOfBothStages() {
        List<Network> seen = new ArrayList<>();
        TrainingResult result = new StagedTrainer(admm(), lbfgs()).fit(data(), null, new TrainingListener() {
            @Override
            public Decision epochDone(EpochEvent event) {
                return Decision.STOP;
            }

            @Override
            public Decision epochDone(EpochEvent event, Supplier<Network> network) {
                seen.add(network.get());
                return Decision.CONTINUE;
            }
        });
        assertThat(seen).hasSize(FIRST + SECOND);
        assertThat(seen.get(FIRST + SECOND - 1).predict(0.5))
                .isEqualTo(result.last().predict(0.5));
        assertThat(seen.get(FIRST - 1).predict(0.5))
                .isNotEqualTo(seen.get(FIRST).predict(0.5));
    }
}
