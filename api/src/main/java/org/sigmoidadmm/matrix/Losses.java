package org.sigmoidadmm.matrix;

import java.util.List;

/** The built-in losses. */
public final class Losses {

    /** ½‖v − y‖², for regression, and for classes as one-hot columns as in the paper. */
    public static final ResidualLoss SQUARED = new SquaredLoss();

    /**
     * log Σ exp v − ⟨y, v⟩ for columns y that are probabilities (one-hot classes): softmax cross-entropy. Trainings refuse
     * targets that are negative, or do not sum to 1 within 1e-6.
     */
    public static final Loss CROSS_ENTROPY = new CrossEntropyLoss();

    /**
     * Σ max(0, 1 − t·v) with t = 1 where y &gt; ½ and −1 elsewhere: one hinge per class against the others. Any targets
     * will do, so 0 and 1 as well as ±1.
     */
    public static final Loss HINGE = new HingeLoss();

    private static final List<Loss> ALL = List.of(SQUARED, CROSS_ENTROPY, HINGE, huber(1));

    private Losses() {}

    /**
     * Σ ½r² over the residuals r = v − y of at most δ, and δ(|r| − δ/2) for the others: for regression where some targets
     * are wrong, which draw the predictions by no more than δ each.
     *
     * @param delta δ, positive, in the units that the network is trained in: about the largest residual that a right
     *     target has
     * @return the loss; those of the same δ are equal
     * @throws IllegalArgumentException if δ is not positive and finite
     */
    public static ResidualLoss huber(double delta) {
        return new HuberLoss(delta);
    }

    /**
     * Finds a loss by name.
     *
     * @param name {@code squared}, {@code cross-entropy}, {@code hinge}, {@code huber} for δ = 1 or, for example, {@code
     *     huber:0.5} for another
     * @return the loss
     * @throws IllegalArgumentException if there is none of that name, or δ is not a positive and finite number
     */
    public static Loss named(String name) {
        String parametric = HuberLoss.NAME + ":";
        if (name.startsWith(parametric)) {
            return HuberLoss.of(name.substring(parametric.length()));
        }
        return ALL.stream()
                .filter(loss -> loss.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no loss '" + name + "', there are " + names()));
    }

    /**
     * Lists the names.
     *
     * @return the names of all built-in losses, those with a number at their usual one
     */
    public static List<String> names() {
        return ALL.stream().map(Loss::name).toList();
    }
}
