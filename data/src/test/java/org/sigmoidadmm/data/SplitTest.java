package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

    @ParameterizedTest
    @CsvSource({"10, 0, 0", "10, 0.2, 2", "10, 0.25, 3", "10, 0.001, 1", "10, 0.999, 9", "1, 0.5, 0", "2, 0.9, 1"})
    void sidesHaveTheRightSizesAndShareNothing(int count, double fraction, int validation) {
        Split split = Split.random(count, fraction, 1);

        assertThat(split.validation()).hasSize(validation);
        assertThat(IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation()))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, count).toArray());
    }

    @Test
    void sameSeedGivesTheSameSplitOnEveryJdk() {
        assertThat(Split.random(20, 0.25, 42).validation()).containsExactly(0, 7, 11, 15, 18);
        assertThat(Split.random(20, 0.25, 43).validation())
                .isNotEqualTo(Split.random(20, 0.25, 42).validation());
    }

    @Test
    void everySampleIsEquallyLikelyToValidate() {
        int[] times = new int[8];
        for (int seed = 0; seed < 4000; seed++) {
            for (int i : Split.random(8, 0.25, seed).validation()) {
                times[i]++;
            }
        }
        // 4000 draws with probability 1/4: standard deviation 27, so six of them
        assertThat(Arrays.stream(times)).allMatch(count -> Math.abs(count - 1000) <= 164);
    }

    @Test
    void classesAreSharedOutEvenly() {
        int[] labels = new int[100];
        Arrays.fill(labels, 60, 90, 1);
        Arrays.fill(labels, 90, 100, 2);

        Split split = Split.stratified(labels, 0.2, 7);

        assertThat(counts(split.validation(), labels)).containsExactly(12, 6, 2);
    }

    @Test
    void largestRemaindersAreRoundedUp() {
        int[] labels = new int[20];
        Arrays.fill(labels, 9, 20, 1);

        // 2.25 and 2.75 of 5
        assertThat(counts(Split.stratified(labels, 0.25, 7).validation(), labels))
                .containsExactly(2, 3);
    }

    @Test
    void everyClassKeepsASampleToTrainOn() {
        int[] labels = {0, 0, 0, 0, 0, 0, 1, 2, 2};

        Split split = Split.stratified(labels, 0.9, 3);

        assertThat(counts(split.training(), labels)).containsExactly(1, 1, 1);
    }

    @Test
    void fractionMustLeaveSomethingToTrainOn() {
        for (double fraction : new double[] {-0.1, 1, 1.5, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Split.random(10, fraction, 1))
                    .withMessage("validation fraction is " + fraction + ", must be at least 0 and below 1");
        }
    }

    private static int[] counts(int[] indices, int[] labels) {
        int[] counts = new int[Arrays.stream(labels).max().orElseThrow() + 1];
        for (int i : indices) {
            counts[labels[i]]++;
        }
        return counts;
    }
}
