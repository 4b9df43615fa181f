package org.sigmoidadmm;

import org.sigmoidadmm.Accumulators.Kind;
import org.sigmoidadmm.Worker.Role;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Transpose;

/**
 * The half of an iteration that is separable by sample: given new weights, one block of columns at a time updates V and
 * Λ of all layers and, while the block is in cache, adds its part to the sums that the next weights need.
 *
 * <p>It reads the worker it was made for, the block it is given, and the parameters, which do not change while it runs.
 */
final class LocalStep {

    private final Worker worker;
    private final MatrixBackend backend;
    private final Parameters parameters;
    private final Accumulators sums;
    private final Accumulators[] others;
    private final int depth;
    private final SampleStep sampleStep;
    private final NeuronSums neuronSums;
    private boolean inputGram;
    private int done;
    private int last;

    /**
     * Makes a step for any number of passes.
     *
     * @param worker what computes, with the parameters received
     * @param parameters the same parameters, of which sizes, activations and penalties are read
     * @param sums what the blocks are summed in
     * @param others what these are added to, one to the other, when the last block is done
     */
    LocalStep(Worker worker, Parameters parameters, Accumulators sums, Accumulators[] others) {
        this.worker = worker;
        this.sums = sums;
        this.others = others.clone();
        this.backend = worker.backend;
        this.parameters = parameters;
        this.depth = parameters.depth();
        this.sampleStep = new SampleStep(worker, parameters);
        this.neuronSums = new NeuronSums(worker, parameters);
    }

    /**
     * Starts a pass over some blocks.
     *
     * @param blocks how many
     * @param withInputGram whether to form the Gram matrix of the inputs, which later passes need not do again
     */
    void begin(int blocks, boolean withInputGram) {
        inputGram = withInputGram;
        done = 0;
        last = blocks - 1;
    }

    /** V ← forward pass, V_N where the loss is small if asked for, Λ ← 0. */
    void start(Block block, OutputStart outputStart) {
        Matrix input = block.x;
        for (int i = 0; i < depth; i++) {
            backend.copy(forward(i, input, block.columns), block.v[i]);
            backend.fill(0, block.multiplier[i]);
            input = block.v[i];
        }
        if (outputStart == OutputStart.TARGET) {
            block.startOutputAtTargets(backend, parameters.loss, parameters.startRange);
        }
    }

    /** The statistics of the block as it is, without changing it: what precedes the first iteration. */
    void measure(Block block, Statistics statistics) {
        Matrix input = block.x;
        for (int i = 0; i < depth; i++) {
            Matrix value = forward(i, input, block.columns);
            Matrix delta = worker.workspace(Role.FORCE, value.rows(), block.columns);
            backend.fill(0, delta);
            finishLayer(i, block, input, value, delta, 0, statistics);
            input = block.v[i];
        }
        finishBlock(block, statistics);
    }

    /** What the weights do to V and Λ as they are: the part of the block in the check of their models. */
    void tryWeights(Block block, Statistics statistics) {
        Matrix input = block.x;
        for (int i = 0; i < depth - 1; i++) {
            if (parameters.curvature.isPerNeuron(parameters.activations[i])) {
                Matrix value = forward(i, input, block.columns);
                neuronSums.addMisfit(i, block, value, parameters.beta[i], statistics.trialMisfit[i]);
            }
            input = block.v[i];
        }
    }

    /** The number of hidden slopes below 1 % of the steepest. */
    long countFlat(Block block) {
        Matrix input = block.x;
        long flat = 0;
        for (int i = 0; i < depth - 1; i++) {
            forward(i, input, block.columns);
            double bound = 0.01 * parameters.activations[i].bounds().slope();
            Matrix slope = worker.workspace(Role.SLOPE, parameters.sizes[i + 1], block.columns);
            for (double value : worker.read(Role.SLOPE, slope)) {
                flat += Math.abs(value) < bound ? 1 : 0;
            }
            input = block.v[i];
        }
        return flat;
    }

    /** One iteration of the block: V_1, Λ_1, …, V_N, Λ_N and the statistics for the next. */
    void advance(Block block, Statistics statistics) {
        Matrix input = block.x;
        for (int i = 0; i < depth; i++) {
            Matrix value = sampleStep.hasTried(i) ? tried(i, block.columns) : forward(i, input, block.columns);
            Matrix delta = i < depth - 1 ? updateActivations(i, value, block) : updateOutputs(value, block);
            finishLayer(i, block, input, value, delta, parameters.beta[i], statistics);
            input = block.v[i];
        }
        finishBlock(block, statistics);
    }

    /** S = σ(W·Ā) and its slope σ′(W·Ā), in the workspace. */
    private Matrix forward(int i, Matrix input, int columns) {
        int rows = parameters.sizes[i + 1];
        Matrix value = worker.workspace(Role.VALUE, rows, columns);
        Matrix slope = worker.workspace(Role.SLOPE, rows, columns);
        backend.gemm(1, Transpose.NO, worker.weight[i], Transpose.NO, input, 0, value);
        backend.activateLayer(parameters.activations[i], value, worker.bias[i], value, slope);
        return value;
    }

    /** The same from the search of the layer before, which ended where the layer's input is now. */
    private Matrix tried(int i, int columns) {
        int rows = parameters.sizes[i + 1];
        Matrix value = worker.workspace(Role.VALUE, rows, columns);
        backend.copy(worker.workspace(Role.TRIAL_VALUE, rows, columns), value);
        backend.copy(worker.workspace(Role.TRIAL_SLOPE, rows, columns), worker.workspace(Role.SLOPE, rows, columns));
        return value;
    }

    /**
     * The change of a hidden layer's activations, with U, b of the next layer and S = σ(W·Ā):
     *
     * <pre>{@code
     * G = (σ₊(UV + b) − V₊ + Λ₊/β₊) ⊙ σ₊′(UV + b)
     * Δ = (βI + β₊c₊UᵀU)⁻¹ (β(S − V) + Λ − β₊UᵀG)
     * }</pre>
     *
     * exact where the next layer is linear (c₊ = 1).
     */
    private Matrix updateActivations(int i, Matrix value, Block block) {
        int next = i + 1;
        double nextLayerBeta = parameters.beta[next];
        Activation nextActivation = parameters.activations[next];
        Matrix force = worker.workspace(Role.FORCE, parameters.sizes[i + 1], block.columns);
        backend.constraintForce(parameters.beta[i], value, block.v[i], block.multiplier[i], force);
        if (parameters.systems[i].spectral) {
            return sampleStep.change(i, force, block);
        }
        Matrix gradient = worker.workspace(Role.SCRATCH, parameters.sizes[next + 1], block.columns);
        backend.gemm(1, Transpose.NO, worker.weight[next], Transpose.NO, block.v[i], 0, gradient);
        backend.layerGradient(
                nextActivation,
                gradient,
                worker.bias[next],
                block.v[next],
                block.multiplier[next],
                nextLayerBeta,
                gradient);
        return solve(i, force, gradient, block.columns);
    }

    /** Δ = M⁻¹(F − β₊UᵀG) by the operator of either order, F and G overwritten ({@link ActivationSystem}). */
    private Matrix solve(int i, Matrix force, Matrix gradient, int columns) {
        ActivationSystem system = parameters.systems[i];
        Matrix u = worker.weight[i + 1];
        double beta = parameters.beta[i];
        double nextLayerBeta = parameters.beta[i + 1];
        if (system.isNarrow()) {
            Matrix pull = worker.workspace(Role.FORCE, system.next, columns); // of another shape than the force
            backend.gemm(system.kappa / beta, Transpose.NO, u, Transpose.NO, force, nextLayerBeta, gradient);
            backend.gemm(1, Transpose.NO, worker.operator[i], Transpose.NO, gradient, 0, pull);
            backend.gemm(-1, Transpose.YES, u, Transpose.NO, pull, 1 / beta, force);
            return force;
        }
        backend.gemm(-nextLayerBeta, Transpose.YES, u, Transpose.NO, gradient, 1, force);
        Matrix delta = worker.workspace(Role.SCRATCH, system.width, columns);
        backend.gemm(1, Transpose.NO, worker.operator[i], Transpose.NO, force, 0, delta);
        return delta;
    }

    /**
     * The change of the output activations, with Z = W·Ā: the proximal step of the loss, for the squared loss
     * V_N = (Y + Λ + βZ)/(1 + β).
     */
    private Matrix updateOutputs(Matrix z, Block block) {
        int output = depth - 1;
        double beta = parameters.beta[output];
        Matrix delta = worker.workspace(Role.FORCE, z.rows(), block.columns);
        backend.copy(z, delta);
        backend.axpby(1 / beta, block.multiplier[output], 1, delta);
        backend.lossProximal(parameters.loss, beta, delta, block.y, delta);
        backend.axpby(-1, block.v[output], 1, delta);
        return delta;
    }

    /**
     * V ← V + Δ, Λ ← Λ + αβ(S − V), α the dual step, and the layer's part of the statistics. These alone see the weights
     * of samples: products have columns scaled by √w.
     */
    private void finishLayer(
            int i, Block block, Matrix input, Matrix value, Matrix delta, double beta, Statistics statistics) {
        Matrix slope = worker.workspace(Role.SLOPE, value.rows(), block.columns);
        Matrix root = block.rootWeights;
        Matrix activationSum = sums.of(Kind.ACTIVATIONS, i).matrix;
        Matrix gradientSum = sums.of(Kind.GRADIENT, i).matrix;
        if (done == 0) {
            backend.fill(0, activationSum);
            backend.fill(0, gradientSum);
        }
        double weightedChange = root == null ? Double.NaN : squaredNorm(scaled(delta, root));
        backend.updateLayer(
                parameters.dualStep * beta,
                parameters.nextBeta[i],
                value,
                slope,
                delta,
                block.v[i],
                block.multiplier[i],
                delta,
                block.weights,
                activationSum,
                gradientSum,
                worker.sums);
        if (root != null) {
            weighSums(value, block.v[i], block.multiplier[i], root);
            worker.sums[3] = weightedChange;
        }
        statistics.addSums(i, worker.sums);
        if (parameters.curvature.isPerNeuron(parameters.activations[i])) {
            neuronSums.add(i, block, value, slope, statistics);
        }
        Matrix a = input;
        if (root != null) {
            backend.scaleColumns(delta, root, delta);
            a = scaled(input, root);
        }
        double keep = done == 0 ? 0 : 1;
        finish(Kind.ACTIVATIONS, i);
        finish(Kind.GRADIENT, i);
        backend.gemm(1, Transpose.NO, delta, Transpose.YES, a, keep, sums.of(Kind.CROSS, i).matrix);
        finish(Kind.CROSS, i);
        if (i > 0 || inputGram) {
            backend.gram(1, Transpose.NO, a, keep, sums.of(Kind.GRAM, i).matrix);
            finish(Kind.GRAM, i);
        }
        if (i == 0 && inputGram) {
            Matrix dataSum = sums.of(Kind.DATA, 0).matrix;
            backend.gemm(1, Transpose.NO, input, Transpose.YES, block.weights, keep, dataSum);
            finish(Kind.DATA, 0);
        }
    }

    private void finish(Kind kind, int i) {
        if (done == last) {
            sums.finish(kind, i, others);
        }
    }

    /** ‖R‖² and ⟨Λ, R⟩ once more, R = S − V, each column with its weight. */
    private void weighSums(Matrix value, Matrix v, Matrix multiplier, Matrix root) {
        Matrix residual = worker.workspace(Role.WEIGHTED, value.rows(), value.columns());
        backend.copy(value, residual);
        backend.axpby(-1, v, 1, residual);
        backend.scaleColumns(residual, root, residual);
        worker.sums[0] = squaredNorm(residual);
        backend.scaleColumns(residual, root, residual);
        worker.sums[1] = backend.dot(multiplier, residual);
    }

    private double squaredNorm(Matrix x) {
        return backend.dot(x, x);
    }

    /** A copy whose columns are scaled by √w, in the workspace. */
    private Matrix scaled(Matrix x, Matrix root) {
        Matrix copy = worker.workspace(Role.WEIGHTED, x.rows(), x.columns());
        backend.scaleColumns(x, root, copy);
        return copy;
    }

    private void finishBlock(Block block, Statistics statistics) {
        statistics.loss += backend.lossValue(parameters.loss, block.v[depth - 1], block.y, block.weights);
        done++;
    }

    /** Σ w·ℓ(prediction, y) of the weights on samples x. */
    double error(Matrix x, Matrix y, Matrix weights) {
        Matrix input = x;
        for (int i = 0; i < depth; i++) {
            Role role = i % 2 == 0 ? Role.VALUE : Role.SCRATCH;
            Matrix z = worker.workspace(role, parameters.sizes[i + 1], x.columns());
            backend.gemm(1, Transpose.NO, worker.weight[i], Transpose.NO, input, 0, z);
            backend.addColumn(1, worker.bias[i], z);
            backend.activate(parameters.activations[i], z, z);
            input = z;
        }
        return backend.lossValue(parameters.loss, input, y, weights);
    }
}
