package org.sigmoidadmm.matrix;

import java.util.List;

/** The built-in losses. */
public final class Losses {

    /** ½‖v − y‖², for regression, and for classes as one-hot columns as in the paper. */
    public static final Loss SQUARED = new SquaredLoss();

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

    private static final List<Loss> ALL = List.of(SQUARED, CROSS_ENTROPY, HINGE);

    private Losses() {}

    /**
     * Finds a loss by name.
     *
     * @param name {@code squared}, {@code cross-entropy} or {@code hinge}
     * @return the loss
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Loss named(String name) {
        return ALL.stream()
                .filter(loss -> loss.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no loss '" + name + "', there are " + names()));
    }

    /**
     * Lists the names.
     *
     * @return the names of all built-in losses
     */
    public static List<String> names() {
        return ALL.stream().map(Loss::name).toList();
    }
}
