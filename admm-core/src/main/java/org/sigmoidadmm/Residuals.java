package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The primal and the dual residual of an iterate, as {@link StoppingRules} defines them, with those of the first one. */
final class Residuals {

    private final Statistics statistics;
    private final double[] beta;
    private final double entries;
    private double firstPrimal = Double.NaN;
    private double firstDual = Double.NaN;

    /**
     * Makes the residuals of a training.
     *
     * @param statistics read whenever a residual is asked for
     * @param parameters of which the sizes and β count
     * @param totalWeight sum of the samples' weights
     */
    Residuals(Statistics statistics, Parameters parameters, double totalWeight) {
        this.statistics = statistics;
        beta = parameters.beta;
        entries = Arrays.stream(parameters.sizes).skip(1).asDoubleStream().sum() * totalWeight;
    }

    double primal() {
        return Math.sqrt(Arrays.stream(statistics.residual).sum() / entries);
    }

    double dual() {
        double sum = 0;
        for (int i = 0; i < beta.length; i++) {
            sum += beta[i] * beta[i] * statistics.change[i];
        }
        return Math.sqrt(sum / entries);
    }

    /** Keeps the residuals for the relative tolerances, if none are kept yet. */
    void noteFirst() {
        if (Double.isNaN(firstPrimal)) {
            firstPrimal = primal();
            firstDual = dual();
        }
    }

    /** Names the residuals that have a tolerance, if all of them are within it. */
    Optional<String> convergence(StoppingRules rules) {
        List<String> met = new ArrayList<>();
        boolean all = meets("primal", primal(), rules.primalTolerance(), firstPrimal, met)
                && meets("dual", dual(), rules.dualTolerance(), firstDual, met);
        return all && !met.isEmpty() ? Optional.of(String.join(" and ", met)) : Optional.empty();
    }

    private static boolean meets(
            String name, double residual, StoppingRules.Tolerance tolerance, double first, List<String> met) {
        if (!tolerance.isSet()) {
            return true;
        }
        double bound = tolerance.bound(first);
        met.add("the " + name + " residual " + residual + " is within " + bound);
        return residual <= bound;
    }

    void save(SolverState state) {
        state.put("admm.firstResiduals", firstPrimal, firstDual);
    }

    void load(SolverState state) {
        double[] first = state.get("admm.firstResiduals", 2);
        firstPrimal = first[0];
        firstDual = first[1];
    }
}
