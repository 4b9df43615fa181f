package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/**
 * The quadratic models lie above ½‖σ(Z′) − B‖². For single numbers z, z′, b this says it for matrices too, which are sums
 * of them; a random matrix is tried all the same.
 */
class MajorizerTest {

    /** Both sides are sums of three numbers of size at most 100. */
    private static final double ROUNDING = 1e-12;

    static List<Activation> smooth() {
        return DenseAgreementTest.SMOOTH;
    }

    /** The least of model − function over a grid of z and z′ and of targets b in [−m, m]. */
    private static double leastGap(Activation activation, double c, double m) {
        double least = Double.POSITIVE_INFINITY;
        for (double z = -6; z <= 6; z += 0.125) {
            double value = activation.value(z);
            double slope = activation.slope(z);
            for (double other = -6; other <= 6; other += 0.125) {
                double otherValue = activation.value(other);
                double step = other - z;
                for (double b = -m; b <= m; b += m / 4) {
                    double model = (value - b) * (value - b) / 2 + (value - b) * slope * step + c / 2 * step * step;
                    least = Math.min(least, model - (otherValue - b) * (otherValue - b) / 2);
                }
            }
        }
        return least;
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void lipschitzIsAnUpperModelForEverySmoothActivation(Activation activation) {
        for (double m : new double[] {1e-3, 0.2, 1, 5}) {
            double c = Majorizer.LIPSCHITZ.curvature(activation.bounds(), m);
            assertThat(leastGap(activation, c, m)).as("m = %s", m).isGreaterThan(-ROUNDING);
        }
    }

    @Test
    void maxAbsIsAnUpperModelForTheSigmoidFromTheSharpBoundOn() {
        for (double m : new double[] {0.18, 0.393, 0.5, 1, 5}) {
            double c = Majorizer.MAX_ABS.curvature(Activations.SIGMOID.bounds(), m);
            assertThat(leastGap(Activations.SIGMOID, c, m)).as("m = %s", m).isGreaterThan(-ROUNDING);
        }
    }

    /** The sharp bound, where max |σ′² + (σ − b)σ″| over |b| ≤ m is m/2, lies between 0.17 and 0.18. */
    @Test
    void maxAbsIsNoUpperModelForTheSigmoidBelowTheSharpBound() {
        for (double m : new double[] {0.01, 0.1, 0.17}) {
            double c = Majorizer.MAX_ABS.curvature(Activations.SIGMOID.bounds(), m);
            assertThat(leastGap(Activations.SIGMOID, c, m)).as("m = %s", m).isLessThan(-1e-5);
        }
    }

    @Test
    void maxAbsIsNoUpperModelForTheHyperbolicTangent() {
        double c = Majorizer.MAX_ABS.curvature(Activations.TANH.bounds(), 1);
        assertThat(leastGap(Activations.TANH, c, 1)).isLessThan(-1e-3);
    }

    @Test
    void aLinearLayerHasCurvatureOneUnderEitherRule() {
        for (Majorizer majorizer : Majorizer.values()) {
            assertThat(majorizer.curvature(Activations.IDENTITY.bounds(), 7)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void modelIsAboveTheFunctionForRandomWeights(Activation activation) {
        Random random = new Random(5);
        double[][] a = Dense.withOnes(Dense.random(4, 15, random));
        double[][] target = Dense.random(3, 15, random);
        double c = Majorizer.LIPSCHITZ.curvature(activation.bounds(), Dense.maxAbs(target));
        for (int trial = 0; trial < 50; trial++) {
            double[][] w = Dense.random(3, 5, random);
            double[][] other = Dense.plus(w, Math.pow(10, 1 - trial % 5), Dense.random(3, 5, random));
            double[][] z = Dense.product(w, a);
            double[][] misfit = Dense.minus(Dense.map(z, activation::value), target);
            double[][] gradient = Dense.hadamard(misfit, Dense.map(z, activation::slope));
            double[][] step = Dense.minus(Dense.product(other, a), z);
            double model =
                    Dense.squaredNorm(misfit) / 2 + Dense.inner(gradient, step) + c / 2 * Dense.squaredNorm(step);
            double[][] reached = Dense.map(Dense.product(other, a), activation::value);
            assertThat(Dense.squaredNorm(Dense.minus(reached, target)) / 2).isLessThan(model * (1 + ROUNDING));
        }
    }
}
