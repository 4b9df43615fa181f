package org.sigmoidadmm.bench.frameworks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/**
 * How a contender trains.
 *
 * @param method how the weights are changed
 * @param stepSize η of a gradient method; 0 for ADMM and the default method
 * @param relu whether the hidden units are rectified linear ones; else they are sigmoid
 * @param batch samples per step, or 0 for all
 */
public record Variant(Method method, double stepSize, boolean relu, int batch) {

    /** Methods of training. */
    public enum Method {
        /** Sigmoid-ADMM with the default preset. */
        ADMM,
        /** The default method of this library: ADMM, then L-BFGS in its metric. */
        POLISHED,
        /** Stochastic gradient descent with momentum 0.9. */
        SGD,
        /** Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
        ADAM
    }

    /** The momentum of {@link Method#SGD}. */
    public static final double MOMENTUM = 0.9;

    private static final double[] SGD_STEPS = {0.3, 0.1, 0.03};
    private static final double[] ADAM_STEPS = {0.01, 0.003, 0.001};
    private static final int SMALL_BATCH = 32;
    private static final int LARGE_BATCH = 64;

    /**
     * The choices of which a gradient method's best counts: SGD and Adam, three step sizes each, sigmoid and rectified
     * linear units, small batches and all samples at once.
     *
     * @param problem whose small batches are of 64 samples for the digits and of 32 else
     * @return 24 variants
     */
    public static List<Variant> grid(Problem problem) {
        int small = problem == Problem.OPTDIGITS ? LARGE_BATCH : SMALL_BATCH;
        List<Variant> grid = new ArrayList<>();
        for (int batch : new int[] {small, 0}) {
            for (boolean relu : new boolean[] {true, false}) {
                for (double step : ADAM_STEPS) {
                    grid.add(new Variant(Method.ADAM, step, relu, batch));
                }
                for (double step : SGD_STEPS) {
                    grid.add(new Variant(Method.SGD, step, relu, batch));
                }
            }
        }
        return grid;
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @param text for example {@code adam:0.01:relu:32}
     * @return the variant
     * @throws IllegalArgumentException if it is none
     */
    static Variant parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("'" + text + "' is no method:step:units:batch");
        }
        return new Variant(
                Method.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                Double.parseDouble(parts[1]),
                parts[2].equals("relu"),
                Integer.parseInt(parts[3]));
    }

    @Override
    public String toString() {
        return method.name().toLowerCase(Locale.ROOT) + ":" + stepSize + ":" + (relu ? "relu" : "sigmoid") + ":"
                + batch;
    }

    /**
     * Describes the variant for a reader.
     *
     * @return for example {@code Adam 0.01, ReLU, batches of 32}
     */
    public String title() {
        return switch (method) {
            case ADMM -> "default preset";
            case POLISHED -> "default method";
            case SGD -> "SGD " + choices();
            case ADAM -> "Adam " + choices();
        };
    }

    private String choices() {
        return stepSize + ", " + (relu ? "ReLU" : "sigmoid") + ", "
                + (batch == 0 ? "all samples" : "batches of " + batch);
    }

    /**
     * The number of samples per step.
     *
     * @param count number of training samples
     * @return from 1 to count
     */
    public int batchSize(int count) {
        return batch == 0 ? count : Math.min(batch, count);
    }

    /**
     * Draws the network that every gradient method starts from: Glorot's weights for sigmoid units, He's for rectified
     * linear ones, hidden biases uniform in [−1, 1], the output layer linear.
     *
     * @param data gives the widths
     * @param seed the same weights for the same seed
     * @return the network
     */
    public Network start(ProblemData data, long seed) {
        Initialization initialization =
                new Initialization(relu ? InitialScheme.MSRA : InitialScheme.XAVIER, 1, true, seed);
        return Network.random(
                initialization,
                data.inputs().features(),
                data.problem().hidden(),
                data.targets().features(),
                activation());
    }

    /**
     * The hidden units' function.
     *
     * @return the sigmoid, or the rectified linear function
     */
    Activation activation() {
        return relu ? Activations.RELU : Activations.SIGMOID;
    }
}
