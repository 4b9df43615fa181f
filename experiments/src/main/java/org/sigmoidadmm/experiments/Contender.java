package org.sigmoidadmm.experiments;

import java.util.Arrays;
import java.util.List;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.gradient.StepSchedule;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** The methods that are compared, each with the settings it is run with. */
enum Contender {
    ADMM_PAPER("sigmoid-ADMM, paper"),
    ADMM_DEFAULT("sigmoid-ADMM, default"),
    SIGMOID_SGD("sigmoid-SGD"),
    RELU_SGD("ReLU-SGD"),
    SIGMOID_ADAM("sigmoid-Adam"),
    RELU_ADAM("ReLU-Adam");

    /** The names in the order of their colours. */
    static final List<String> LEGEND =
            Arrays.stream(values()).map(Contender::label).toList();

    private static final List<Double> SGD_STEPS = List.of(0.003, 0.02, 0.1);
    private static final List<Double> ADAM_STEPS = List.of(1e-3, 3e-3, 1e-2);

    /** Every how many epochs a gradient method's errors are computed: about as often in a training as ADMM's. */
    static final int GRADIENT_EVALUATION_INTERVAL = 4;

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** How ADMM is set up, for claims about it; the label of another method. */
    String subject() {
        return switch (this) {
            case ADMM_PAPER -> "the paper's settings";
            case ADMM_DEFAULT -> "the default settings";
            default -> label;
        };
    }

    static Contender of(String label) {
        return Arrays.stream(values())
                .filter(contender -> contender.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no method '" + label + "'"));
    }

    boolean isAdmm() {
        return this == ADMM_PAPER || this == ADMM_DEFAULT;
    }

    boolean isSgd() {
        return this == SIGMOID_SGD || this == RELU_SGD;
    }

    boolean isRelu() {
        return this == RELU_SGD || this == RELU_ADAM;
    }

    /** The step sizes of which the best counts; for ADMM, which has none, a 0. */
    List<Double> steps() {
        return isAdmm() ? List.of(0.0) : isSgd() ? SGD_STEPS : ADAM_STEPS;
    }

    /** The step size in the middle. */
    double usualStep() {
        return steps().get(steps().size() / 2);
    }

    /** ADMM's settings: those of the preset. */
    AdmmSettings.Builder admm(int[] hidden, int epochs, long seed, int threads) {
        AdmmSettings preset = this == ADMM_PAPER ? AdmmSettings.paper() : AdmmSettings.defaults();
        return preset.toBuilder().hidden(hidden).epochs(epochs).seed(seed).threads(threads);
    }

    /**
     * The gradient methods' settings: batches of 64, the step size falling by the cosine; weights after Glorot and Bengio
     * for the sigmoid and after He et al. for ReLU.
     */
    GradientSettings.Builder gradient(int[] hidden, int epochs, double step, long seed, int threads) {
        GradientMethod method = isSgd() ? GradientMethod.sgd(step) : GradientMethod.adam(step);
        InitialScheme scheme = isRelu() ? InitialScheme.MSRA : InitialScheme.XAVIER;
        return GradientSettings.defaults(method).toBuilder()
                .hidden(hidden)
                .activation(activation())
                .epochs(epochs)
                .evaluationInterval(GRADIENT_EVALUATION_INTERVAL)
                .schedule(new StepSchedule.Cosine())
                .initialization(new Initialization(scheme, 1, true, seed))
                .threads(threads);
    }

    Activation activation() {
        return isRelu() ? Activations.RELU : Activations.SIGMOID;
    }

    Trainer trainer(MatrixBackendProvider provider, int[] hidden, int epochs, double step, long seed, int threads) {
        return isAdmm()
                ? new AdmmTrainer(provider, admm(hidden, epochs, seed, threads).build())
                : new GradientTrainer(
                        provider, gradient(hidden, epochs, step, seed, threads).build());
    }

    /** All settings in words. */
    String describe(int[] hidden, int epochs, double step, long seed) {
        return label + ": "
                + (isAdmm()
                        ? admm(hidden, epochs, seed, 1).build()
                        : gradient(hidden, epochs, step, seed, 1).build());
    }

    /** Roughly the seconds of a training on one thread. */
    double cost(int inputs, int[] hidden, int samples, int epochs) {
        double products = (double) inputs * hidden[0] + hidden[hidden.length - 1];
        double squares = 0;
        for (int i = 0; i < hidden.length; i++) {
            squares += (double) hidden[i] * hidden[i];
            products += i == 0 ? 0 : (double) hidden[i - 1] * hidden[i];
        }
        double operations = isAdmm() ? 8 * products + 3 * squares : 6 * products;
        double rate = isAdmm() ? 1.2e10 : 1e10;
        double units = Arrays.stream(hidden).sum();
        double sweeps = units * 2e-8;
        double stepOverhead = isAdmm() ? 0 : 3e-5 * hidden.length / 64;
        return 0.02 + epochs * samples * (operations / rate + sweeps + stepOverhead);
    }
}
