package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Three steps on f = ½θ₁² + 2θ₂² from (1, −2), where the expected figures are the iterates of the update rules that
 * PyTorch's documentation of SGD and Adam states, computed apart from this project in plain double arithmetic.
 */
class OptimizersTest {

    /** The order of operations differs from the documentation's in the last digits. */
    private static final double ROUNDING = 1e-14;

    private static void requireIterates(Optimizer optimizer, double[][] expected) {
        double[] point = {1, -2};
        for (double[] next : expected) {
            optimizer.step(point, new double[] {point[0], 4 * point[1]}, 0.1);
            assertThat(point).containsExactly(next, within(ROUNDING));
        }
    }

    @Test
    void sgdWithoutMomentumIsGradientDescent() {
        requireIterates(
                new Sgd(new GradientMethod.Sgd(0.1, 0, false), 2),
                new double[][] {{0.9, -1.2}, {0.81, -0.72}, {0.729, -0.432}});
    }

    @Test
    void sgdWithMomentumFollowsPytorchsRule() {
        requireIterates(
                new Sgd(new GradientMethod.Sgd(0.1, 0.9, false), 2),
                new double[][] {{0.9, -1.2}, {0.72, 0}, {0.486, 1.08}});
    }

    @Test
    void sgdWithNesterovsMomentumFollowsPytorchsRule() {
        requireIterates(
                new Sgd(new GradientMethod.Sgd(0.1, 0.9, true), 2),
                new double[][] {{0.81, -0.48}, {0.5751, 0.5328}, {0.327321, 0.866592}});
    }

    @Test
    void adamFollowsPytorchsRule() {
        requireIterates(new Adam(GradientMethod.adam(0.1), 2), new double[][] {
            {0.900000001, -1.900000000125},
            {0.8004122297123382, -1.8001664858630053},
            {0.701586274504415, -1.7006233916636408}
        });
    }

    @Test
    void adamAddsEpsilonAfterTheBiasCorrection() {
        requireIterates(new Adam(new GradientMethod.Adam(0.1, 0.8, 0.9, 0.5), 2), new double[][] {
            {0.9333333333333333, -1.9058823529411764},
            {0.8676238837854546, -1.812063284340402},
            {0.8030421267339657, -1.7186684165672683}
        });
    }

    @Test
    void schedulesGiveTheFactorsOfPytorchsSchedulers() {
        StepSchedule decay = new StepSchedule.StepDecay(0.5, 3);
        assertThat(new double[] {decay.factor(0, 9), decay.factor(2, 9), decay.factor(3, 9), decay.factor(8, 9)})
                .containsExactly(1, 1, 0.5, 0.25);
        StepSchedule cosine = new StepSchedule.Cosine();
        assertThat(new double[] {cosine.factor(0, 4), cosine.factor(1, 4), cosine.factor(2, 4), cosine.factor(3, 4)})
                .containsExactly(new double[] {1, 0.8535533905932737, 0.5, 0.14644660940672627}, within(ROUNDING));
        assertThat(new StepSchedule.Constant().factor(7, 9)).isEqualTo(1);
    }
}
