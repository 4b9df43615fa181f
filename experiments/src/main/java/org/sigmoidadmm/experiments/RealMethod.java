package org.sigmoidadmm.experiments;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.gradient.PolishSettings;
import org.sigmoidadmm.gradient.PolishedTrainer;
import org.sigmoidadmm.gradient.RandomFeaturesSettings;
import org.sigmoidadmm.gradient.RandomFeaturesTrainer;
import org.sigmoidadmm.gradient.StepSchedule;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** The methods that are compared on real data, each with the settings among which the validation error chooses. */
enum RealMethod {
    ADMM_PAPER("sigmoid-ADMM, paper", true),
    ADMM_DEFAULT("sigmoid-ADMM, default", true),
    ADMM_TUNED("sigmoid-ADMM, tuned", true),
    ADMM_CROSS_ENTROPY("sigmoid-ADMM, cross-entropy", true),
    ADMM_POLISHED("sigmoid-ADMM, then L-BFGS", true),
    SIGMOID_SGD("sigmoid-SGD", false),
    RELU_SGD("ReLU-SGD", false),
    SIGMOID_ADAM("sigmoid-Adam", false),
    RELU_ADAM("ReLU-Adam", false),
    RANDOM_FEATURES("random features", false);

    /** Units of the hidden layer of the random features, for each unit of the other networks' hidden layers. */
    private static final int RANDOM_FEATURES_FACTOR = 5;

    private final String label;
    private final boolean admm;

    RealMethod(String label, boolean admm) {
        this.label = label;
        this.admm = admm;
    }

    String label() {
        return label;
    }

    /** How ADMM is set up, for claims about it; the label of another method. */
    String subject() {
        return switch (this) {
            case ADMM_PAPER -> "the paper's settings";
            case ADMM_DEFAULT -> "the default settings";
            case ADMM_TUNED -> "tuned settings";
            case ADMM_CROSS_ENTROPY -> "cross-entropy";
            case ADMM_POLISHED -> "a polish by L-BFGS";
            default -> label;
        };
    }

    boolean isAdmm() {
        return admm;
    }

    /** Whether it fits numbers as well as classes. */
    boolean fitsNumbers() {
        return this != ADMM_CROSS_ENTROPY;
    }

    /**
     * What a network is to be like and how long it may be trained.
     *
     * @param hidden widths of the hidden layers
     * @param epochs at most how many
     * @param classification whether the targets are classes
     * @param seed of the initial weights
     */
    record Job(int[] hidden, int epochs, boolean classification, long seed) {}

    /**
     * Settings of the method, as many trials for each of the methods that have a number to be tuned.
     *
     * @param name what they are, in a few words
     * @param settings all of them in words
     * @param trainer makes the trainer, for a number of threads
     */
    record Candidate(String name, String settings, Maker trainer) {}

    /** Makes a trainer. */
    interface Maker {
        Trainer make(MatrixBackendProvider provider, int threads);
    }

    /** The settings to try, the usual one first. */
    List<Candidate> candidates(Job job) {
        return switch (this) {
            case ADMM_PAPER -> List.of(admm("preset paper", AdmmSettings.paper(), job));
            case ADMM_DEFAULT -> List.of(admm("preset default", AdmmSettings.defaults(), job));
            case ADMM_TUNED -> admmCandidates(Losses.SQUARED, job);
            case ADMM_CROSS_ENTROPY -> admmCandidates(Losses.CROSS_ENTROPY, job);
            case ADMM_POLISHED -> List.of(polished(job));
            case SIGMOID_SGD, RELU_SGD ->
                Stream.of(0.05, 0.2, 0.0125)
                        .map(step -> gradient(GradientMethod.sgd(step), step, job))
                        .toList();
            case SIGMOID_ADAM, RELU_ADAM ->
                Stream.of(1e-3, 3e-3, 3e-4)
                        .map(step -> gradient(GradientMethod.adam(step), step, job))
                        .toList();
            case RANDOM_FEATURES ->
                Stream.of(0.3, 1.0, 3.0)
                        .map(scale -> randomFeatures(scale, job))
                        .toList();
        };
    }

    /** For targets with noise: λ far above that of the preset, and longer steps of the weights. */
    private static List<Candidate> admmCandidates(Loss loss, Job job) {
        return Stream.of(1.0, 0.1, 10.0)
                .map(lambda -> admm(
                        "λ = " + lambda + ", β = 1, curvature × 0.1",
                        AdmmSettings.defaults().toBuilder()
                                .loss(loss)
                                .beta(1)
                                .lambda(lambda)
                                .curvatureFactor(0.1)
                                .build(),
                        job))
                .toList();
    }

    private static Candidate admm(String name, AdmmSettings preset, Job job) {
        AdmmSettings.Builder settings =
                preset.toBuilder().hidden(job.hidden()).epochs(job.epochs()).seed(job.seed());
        return new Candidate(
                name,
                settings.threads(1).build().toString(),
                (provider, threads) ->
                        new AdmmTrainer(provider, settings.threads(threads).build()));
    }

    /** What the command line does by default, of its own length. */
    private static Candidate polished(Job job) {
        return new Candidate(
                "the default of train",
                polish(job, 1).toString(),
                (provider, threads) -> new PolishedTrainer(provider, polish(job, threads)));
    }

    private static PolishSettings polish(Job job, int threads) {
        PolishSettings preset = PolishSettings.defaults(job.classification() ? Losses.CROSS_ENTROPY : Losses.SQUARED);
        AdmmSettings first = preset.admm().toBuilder()
                .hidden(job.hidden())
                .seed(job.seed())
                .threads(threads)
                .build();
        return PolishSettings.after(first, preset.iterations());
    }

    private Candidate gradient(GradientMethod method, double step, Job job) {
        boolean relu = this == RELU_SGD || this == RELU_ADAM;
        GradientSettings settings = GradientSettings.defaults(method).toBuilder()
                .hidden(job.hidden())
                .epochs(job.epochs())
                .activation(relu ? Activations.RELU : Activations.SIGMOID)
                .loss(job.classification() ? Losses.CROSS_ENTROPY : Losses.SQUARED)
                .schedule(new StepSchedule.Cosine())
                .initialization(
                        new Initialization(relu ? InitialScheme.MSRA : InitialScheme.XAVIER, 1, true, job.seed()))
                .threads(1)
                .build();
        return new Candidate(
                "step size " + step,
                settings.toString(),
                (provider, threads) -> new GradientTrainer(
                        provider, settings.toBuilder().threads(threads).build()));
    }

    private static Candidate randomFeatures(double scale, Job job) {
        int[] width = {RANDOM_FEATURES_FACTOR * job.hidden()[0]};
        Initialization initialization = new Initialization(InitialScheme.LECUN_GAUSS, scale, true, job.seed());
        return new Candidate(
                "scale " + scale,
                "random features, width " + width[0] + ", sigmoid, lambda by generalised cross-validation, "
                        + initialization,
                (provider, threads) -> new RandomFeaturesTrainer(
                        provider,
                        new RandomFeaturesSettings(
                                width, Activations.SIGMOID, OptionalDouble.empty(), initialization, threads)));
    }
}
