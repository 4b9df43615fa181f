package org.sigmoidadmm.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongestFirstTest {

    @Test
    void theLongestGoesFirstAndEachToWhoHasLeast() {
        assertThat(LongestFirst.assign(new double[] {1, 7, 6, 2, 2}, 2, 0)).containsExactly(1, 0, 1, 1, 0);
        assertThat(LongestFirst.assign(new double[] {3, 3, 3, 3}, 3, 0)).containsExactly(0, 1, 2, 0);
        assertThat(LongestFirst.assign(new double[] {5, 1}, 1, 0)).containsExactly(0, 0);
        assertThat(LongestFirst.assign(new double[] {5, 4}, 8, 0)).containsExactly(0, 1);
        assertThat(LongestFirst.assign(new double[0], 2, 0)).isEmpty();
    }

    @Test
    void nobodyElseTakesPartInWhatIsNotWorthIt() {
        assertThat(LongestFirst.assign(new double[] {1, 2, 1}, 4, 4)).containsExactly(0, 0, 0);
        assertThat(LongestFirst.assign(new double[] {1, 5, 1}, 2, 4)).containsExactly(1, 0, 0);
    }
}
