package org.sigmoidadmm.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.ResidualLoss;
import org.sigmoidadmm.parallel.Partition;

/**
 * Samples on the workers' backends, in blocks of columns dealt to lanes: what a gradient is averaged over. The sums run
 * within each lane and then over the lanes, both in a fixed order, so that their bits do not depend on the threads.
 */
final class Batch {

    final List<Lane> lanes = new ArrayList<>();
    private final Crew crew;
    private final int count;
    private final double weight;

    /**
     * Makes a batch without samples yet.
     *
     * @param crew the workers
     * @param count number of samples
     * @param weight what its sums are divided by: the sum of its samples' weights, or what that is in the mean
     */
    Batch(Crew crew, int count, double weight) {
        this.crew = crew;
        this.count = count;
        this.weight = weight;
        int[] sizes = crew.layout.sizes;
        Partition partition = Partition.of(count, Partition.blockColumns(sizes));
        for (int index = 0; index < partition.lanes(); index++) {
            Lane lane = new Lane(crew.worker(index, partition), crew);
            for (int b = partition.firstBlock(index); b < partition.firstBlock(index + 1); b++) {
                int start = partition.start(b);
                int columns = partition.start(b + 1) - start;
                lane.blocks.add(new Block(lane.worker.backend, start, columns, sizes[0], sizes[sizes.length - 1]));
            }
            lanes.add(lane);
        }
    }

    /** All samples of a set, each with weight 1 unless the set says otherwise. */
    static Batch of(Crew crew, TrainingData data) {
        int samples = data.inputs().count();
        Batch batch = new Batch(crew, samples, data.totalWeight());
        batch.gather(data, IntStream.range(0, samples).toArray(), 0);
        return batch;
    }

    /** All samples of a set without weights. */
    static Batch of(Crew crew, Samples inputs, Samples targets) {
        return of(crew, TrainingData.of(inputs, targets));
    }

    int count() {
        return count;
    }

    /** Another batch without samples yet, for some of these. */
    Batch part(int samples) {
        return new Batch(crew, samples, samples * (weight / count));
    }

    /** Σ w. */
    double weight() {
        return weight;
    }

    /** Takes over samples {@code order[from] … order[from + count − 1]}. */
    void gather(TrainingData data, int[] order, int from) {
        crew.run(lanes, lane -> {
            for (Block block : lane.blocks) {
                block.gather(lane.worker, data, order, from);
            }
        });
    }

    /** Returns Σ w·ℓ / Σ w. */
    double loss(double[] parameters) {
        send(parameters);
        crew.run(lanes, Lane::computeLoss);
        return sumOfLosses() / weight;
    }

    /**
     * Computes the loss and its gradient.
     *
     * @param parameters θ, read
     * @param gradient overwritten
     * @return Σ w·ℓ / Σ w
     */
    double gradient(double[] parameters, double[] gradient) {
        send(parameters);
        crew.run(lanes, lane -> lane.computeGradient(gradient.length));
        System.arraycopy(lanes.get(0).gradient, 0, gradient, 0, gradient.length);
        for (int k = 1; k < lanes.size(); k++) {
            Vectors.add(1, lanes.get(k).gradient, gradient);
        }
        Vectors.scale(1 / weight, gradient);
        return sumOfLosses() / weight;
    }

    /**
     * Computes the Gram matrices of what each layer takes in.
     *
     * @param parameters θ, read
     * @return Σ w·āᵢāᵢᵀ / Σ w for each layer, with a 1 below the layer's inputs; the lower triangle, column by column
     */
    double[][] grams(double[] parameters) {
        send(parameters);
        crew.run(lanes, Lane::computeGrams);
        int depth = crew.layout.depth();
        double[][] sums = new double[depth][];
        for (int i = 0; i < depth; i++) {
            int width = crew.layout.sizes[i];
            int order = width + 1;
            sums[i] = new double[order * order];
            for (int k = 0; k < lanes.size(); k++) {
                addBordered(lanes.get(k).grams[i], lanes.get(k).inputSums[i], width, sums[i]);
            }
            sums[i][order * order - 1] = weight;
            Vectors.scale(1 / weight, sums[i]);
        }
        return sums;
    }

    /** What a point's curvature is estimated from: Σ w·ρ′(r)², and ΔᵢΔᵢᵀ / Σ w for each layer, the lower triangle. */
    record Curvature(double squares, double[][] backGrams) {}

    /**
     * Computes the factors of the Gauss-Newton matrix that belong to the outputs of each layer, see {@link
     * Backpropagation#addCurvature}.
     *
     * @param rho the loss
     * @param parameters θ, read
     * @return with a new array for each layer
     */
    Curvature curvature(ResidualLoss rho, double[] parameters) {
        send(parameters);
        crew.run(lanes, lane -> lane.computeCurvature(rho));
        double[][] sums = new double[crew.layout.depth()][];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = lanes.get(0).backGrams[i].clone();
            for (int k = 1; k < lanes.size(); k++) {
                Vectors.add(1, lanes.get(k).backGrams[i], sums[i]);
            }
            Vectors.scale(1 / weight, sums[i]);
        }
        double squares = lanes.stream().mapToDouble(lane -> lane.squares).sum();
        return new Curvature(squares, sums);
    }

    /** Adds a Gram matrix with a row of sums below to a lower triangle, whose corner stays as it is. */
    static void addBordered(double[] gram, double[] border, int width, double[] sum) {
        int order = width + 1;
        for (int j = 0; j < width; j++) {
            for (int i = j; i < width; i++) {
                sum[i + j * order] += gram[i + j * width];
            }
            sum[width + j * order] += border[j];
        }
    }

    /** What sums over the batch may be worked on further with. */
    MatrixBackend backend() {
        return lanes.get(0).worker.backend;
    }

    Layout layout() {
        return crew.layout;
    }

    /** Copies parameters to the workers. */
    void send(double[] parameters) {
        crew.run(lanes, lane -> {
            if (isFirstOfItsWorker(lane)) {
                lane.worker.receive(parameters);
            }
        });
    }

    private boolean isFirstOfItsWorker(Lane lane) {
        for (Lane other : lanes) {
            if (other.worker == lane.worker) {
                return other == lane;
            }
        }
        return false;
    }

    private double sumOfLosses() {
        double sum = 0;
        for (int k = 0; k < lanes.size(); k++) {
            sum += lanes.get(k).loss;
        }
        return sum;
    }
}
