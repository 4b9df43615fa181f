package org.sigmoidadmm.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.experiments.RealData.Groups;

class RealSplitTest {

    private static final int COUNT = 200;
    private static final RealSplit.Sizes HALF = new RealSplit.Sizes(0.5, COUNT, COUNT);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void everySampleIsOnOneSideWithTheSameShareOfEachClass(long seed) {
        RealSplit split = RealSplit.random(data(0), HALF, seed);

        assertThat(all(split)).containsExactly(IntStream.range(0, COUNT).toArray());
        assertThat(split.test()).hasSize(COUNT / 2);
        assertThat(split.validation()).hasSize(15);
        // Every fourth sample is of the second class.
        assertThat(IntStream.of(split.test()).filter(i -> i % 4 == 0)).hasSize(COUNT / 8);
    }

    @Test
    void seedsSplitDifferently() {
        assertThat(RealSplit.random(data(0), HALF, 0).test())
                .isNotEqualTo(RealSplit.random(data(0), HALF, 1).test());
    }

    @Test
    void theTestSetThatComesWithTheDataIsKept() {
        RealSplit split = RealSplit.random(data(50), HALF, 0);

        assertThat(split.test()).containsExactly(IntStream.range(150, 200).toArray());
        assertThat(all(split)).containsExactly(IntStream.range(0, COUNT).toArray());
    }

    @Test
    void sizesAreLimited() {
        RealSplit split = RealSplit.random(data(0), new RealSplit.Sizes(0.5, 40, 20), 0);

        assertThat(split.training().length + split.validation().length).isEqualTo(40);
        assertThat(split.test()).hasSize(20);
        assertThat(all(split)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void noGroupIsOnTwoSides(long seed) {
        int[] groups = IntStream.range(0, COUNT).map(i -> i * 7 % 20).toArray();

        RealSplit split = RealSplit.byGroup(data(0), new Groups("patient", groups), HALF, seed);

        assertThat(all(split)).containsExactly(IntStream.range(0, COUNT).toArray());
        List<List<Integer>> sides = Stream.of(split.training(), split.validation(), split.test())
                .map(side -> IntStream.of(side)
                        .map(i -> groups[i])
                        .distinct()
                        .boxed()
                        .toList())
                .toList();
        assertThat(sides.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(20);
        assertThat(sides).noneMatch(List::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void noSideIsEmptyHoweverUnequalTheGroups(long seed) {
        // Of 200 samples 95 are of one group; another has one sample.
        int[] sizes = {95, 50, 30, 15, 5, 4, 1};
        int[] groups = IntStream.range(0, sizes.length)
                .flatMap(group -> IntStream.generate(() -> group).limit(sizes[group]))
                .toArray();

        RealSplit split = RealSplit.byGroup(data(0), new Groups("event", groups), HALF, seed);

        assertThat(Stream.of(split.training(), split.validation(), split.test()))
                .noneMatch(side -> side.length == 0);
        assertThat(all(split)).doesNotHaveDuplicates();
    }

    private static int[] all(RealSplit split) {
        return Stream.of(split.training(), split.validation(), split.test())
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
    }

    private static RealData data(int testCount) {
        double[] targets = new double[2 * COUNT];
        for (int i = 0; i < COUNT; i++) {
            targets[2 * i + (i % 4 == 0 ? 1 : 0)] = 1;
        }
        return new RealData(
                new Samples(COUNT, 1, new double[COUNT]),
                new Samples(COUNT, 2, targets),
                List.of("a", "b"),
                Optional.empty(),
                testCount);
    }
}
