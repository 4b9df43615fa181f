package org.sigmoidadmm.gradient;

import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.matrix.ResidualLoss;

/** A share of a batch that one worker goes through in a fixed order, with the sums over it. */
final class Lane {

    final Worker worker;
    final Backpropagation backpropagation;
    final List<Block> blocks = new ArrayList<>();
    /** Σ w·ℓ. */
    double loss;
    /** Its gradient, empty before the first. */
    double[] gradient = {};
    /** Σ w·aᵢaᵢᵀ of each layer's inputs, empty before they are asked for. */
    double[][] grams = {};
    /** Σ w·aᵢ. */
    double[][] inputSums = {};
    /** ΔᵢΔᵢᵀ of a root of the loss's curvature brought back to each layer, empty before it is asked for. */
    double[][] backGrams = {};
    /** Σ w·ρ′(r)² over their residuals r. */
    double squares;

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

    void computeGrams() {
        if (grams.length == 0) {
            int[] sizes = worker.layout.sizes;
            grams = new double[sizes.length - 1][];
            inputSums = new double[sizes.length - 1][];
            for (int i = 0; i < grams.length; i++) {
                grams[i] = new double[sizes[i] * sizes[i]];
                inputSums[i] = new double[sizes[i]];
            }
        }
        Worker.Grams sums = worker.grams();
        for (int k = 0; k < blocks.size(); k++) {
            backpropagation.addGrams(blocks.get(k), k == 0, sums);
        }
        for (int i = 0; i < grams.length; i++) {
            worker.backend.download(sums.gram[i], grams[i]);
            worker.backend.download(sums.sum[i], inputSums[i]);
        }
    }

    /** The sums ΔᵢΔᵢᵀ and that of the squared forces. */
    void computeCurvature(ResidualLoss rho) {
        if (backGrams.length == 0) {
            int[] sizes = worker.layout.sizes;
            backGrams = new double[sizes.length - 1][];
            for (int i = 0; i < backGrams.length; i++) {
                backGrams[i] = new double[sizes[i + 1] * sizes[i + 1]];
            }
        }
        Worker.Grams sums = worker.grams();
        squares = 0;
        for (int k = 0; k < blocks.size(); k++) {
            squares += backpropagation.addCurvature(rho, blocks.get(k), k == 0, sums);
        }
        for (int i = 0; i < backGrams.length; i++) {
            worker.backend.download(sums.back[i], backGrams[i]);
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
