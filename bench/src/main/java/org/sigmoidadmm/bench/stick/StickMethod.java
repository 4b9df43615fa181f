package org.sigmoidadmm.bench.stick;

import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.model.Task;

/**
 * A method with one of its settings. Settings of the same method compete; the report takes the one with the smallest
 * mean test error on a table, which flatters methods that have several.
 *
 * @param name what the command line and the report call it
 * @param setting what tells it from others of the same name; empty where there is but one
 * @param robust whether its targets are scaled by median and quartiles
 * @param factory makes its trainer
 */
record StickMethod(String name, String setting, boolean robust, Factory factory) {

    StickMethod(String name, String setting, Factory factory) {
        this(name, setting, false, factory);
    }

    /** The same method on targets scaled by median and quartiles. */
    StickMethod robustlyScaled() {
        return new StickMethod(name, setting, true, factory);
    }

    /** Makes a trainer of a method for one cell. */
    @FunctionalInterface
    interface Factory {

        /**
         * Makes a trainer.
         *
         * @param provider what it computes on
         * @param task what is learned
         * @param rows number of training rows
         * @param seed of all that is random
         * @return a trainer of one thread for a network of 2×100 units
         */
        Trainer trainer(MatrixBackendProvider provider, Task task, int rows, long seed);
    }

    /** Name and setting as one text. */
    String label() {
        return setting.isEmpty() ? name : name + " " + setting;
    }
}
