package org.sigmoidadmm.gradient;

import java.util.ArrayList;
import java.util.List;

/** A share of a batch that one worker goes through in a fixed order, with the sums over it. */
final class Lane {

    final Worker worker;
    final Backpropagation backpropagation;
    final List<Block> blocks = new ArrayList<>();
    /** Σ w·ℓ. */
    double loss;
    /** Its gradient, empty before the first. */
    double[] gradient = {};

    Lane(Worker worker, Crew crew) {
        this.worker = worker;
        this.backpropagation = new Backpropagation(worker, crew.layout, crew.loss);
    }

    void computeLoss() {
        loss = 0;
        for (int k = 0; k < blocks.size(); k++) {
            loss += backpropagation.loss(blocks.get(k));
        }
    }

    void computeGradient(int length) {
        if (gradient.length == 0) {
            gradient = new double[length];
        }
        loss = 0;
        for (int k = 0; k < blocks.size(); k++) {
            loss += backpropagation.addGradient(blocks.get(k), k == 0);
        }
        worker.send(gradient);
    }
}
