package org.sigmoidadmm.experiments;

import java.util.List;
import java.util.Optional;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.model.Model;

/**
 * A real data set.
 *
 * @param inputs the inputs in the units of the file
 * @param targets for a regression the numbers to predict; for a classification one number per class, 1 for the sample's
 *     own and 0 for the others
 * @param classes names of the classes, empty for a regression
 * @param groups what samples belong together, such as those of one patient
 * @param testCount how many samples, the last ones, are the test set that comes with the data; 0 if none does
 */
record RealData(Samples inputs, Samples targets, List<String> classes, Optional<Groups> groups, int testCount) {

    RealData {
        classes = List.copyOf(classes);
        if (inputs.count() != targets.count() || testCount < 0 || testCount >= inputs.count()) {
            throw new IllegalArgumentException("there are " + inputs.count() + " inputs, " + targets.count()
                    + " targets and " + testCount + " test samples");
        }
    }

    /**
     * Samples that belong together.
     *
     * @param what one of the groups, such as {@code patient}
     * @param of the group of each sample, from 0; not to be changed
     */
    record Groups(String what, int[] of) {

        int count() {
            int largest = 0;
            for (int group : of) {
                largest = Math.max(largest, group);
            }
            return largest + 1;
        }
    }

    int count() {
        return inputs.count();
    }

    boolean isClassification() {
        return !classes.isEmpty();
    }

    /** The class of each sample; for a regression all the same. */
    int[] labels() {
        return isClassification() ? Model.largest(targets) : new int[count()];
    }
}
