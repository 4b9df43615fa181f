package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.matrix.Matrix;

/** A share of the data that one worker goes through in a fixed order: blocks to train on, and samples to validate on. */
final class Lane {

    /** Samples that are only looked at. */
    record Pair(Matrix x, Matrix y, Matrix weights) {}

    final int index;
    final Worker worker;
    final List<Block> blocks = new ArrayList<>();
    final List<Pair> validation = new ArrayList<>();
    final Statistics statistics;
    private final LocalStep step;

    /**
     * Makes a lane without blocks.
     *
     * @param index of the lane
     * @param worker whose lane it is
     * @param parameters of the training
     * @param sums what the lane sums in
     * @param others what these are added to, one to the other, when they are done
     */
    Lane(int index, Worker worker, Parameters parameters, Accumulators sums, Accumulators[] others) {
        this.index = index;
        this.worker = worker;
        this.statistics = new Statistics(parameters.sizes);
        this.step = new LocalStep(worker, parameters, sums, others);
    }

    /** Sets V and Λ to their start. */
    void start(OutputStart outputStart) {
        step.begin(blocks.size(), false);
        for (Block block : blocks) {
            step.start(block, outputStart);
        }
    }

    /** Measures the statistics of V and Λ as they are, the inputs' Gram matrix included, and the errors. */
    void measure() {
        step.begin(blocks.size(), true);
        statistics.clear();
        for (Block block : blocks) {
            step.measure(block, statistics);
            statistics.error += step.error(block.x, block.y, block.weights);
        }
        validate();
    }

    /** One iteration on all blocks. */
    void advance(boolean evaluate) {
        step.begin(blocks.size(), false);
        statistics.clear();
        for (int k = 0; k < blocks.size(); k++) {
            Block block = blocks.get(k);
            step.advance(block, statistics);
            if (evaluate) {
                statistics.error += step.error(block.x, block.y, block.weights);
            }
        }
        if (evaluate) {
            validate();
        }
    }

    /** What the weights would do to the old V and Λ. */
    void tryWeights() {
        step.begin(blocks.size(), false);
        statistics.clearTrial();
        for (Block block : blocks) {
            step.tryWeights(block, statistics);
        }
    }

    /** The errors of the weights as they are. */
    void evaluate() {
        statistics.error = 0;
        statistics.validationError = 0;
        for (Block block : blocks) {
            statistics.error += step.error(block.x, block.y, block.weights);
        }
        validate();
    }

    /** How many hidden units of all samples are saturated. */
    long countFlat() {
        long flat = 0;
        for (Block block : blocks) {
            flat += step.countFlat(block);
        }
        return flat;
    }

    private void validate() {
        for (Pair pair : validation) {
            statistics.validationError += step.error(pair.x(), pair.y(), pair.weights());
        }
    }
}
