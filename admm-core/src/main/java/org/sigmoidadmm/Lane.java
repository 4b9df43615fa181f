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
    final Accumulators sums;
    private final LocalStep step;

    Lane(int index, Worker worker, Parameters parameters) {
        this.index = index;
        this.worker = worker;
        this.sums = new Accumulators(worker.backend, parameters.sizes);
        this.statistics = new Statistics(parameters.sizes);
        this.step = new LocalStep(worker, parameters, sums);
    }

    /** Sets V and Λ to their start. */
    void start(OutputStart outputStart) {
        step.begin(false);
        for (Block block : blocks) {
            step.start(block, outputStart);
        }
    }

    /** Measures the statistics of V and Λ as they are, the inputs' Gram matrix included, and the errors. */
    void measure() {
        step.begin(true);
        statistics.clear();
        for (Block block : blocks) {
            step.measure(block, statistics);
            statistics.error += step.error(block.x, block.y, block.weights);
        }
        validate();
        sums.toHost(true);
    }

    /** One iteration on all blocks. */
    void advance(boolean evaluate) {
        step.begin(false);
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
        sums.toHost(false);
    }

    /** What the weights would do to the old V and Λ. */
    void tryWeights() {
        step.begin(false);
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
