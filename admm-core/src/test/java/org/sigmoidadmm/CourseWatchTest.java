package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sigmoidadmm.CourseWatch.Finding;

/** What the safeguard sees in a course of errors and Lagrangians. */
class CourseWatchTest {

    private final CourseWatch watch = new CourseWatch(new Baseline(1, 0), 1.5, true);
    private int epoch;

    private Finding look(double error, double lagrangian) {
        return watch.look(++epoch, error, lagrangian);
    }

    @Test
    void fallingErrorsAreFine() {
        for (double error : new double[] {0.4, 0.3, 0.2, 0.1, 0.05, 0.04}) {
            assertThat(look(error, error)).isEqualTo(Finding.FINE);
        }
        assertThat(watch.bestError()).isEqualTo(0.04);
        assertThat(watch.bestEpoch()).isEqualTo(6);
    }

    @Test
    void errorOfMoreThanThreeTimesTheBestIsADrift() {
        look(0.1, 1);
        assertThat(look(0.3, 1)).isEqualTo(Finding.FINE);
        assertThat(look(0.31, 1)).isEqualTo(Finding.DRIFTED);
    }

    /** Errors of 1e-16 of a constant's are what rounding makes of a perfect fit. */
    @Test
    void whatRoundingMakesOfAPerfectFitIsNoDrift() {
        look(1e-16, 1);
        for (double error : new double[] {1e-15, 5e-13, 2.9e-12}) {
            assertThat(look(error, 1)).isEqualTo(Finding.FINE);
        }
        assertThat(look(3.1e-12, 1)).isEqualTo(Finding.DRIFTED);
    }

    /** As seen on ‖x‖² in ten dimensions: at a tenth more in each epoch the limit of three times is met too late. */
    @Test
    void steadyRiseIsADriftBeforeItIsThreefold() {
        double error = 0.1;
        look(error, 1);
        for (int k = 1; k < CourseWatch.CLIMB; k++) {
            error *= 1.05;
            assertThat(look(error, 1)).isEqualTo(Finding.FINE);
        }
        assertThat(look(0.16, 1)).isEqualTo(Finding.DRIFTED);
    }

    @Test
    void riseWithAFallInItIsNotSteady() {
        look(0.1, 1);
        for (int k = 1; k < 20; k++) {
            assertThat(look(k == 10 ? 0.1 : 0.1 + 0.009 * k, 1)).isEqualTo(Finding.FINE);
        }
    }

    @Test
    void withoutAnErrorOfAConstantThereIsNoCollapse() {
        for (double unknown : new double[] {0, Double.NaN}) {
            CourseWatch blind = new CourseWatch(new Baseline(unknown, 0), 1, true);
            for (int k = 1; k < 10; k++) {
                assertThat(blind.look(k, 1e-20, 1)).isEqualTo(Finding.FINE);
            }
        }
    }

    @Test
    void driftFromGivenWeightsIsSeenOnceTheyHadTime() {
        CourseWatch warm = new CourseWatch(new Baseline(1, 0), 0.01, true);
        for (int k = 1; k < CourseWatch.PATIENCE; k++) {
            assertThat(warm.look(k, 0.2, 1)).isEqualTo(Finding.FINE);
        }
        assertThat(warm.look(CourseWatch.PATIENCE, 0.2, 1)).isEqualTo(Finding.DRIFTED);
    }

    @Test
    void errorOfAConstantIsACollapseFromTheFifthEpochOn() {
        for (int k = 1; k < CourseWatch.PATIENCE; k++) {
            assertThat(look(0.99, 1)).isEqualTo(Finding.FINE);
        }
        assertThat(look(0.95, 1)).isEqualTo(Finding.COLLAPSED);
    }

    @Test
    void collapseAfterAGoodFitIsOneToo() {
        for (int k = 0; k < 6; k++) {
            look(0.01, 1);
        }
        assertThat(look(0.97, 30)).isEqualTo(Finding.COLLAPSED);
    }

    @Test
    void halfAConstantsErrorIsAPoorFit() {
        for (int k = 1; k < CourseWatch.PATIENCE; k++) {
            assertThat(look(0.86, 1)).isEqualTo(Finding.FINE);
        }
        assertThat(look(0.86, 1)).isEqualTo(Finding.POOR);
        assertThat(look(0.49, 1)).isEqualTo(Finding.FINE);
    }

    @Test
    void lagrangianThatRisesWithoutABetterErrorIsATrend() {
        look(0.1, 1);
        double lagrangian = 1;
        for (int k = 1; k < CourseWatch.RISES; k++) {
            lagrangian *= 2;
            assertThat(look(0.15, lagrangian)).isEqualTo(Finding.FINE);
        }
        assertThat(look(0.15, 2 * lagrangian)).isEqualTo(Finding.RISING);
    }

    @Test
    void lagrangianBelowTenTimesItsLowestHasNotRisen() {
        look(0.1, 1);
        for (int k = 2; k <= 10; k++) {
            assertThat(look(0.15, k)).isEqualTo(Finding.FINE);
        }
        assertThat(look(0.15, 10.1)).isEqualTo(Finding.RISING);
    }

    @Test
    void restartForgetsWhatRoseBeforeIt() {
        look(0.1, 1);
        for (int k = 1; k < CourseWatch.RISES; k++) {
            look(0.15, 10 + k);
        }
        watch.restarted();
        assertThat(watch.lowestLagrangian()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(look(0.15, 20)).isEqualTo(Finding.FINE);
        assertThat(look(0.15, 21)).isEqualTo(Finding.FINE);
        assertThat(watch.lowestLagrangian()).isEqualTo(20);
        assertThat(watch.bestError()).isEqualTo(0.1);
        assertThat(watch.bestEpoch()).isEqualTo(1);
    }

    @Test
    void restartInterruptsASteadyRise() {
        look(0.1, 1);
        for (int k = 1; k < CourseWatch.CLIMB; k++) {
            look(0.1 + 0.005 * k, 1);
        }
        watch.restarted();
        assertThat(look(0.16, 1)).isEqualTo(Finding.FINE);
    }

    @Test
    void otherWeightsBeginWithTheirOwnErrorEpochAndLagrangian() {
        look(0.1, 1);
        for (int k = 1; k < CourseWatch.RISES; k++) {
            look(0.15, 10 + k);
        }
        watch.begin(0.2, 4);
        assertThat(watch.bestError()).isEqualTo(0.2);
        assertThat(watch.bestEpoch()).isEqualTo(4);
        assertThat(look(0.25, 20)).isEqualTo(Finding.FINE);
        assertThat(look(0.6, 19)).isEqualTo(Finding.FINE);
        assertThat(look(0.61, 18)).isEqualTo(Finding.DRIFTED);
    }

    @Test
    void oneFallInterruptsTheTrend() {
        look(0.1, 1);
        for (int k = 1; k < CourseWatch.RISES; k++) {
            look(0.15, 1 + k);
        }
        assertThat(look(0.15, 4)).isEqualTo(Finding.FINE);
        assertThat(look(0.15, 99)).isEqualTo(Finding.FINE);
    }

    @Test
    void risingLagrangianIsNoTrendWhileTheErrorFalls() {
        double error = 0.1;
        for (int k = 1; k < 20; k++) {
            error *= 0.9;
            assertThat(look(error, k)).isEqualTo(Finding.FINE);
        }
    }

    @Test
    void lagrangiansAreNotComparedWherePenaltiesChange() {
        CourseWatch blind = new CourseWatch(new Baseline(1, 0), 1.5, false);
        for (int k = 1; k < 20; k++) {
            assertThat(blind.look(k, 0.1, k)).isEqualTo(Finding.FINE);
        }
    }

    @Test
    void savedWatchGoesOnAsItWas() {
        look(0.1, 1);
        for (int k = 1; k < CourseWatch.RISES; k++) {
            look(0.15, 1 + k);
        }
        SolverState state = new SolverState();
        watch.save(state);
        CourseWatch other = new CourseWatch(new Baseline(1, 0), 7, true);
        other.load(state);
        SolverState again = new SolverState();
        other.save(again);
        assertThat(again.get("watch.climb")).isEqualTo(new double[] {0.15, 0});
        assertThat(other.look(epoch + 1, 0.15, 11)).isEqualTo(look(0.15, 11)).isEqualTo(Finding.RISING);
        assertThat(other.bestEpoch()).isEqualTo(1);
    }
}
