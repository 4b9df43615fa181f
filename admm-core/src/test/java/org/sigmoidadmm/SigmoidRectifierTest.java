package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigmoidRectifierTest {

    /** The largest error beside the range, on a grid and, as the step is steep, on points ever closer to 0. */
    private static double error(double range, double accuracy) {
        Network network = SigmoidRectifier.network(range, accuracy);
        double largest = 0;
        for (int k = -2000; k <= 2000; k++) {
            largest = Math.max(largest, errorAt(network, range * k / 2000));
        }
        for (double t = 1; t > 1e-12; t *= 0.9) {
            largest = Math.max(largest, errorAt(network, range * t));
            largest = Math.max(largest, errorAt(network, -range * t));
        }
        return largest / range;
    }

    private static double errorAt(Network network, double t) {
        return Math.abs(network.predict(t)[0] - Math.max(0, t));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6})
    void errorIsWithinTheAccuracyAskedFor(double accuracy) {
        for (double range : new double[] {0.01, 1, 50, 1e6}) {
            assertThat(error(range, accuracy)).isLessThanOrEqualTo(accuracy);
        }
    }

    @Test
    void doublePrecisionReachesOneInTenMillionButNotMuchLess() {
        assertThat(error(1, 1e-7)).isLessThan(1.5e-7); // the bound, and half as much for rounding
        assertThat(error(1, 1e-11)).isGreaterThan(1e-8); // ulp(1/4)/d² alone is more
    }

    @Test
    void hasTwoHiddenLayersAndAtMostTwentySevenParameters() {
        Network network = SigmoidRectifier.network(1, 0.1);
        assertThat(network.sizes()).containsExactly(1, 2, 4, 1);
        int parameters = network.layers().stream()
                .mapToInt(layer -> layer.weight().length + layer.bias().length)
                .sum();
        assertThat(parameters).isEqualTo(21).isLessThanOrEqualTo(27);
    }

    @Test
    void refusesWhatHasNoNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigmoidRectifier.network(0, 0.1))
                .withMessageContaining("range is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigmoidRectifier.network(1, 0.3))
                .withMessageContaining("accuracy is 0.3");
    }
}
