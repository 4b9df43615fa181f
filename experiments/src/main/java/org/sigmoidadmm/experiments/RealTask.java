package org.sigmoidadmm.experiments;

import java.util.Arrays;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.model.Scaling;

/**
 * A task on real data.
 *
 * @param name of the experiment
 * @param description one line
 * @param what the data are, and where they are not the paper's
 * @param groupless what it would matter to keep on one side of a split if the file does not tell it; empty if nothing
 * @param loader reads them
 * @param oneQuantity whether the inputs are all the same quantity, such as pixels, and so are scaled by one factor for all
 *     and not each by its own
 * @param full the whole task
 * @param quick a small form of it
 */
record RealTask(
        String name,
        String description,
        String what,
        String groupless,
        Loader loader,
        boolean oneQuantity,
        Effort full,
        Effort quick) {

    /** Reads data; throws a DataException or a MissingDataException where it cannot. */
    interface Loader {
        RealData load(ExperimentContext context);
    }

    /**
     * What is spent on a training.
     *
     * @param sizes of the split
     * @param hidden widths of the hidden layers; not to be changed
     * @param epochs at most how many
     */
    record Effort(RealSplit.Sizes sizes, int[] hidden, int epochs) {

        @Override
        public String toString() {
            return sizes + ", hidden " + Arrays.toString(hidden) + ", " + epochs + " epochs";
        }
    }

    static RealTask earthquake() {
        return new RealTask(
                "earthquake",
                "felt intensity of earthquakes from magnitude, depth and place; RMSE",
                "Reports of felt intensity with magnitude, depth, place of the event and of the report and the distance "
                        + "between them; they stand for the paper's set, which is another selection.",
                "",
                RealDataFiles::earthquake,
                false,
                new Effort(new RealSplit.Sizes(0.2, 10_000, 10_000), new int[] {100, 100}, 100),
                new Effort(new RealSplit.Sizes(0.2, 1000, 10_000), new int[] {50, 50}, 30));
    }

    static RealTask faces() {
        return new RealTask(
                "faces",
                "who is on a picture of 32×32 pixels, of 38 people (Extended Yale B); accuracy",
                "Extended Yale B, 2414 pictures, half of them for the test.",
                "",
                RealDataFiles::faces,
                true,
                new Effort(new RealSplit.Sizes(0.5, 10_000, 10_000), new int[] {100}, 60),
                new Effort(new RealSplit.Sizes(0.5, 600, 1000), new int[] {60}, 30));
    }

    static RealTask heartbeats() {
        return new RealTask(
                "heartbeats",
                "whether a heartbeat of 187 points is normal; accuracy",
                "Beats of the MIT-BIH database cut like the paper's set PTB, of the same size, half of them for the test.",
                "patient",
                RealDataFiles::heartbeats,
                true,
                new Effort(new RealSplit.Sizes(0.5, 5000, 10_000), new int[] {100, 100}, 40),
                new Effort(new RealSplit.Sizes(0.5, 2000, 3000), new int[] {50, 50}, 30));
    }

    static RealTask digits() {
        return new RealTask(
                "mnist",
                "which digit is written on a picture of 28×28 pixels (MNIST); accuracy",
                "MNIST with its own test set; a part of its 60000 pictures to train on.",
                "",
                RealDataFiles::digits,
                true,
                new Effort(new RealSplit.Sizes(0, 5000, 10_000), new int[] {100}, 40),
                new Effort(new RealSplit.Sizes(0, 2000, 3000), new int[] {60}, 30));
    }

    Effort effort(boolean quickly) {
        return quickly ? quick : full;
    }

    /** The scaling of the inputs, from those to train on. */
    Scaling scaling(Samples inputs) {
        Scaling each = Scaling.standard(inputs);
        if (!oneQuantity) {
            return each;
        }
        double squares = 0;
        for (int j = 0; j < inputs.features(); j++) {
            // A constant column has the scale 1, which is not its deviation.
            squares += isConstant(inputs, j) ? 0 : each.scale()[j] * each.scale()[j];
        }
        double[] common = new double[inputs.features()];
        Arrays.fill(common, squares > 0 ? Math.sqrt(squares / inputs.features()) : 1);
        return new Scaling(each.shift(), common);
    }

    private static boolean isConstant(Samples samples, int feature) {
        for (int i = 1; i < samples.count(); i++) {
            if (samples.get(i, feature) != samples.get(0, feature)) {
                return false;
            }
        }
        return true;
    }
}
