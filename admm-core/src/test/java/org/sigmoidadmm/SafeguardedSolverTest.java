package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each decision of the safeguard, on trainings whose errors are written down; that of a constant is 1. */
class SafeguardedSolverTest {

    private static final long SEED = 5;
    private static final Initialization USUAL =
            AdmmSettings.defaults().initialization().withSeed(SEED);
    private static final Initialization NARROW = new Initialization(InitialScheme.XAVIER, 0.1, true, SEED);
    private static final double DIVERGES = Double.POSITIVE_INFINITY;

    /** A training with its guard. */
    private record Guarded(ScriptedAdmm script, SafeguardedSolver solver) {

        static Guarded of(ScriptedAdmm script, AdmmSettings settings, boolean mayRedraw) {
            return new Guarded(script, new SafeguardedSolver(script, settings, new Baseline(1, 0), mayRedraw));
        }

        Guarded run() {
            return runTo(script.epochs());
        }

        Guarded runTo(int epoch) {
            while (solver.epoch() < epoch) {
                solver.iterate(true);
            }
            return this;
        }

        List<List<Double>> restarts() {
            return script.restarts.stream().map(ScriptedAdmm.Restart::numbers).toList();
        }

        List<Network> drawn() {
            return script.restarts.stream()
                    .map(ScriptedAdmm.Restart::weights)
                    .filter(weights -> ScriptedAdmm.epochOf(weights) < 0)
                    .toList();
        }
    }

    private static AdmmSettings settings(Safeguard safeguard, Initialization initialization) {
        return AdmmSettings.defaults().toBuilder()
                .initialization(initialization)
                .safeguard(safeguard)
                .build();
    }

    /** From the usual random start. */
    private static Guarded guarded(Safeguard safeguard, double... errors) {
        return Guarded.of(new ScriptedAdmm(errors), settings(safeguard, USUAL), true);
    }

    /** From weights that the user gave, for which there is no replacement. */
    private static Guarded fromGiven(Safeguard safeguard, double... errors) {
        return Guarded.of(new ScriptedAdmm(errors), settings(safeguard, USUAL), false);
    }

    /** From random weights of another kind than the usual ones. */
    private static Guarded narrow(Safeguard safeguard, double... errors) {
        return Guarded.of(new ScriptedAdmm(errors), settings(safeguard, NARROW), true);
    }

    /** A start of error 1, some first errors, and then the last one again and again. */
    private static double[] errors(int epochs, double... first) {
        double[] errors = new double[epochs + 1];
        Arrays.fill(errors, first[first.length - 1]);
        errors[0] = 1;
        System.arraycopy(first, 0, errors, 1, first.length);
        return errors;
    }

    private static Network random(Initialization initialization) {
        return RandomWeights.network(
                initialization, ScriptedAdmm.SIZES, AdmmSettings.defaults().activation());
    }

    /** Weights as texts, which are compared by their numbers. */
    private static List<String> weights(List<Network> networks) {
        return networks.stream()
                .map(network -> Arrays.toString(network.layers().get(0).weight()))
                .toList();
    }

    @Test
    void offIsNoGuard() {
        AdmmTrainer trainer = new AdmmTrainer(Problems.REFERENCE, settings(Safeguard.OFF, USUAL));
        try (ResumableSolver solver = trainer.solver(Problems.smooth(20, 2, 2, 21), null)) {
            assertThat(solver).isInstanceOf(AdmmSolver.class);
        }
    }

    @Test
    void driftGoesBackSixTimesWithLargerPenaltiesAndThenEndsTheTraining() {
        Guarded guarded = guarded(Safeguard.RESTART, errors(8, 0.1, 0.4)).runTo(7);
        assertThat(guarded.solver.convergence()).isEmpty();
        guarded.run();
        assertThat(guarded.restarts())
                .containsExactly(
                        ScriptedAdmm.Restart.of(2, 1, 10),
                        ScriptedAdmm.Restart.of(3, 1, 10),
                        ScriptedAdmm.Restart.of(4, 1, 10),
                        ScriptedAdmm.Restart.of(5, 1, 10),
                        ScriptedAdmm.Restart.of(6, 1, 10),
                        ScriptedAdmm.Restart.of(7, 1, 10),
                        ScriptedAdmm.Restart.of(8, 1, 1));
        assertThat(guarded.solver.warnings())
                .hasSize(7)
                .startsWith("epoch 2: the training error rose to 0.400 from 0.100 at epoch 1; went back to the weights "
                        + "of epoch 1 with penalties times 10")
                .endsWith("epoch 8: the training error rose to 0.400 from 0.100 at epoch 1; went back to the weights "
                        + "of epoch 1");
        assertThat(guarded.solver.convergence())
                .hasValue("the error rose from its best value after each of 6 restarts");
    }

    @Test
    void restartsAreFromTheBestEpochAndAnEpochThatIsJustAsGoodIsNotBetter() {
        Guarded guarded =
                guarded(Safeguard.RESTART, 1, 0.3, 0.1, 0.1, 0.2, 0.31).run();
        assertThat(guarded.restarts()).containsExactly(ScriptedAdmm.Restart.of(5, 2, 10));
    }

    @Test
    void divergenceGoesBackSixTimesAndThenEndsTheTraining() {
        Guarded guarded = guarded(Safeguard.RESTART, errors(8, 0.1, DIVERGES)).runTo(7);
        assertThat(guarded.restarts())
                .hasSize(6)
                .endsWith(ScriptedAdmm.Restart.of(7, 1, 10))
                .startsWith(ScriptedAdmm.Restart.of(2, 1, 10));
        assertThat(guarded.solver.warnings())
                .startsWith("diverged (epoch 2: layer 1); went back to the weights of epoch 1 with penalties times 10");
        assertThatThrownBy(guarded::run).isInstanceOf(DivergenceException.class).hasMessage("epoch 8: layer 1");
        assertThat(guarded.restarts()).hasSize(6);
    }

    @Test
    void divergenceIsNotHeldBackWhereTheGuardOnlyWarns() {
        Guarded guarded = guarded(Safeguard.WARN, errors(2, 0.1, DIVERGES));
        assertThatThrownBy(guarded::run).hasMessage("epoch 2: layer 1");
        assertThat(guarded.restarts()).isEmpty();
    }

    @Test
    void warningOfADriftComesOnceAtTenTimesTheBest() {
        Guarded guarded =
                guarded(Safeguard.WARN, 1, 0.05, 0.4, 0.5, 0.51, 0.7, 0.8).run();
        assertThat(guarded.restarts()).isEmpty();
        assertThat(guarded.solver.warnings())
                .containsExactly("epoch 4: the training error rose to 0.510 from 0.0500 at epoch 1");
    }

    @Test
    void epochThatIsNotEvaluatedIsNotLookedAt() {
        Guarded guarded = guarded(Safeguard.RESTART, 1, 0.1, 0.4);
        guarded.solver.iterate(true);
        guarded.solver.iterate(false);
        assertThat(guarded.solver.trainError()).isNaN();
        assertThat(guarded.restarts()).isEmpty();
    }

    /** The tenth rise in a row makes half more than the best a drift: an epoch in between that is not looked at is none. */
    @Test
    void climbIsNotInterruptedByAnEpochThatIsNotEvaluated() {
        double[] climbing = new double[13];
        for (int epoch = 0; epoch < climbing.length; epoch++) {
            climbing[epoch] = 0.1 + 0.006 * epoch;
        }
        Guarded guarded = guarded(Safeguard.RESTART, climbing);
        guarded.runTo(4).solver.iterate(false);
        assertThat(guarded.runTo(11).restarts()).isEmpty();
        assertThat(guarded.runTo(12).restarts()).containsExactly(ScriptedAdmm.Restart.of(12, 0, 10));
    }

    @Test
    void epochThatDivergedIsNotLookedAtEither() {
        Guarded guarded = guarded(Safeguard.RESTART, errors(5, 0.96, 0.96, 0.96, 0.96, DIVERGES));
        assertThat(guarded.run().restarts()).containsExactly(ScriptedAdmm.Restart.of(5, 1, 10));
        assertThat(guarded.solver.isTrying()).isFalse();
    }

    private static Guarded rising(AdmmSettings settings) {
        ScriptedAdmm script = new ScriptedAdmm(errors(8, 0.1, 0.2));
        script.lagrangians = new double[] {50, 1, 3, 5, 7, 9, 11, 13, 15};
        return Guarded.of(script, settings, true);
    }

    @Test
    void risingLagrangianIsWarnedOfOnceOrGoesBack() {
        String what = "epoch 6: the Lagrangian rose to 11.0 from 1.00 while the error got no better";
        Guarded warned = rising(settings(Safeguard.WARN, USUAL)).run();
        assertThat(warned.solver.warnings()).containsExactly(what);
        assertThat(warned.restarts()).isEmpty();
        Guarded reversed = rising(settings(Safeguard.RESTART, USUAL)).run();
        assertThat(reversed.solver.warnings())
                .containsExactly(what + "; went back to the weights of epoch 1 with penalties times 10");
        assertThat(reversed.restarts()).containsExactly(ScriptedAdmm.Restart.of(6, 1, 10));
    }

    @Test
    void lagrangiansOfPenaltiesThatChangeAreNotCompared() {
        AdmmSettings adapted = settings(Safeguard.RESTART, USUAL).toBuilder()
                .penaltyAdaptation(PenaltyAdaptation.balancing(10, 5))
                .build();
        assertThat(rising(adapted).run().solver.warnings()).isEmpty();
    }

    private static final String CONSTANT =
            "epoch 5: the predictions are no better than a constant (error 0.960, " + "a constant's 1.00)";

    @Test
    void collapseIsWarnedOfOnce() {
        Guarded guarded = guarded(Safeguard.WARN, errors(9, 0.96)).run();
        assertThat(guarded.restarts()).isEmpty();
        assertThat(guarded.solver.warnings()).containsExactly(CONSTANT);
    }

    @Test
    void saturationOfHalfTheUnitsIsNamed() {
        for (double share : new double[] {0.49, 0.5}) {
            Guarded guarded = guarded(Safeguard.WARN, errors(5, 0.96));
            guarded.script.saturation = share;
            String named = share < 0.5 ? "" : "; 50 % of the hidden units' slopes are below 1 % of the steepest";
            assertThat(guarded.run().solver.warnings()).containsExactly(CONSTANT + named);
        }
    }

    @Test
    void collapseFromABetterErrorGoesBackOnce() {
        Guarded guarded =
                guarded(Safeguard.RESTART, errors(9, 0.4, 0.5, 0.5, 0.5, 0.96)).run();
        assertThat(guarded.restarts()).containsExactly(ScriptedAdmm.Restart.of(5, 1, 10));
        assertThat(guarded.solver.warnings())
                .containsExactly(CONSTANT + "; went back to the weights of epoch 1 with penalties times 10");
    }

    @Test
    void collapseOfGivenWeightsGoesBackToThemOnceAndIsADriftWhereItIsThreeTimesTheBest() {
        Guarded never = fromGiven(Safeguard.RESTART, errors(9, 1.1)).run();
        assertThat(never.restarts()).containsExactly(ScriptedAdmm.Restart.of(5, 0, 10));
        Guarded once = fromGiven(Safeguard.RESTART, errors(7, 0.32, 0.5, 0.5, 0.5, 0.96, 0.96, 0.97))
                .run();
        assertThat(once.restarts())
                .containsExactly(ScriptedAdmm.Restart.of(5, 1, 10), ScriptedAdmm.Restart.of(7, 1, 10));
    }

    @Test
    void collapseThatIsReportedIsStillReportedAsADrift() {
        Guarded guarded =
                guarded(Safeguard.WARN, errors(8, 0.09, 0.1, 0.1, 0.1, 0.96)).run();
        assertThat(guarded.solver.warnings())
                .containsExactly(CONSTANT, "epoch 6: the training error rose to 0.960 from 0.0900 at epoch 1");
    }

    @Test
    void collapseOfARegularisedTrainingIsSaidToBeThePenaltys() {
        Guarded guarded = fromGiven(Safeguard.RESTART, errors(7, 0.96));
        guarded.script.regularised = true;
        assertThat(guarded.run().restarts()).isEmpty();
        assertThat(guarded.solver.warnings())
                .containsExactly(
                        "epoch 5: the predictions are no better than a constant (error with the penalty of the "
                                + "weights 0.960, a constant's 1.00); a smaller lambda would fit more");
    }

    @Test
    void regularisedTrainingsDriftToo() {
        Guarded guarded = guarded(Safeguard.RESTART, 1, 0.1, 0.4);
        guarded.script.regularised = true;
        assertThat(guarded.run().solver.warnings())
                .containsExactly(
                        "epoch 2: the training error with the penalty of the weights rose to 0.400 from 0.100 at "
                                + "epoch 1; went back to the weights of epoch 1 with penalties times 10");
    }

    @Test
    void collapseDrawsThreeTimesFromTheSeedAfterThatOfTheUsualStart() {
        Guarded guarded = guarded(Safeguard.RESTART, errors(20, 0.96));
        guarded.script.errorOfOthers = 0.96;
        guarded.run();
        assertThat(guarded.restarts())
                .containsExactly(
                        ScriptedAdmm.Restart.of(5, -1, 1),
                        ScriptedAdmm.Restart.of(8, -1, 1),
                        ScriptedAdmm.Restart.of(11, -1, 1));
        assertThat(weights(guarded.drawn()))
                .isEqualTo(weights(List.of(
                        random(USUAL.withSeed(SEED + 1)),
                        random(USUAL.withSeed(SEED + 2)),
                        random(USUAL.withSeed(SEED + 3)))));
        assertThat(guarded.solver.warnings())
                .containsExactly(
                        CONSTANT + "; started again from other random weights (" + USUAL.withSeed(SEED + 1) + ")",
                        "epoch 8: the best error is 0.960, a constant's 1.00; started again from other random weights ("
                                + USUAL.withSeed(SEED + 2) + ")",
                        "epoch 11: the best error is 0.960, a constant's 1.00; started again from other random weights ("
                                + USUAL.withSeed(SEED + 3) + ")");
    }

    @Test
    void poorFitOfAnotherStartDrawsTheUsualOneFromItsOwnSeed() {
        Guarded guarded = narrow(Safeguard.RESTART, errors(20, 0.5));
        guarded.script.errorOfOthers = 0.5;
        guarded.script.saturation = 0.75;
        guarded.run();
        assertThat(weights(guarded.drawn()))
                .isEqualTo(weights(
                        List.of(random(USUAL), random(USUAL.withSeed(SEED + 1)), random(USUAL.withSeed(SEED + 2)))));
        assertThat(guarded.solver.warnings())
                .hasSize(3)
                .startsWith("epoch 5: the best error is 0.500, a constant's 1.00; 75 % of the hidden units' slopes are "
                        + "below 1 % of the steepest; started again from other random weights (" + USUAL + ")");
    }

    @Test
    void poorFitIsLeftAloneWhereOthersWouldBeNoBetterOrAreNotWanted() {
        double[] poor = errors(9, 0.6);
        assertThat(Stream.of(
                        guarded(Safeguard.RESTART, poor),
                        fromGiven(Safeguard.RESTART, poor),
                        Guarded.of(new ScriptedAdmm(poor), settings(Safeguard.RESTART, NARROW), false),
                        narrow(Safeguard.WARN, poor),
                        narrow(Safeguard.RESTART, errors(9, 0.49))))
                .allSatisfy(guarded -> {
                    assertThat(guarded.run().restarts()).isEmpty();
                    assertThat(guarded.solver.warnings()).isEmpty();
                });
    }

    @Test
    void trialThatIsNoBetterGoesBackToTheFirstWeightsAndDrawsAgain() {
        Guarded guarded =
                guarded(Safeguard.RESTART, errors(14, 0.98, 0.96, 0.97)).run();
        assertThat(guarded.restarts())
                .containsExactly(
                        ScriptedAdmm.Restart.of(5, -1, 1),
                        ScriptedAdmm.Restart.of(8, 2, 1),
                        ScriptedAdmm.Restart.of(8, -1, 1),
                        ScriptedAdmm.Restart.of(11, 2, 1),
                        ScriptedAdmm.Restart.of(11, -1, 1),
                        ScriptedAdmm.Restart.of(14, 2, 1));
        assertThat(guarded.solver.warnings())
                .hasSize(6)
                .contains(
                        "epoch 8: the other weights were no better (error 0.970), went back to those of epoch 2 (0.960)")
                .endsWith("epoch 14: the other weights were no better (error 0.970), went back to those of epoch 2 "
                        + "(0.960)");
    }

    @Test
    void trialThatIsBetterGoesOn() {
        Guarded guarded = guarded(Safeguard.RESTART, errors(12, 0.96, 0.96, 0.96, 0.96, 0.96, 0.1, 0.4, 0.2));
        guarded.script.convergence = Optional.of("the end");
        boolean[] trying = new boolean[10];
        for (int epoch = 1; epoch < 10; epoch++) {
            trying[epoch] = guarded.runTo(epoch).solver.isTrying();
            assertThat(guarded.solver.convergence().isEmpty()).isEqualTo(trying[epoch]);
        }
        assertThat(trying).containsExactly(false, false, false, false, false, true, true, true, false, false);
        assertThat(guarded.run().restarts()).containsExactly(ScriptedAdmm.Restart.of(5, -1, 1));
    }

    /** The weights that are drawn are themselves worth what they start with. */
    @Test
    void otherWeightsThatGetWorseAreGoneBackTo() {
        Guarded guarded = guarded(Safeguard.RESTART, errors(9, 0.96));
        guarded.script.errorOfOthers = 0.3;
        assertThat(guarded.run().restarts())
                .containsExactly(ScriptedAdmm.Restart.of(5, -1, 1), ScriptedAdmm.Restart.of(9, -1, 10));
        assertThat(guarded.solver.warnings())
                .endsWith(
                        "epoch 9: the training error rose to 0.960 from 0.300 at epoch 5; went back to the weights of "
                                + "epoch 5 with penalties times 10");
    }

    @Test
    void driftAfterATrialGoesBackToTheBestEpochOfIt() {
        Guarded guarded = guarded(Safeguard.RESTART, errors(9, 0.96, 0.96, 0.96, 0.96, 0.96, 0.2, 0.1, 0.4))
                .run();
        assertThat(guarded.restarts())
                .containsExactly(ScriptedAdmm.Restart.of(5, -1, 1), ScriptedAdmm.Restart.of(9, 7, 10));
    }

    /** Trainings that between them have each number of the state matter. */
    static Stream<Supplier<Guarded>> courses() {
        return Stream.of(
                () -> guarded(Safeguard.RESTART, errors(9, 0.1, 0.4)),
                () -> guarded(Safeguard.WARN, errors(9, 0.05, 0.4, 0.6)),
                () -> guarded(Safeguard.WARN, errors(9, 0.96)),
                () -> guarded(Safeguard.RESTART, errors(15, 0.98, 0.96, 0.97)),
                () -> narrow(Safeguard.RESTART, errors(15, 0.98, 0.6, 0.7)),
                () -> guarded(Safeguard.RESTART, errors(12, 0.96, 0.96, 0.96, 0.96, 0.96, 0.1, 0.4)),
                () -> rising(settings(Safeguard.WARN, USUAL)),
                () -> rising(settings(Safeguard.RESTART, USUAL)));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void trainingThatIsSavedInWhateverEpochGoesOnAlike(Supplier<Guarded> course) {
        Guarded whole = course.get().run();
        for (int epoch = 0; epoch <= whole.script.epochs(); epoch++) {
            SolverState saved = new SolverState();
            Guarded before = course.get().runTo(epoch);
            before.solver.save(saved);
            Guarded resumed = course.get();
            resumed.solver.load(saved);
            resumed.solver.load(saved); // the second of two checkpoints, where the first does not fit
            resumed.run();
            assertThat(state(resumed)).isEqualTo(state(whole));
            assertThat(resumed.solver.warnings()).isEqualTo(whole.solver.warnings());
            assertThat(resumed.solver.convergence()).isEqualTo(whole.solver.convergence());
            assertThat(Stream.concat(before.restarts().stream(), resumed.restarts().stream()))
                    .containsExactlyElementsOf(whole.restarts());
        }
    }

    private static SolverState state(Guarded guarded) {
        SolverState state = new SolverState();
        guarded.solver.save(state);
        return state;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.NaN})
    void collapseNeedsTheErrorOfAConstant(double constantError) {
        ScriptedAdmm script = new ScriptedAdmm(errors(9, 0.96));
        SafeguardedSolver solver = new SafeguardedSolver(
                script, settings(Safeguard.RESTART, NARROW), new Baseline(constantError, 0), true);
        new Guarded(script, solver).run();
        assertThat(solver.warnings()).isEmpty();
    }
}
