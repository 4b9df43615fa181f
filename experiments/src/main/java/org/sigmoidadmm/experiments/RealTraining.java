package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.experiments.RealMethod.Candidate;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Scaling;

/**
 * A method on real data: trains with each of its settings, chooses settings and epoch by the validation error and tests
 * what was chosen.
 */
final class RealTraining {

    private final RealData data;
    private final RealSplit split;
    private final Scaling inputScaling;
    private final Scaling targetScaling;

    RealTraining(RealTask task, RealData data, RealSplit split) {
        this.data = data;
        this.split = split;
        this.inputScaling = task.scaling(data.inputs().select(split.training()));
        Samples targets = data.targets().select(split.training());
        this.targetScaling = data.isClassification() ? Scaling.identity(targets.features()) : Scaling.standard(targets);
    }

    /** The figures of the settings chosen; without an accuracy or RMSE where all of them diverged at the start. */
    Map<String, Object> run(List<Candidate> candidates, CellRun run) {
        TrainingData scaled = TrainingData.of(inputs(split.training()), targets(split.training()))
                .withValidation(inputs(split.validation()), targets(split.validation()));
        TrainingResult best = null;
        String name = "";
        double bestSeconds = 0;
        double allSeconds = 0;
        List<String> diverged = new ArrayList<>();
        for (Candidate candidate : candidates) {
            ProcessorClock clock = new ProcessorClock();
            try {
                TrainingResult result =
                        run.fit(candidate.trainer().make(run.provider(), 1), scaled, null, TrainingListener.NONE);
                double seconds = clock.seconds();
                allSeconds += seconds;
                if (best == null || result.bestValidationError() < best.bestValidationError()) {
                    best = result;
                    name = candidate.name();
                    bestSeconds = seconds;
                }
            } catch (DivergenceException e) {
                diverged.add(candidate.name());
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("training", split.training().length);
        figures.put("validation", split.validation().length);
        figures.put("testing", split.test().length);
        figures.put("constant", constant());
        figures.put("diverged", diverged);
        figures.put("secondsOfAll", allSeconds);
        addFigures(best, name, bestSeconds, run, figures);
        return figures;
    }

    private void addFigures(
            @Nullable TrainingResult best, String name, double seconds, CellRun run, Map<String, Object> figures) {
        if (best == null) {
            figures.put("score", Double.NaN);
            return;
        }
        figures.put("settings", name);
        figures.put("seconds", seconds);
        figures.put("epoch", best.bestEpoch());
        figures.put("end", best.message());
        try (MatrixBackend backend = run.backend()) {
            figures.put("trainScore", score(split.training(), predict(best, split.training(), backend)));
            Samples predictions = predict(best, split.test(), backend);
            figures.put("score", score(split.test(), predictions));
            if (data.isClassification()) {
                figures.put("confusion", confusion(split.test(), predictions));
            }
        }
    }

    private Samples predict(TrainingResult best, int[] samples, MatrixBackend backend) {
        return targetScaling.undo(best.best().predict(backend, inputs(samples)));
    }

    private Samples inputs(int[] samples) {
        return inputScaling.apply(data.inputs().select(samples));
    }

    private Samples targets(int[] samples) {
        return targetScaling.apply(data.targets().select(samples));
    }

    /** The accuracy from 0 to 1, or the RMSE in the units of the data. */
    private double score(int[] samples, Samples predictions) {
        Samples targets = data.targets().select(samples);
        return data.isClassification()
                ? accuracy(Model.largest(targets), Model.largest(predictions))
                : rootMeanSquare(targets, predictions);
    }

    private static double accuracy(int[] actual, int[] predicted) {
        int right = 0;
        for (int i = 0; i < actual.length; i++) {
            right += actual[i] == predicted[i] ? 1 : 0;
        }
        return (double) right / actual.length;
    }

    private static double rootMeanSquare(Samples targets, Samples predictions) {
        double sum = 0;
        for (int k = 0; k < targets.values().length; k++) {
            double difference = predictions.values()[k] - targets.values()[k];
            sum += difference * difference;
        }
        return Math.sqrt(sum / targets.values().length);
    }

    /** The score of the best constant: the class that is most frequent in the training, or the mean. */
    private double constant() {
        Samples training = data.targets().select(split.training());
        double[] means = new double[training.features()];
        for (int k = 0; k < training.values().length; k++) {
            means[k % means.length] += training.values()[k] / training.count();
        }
        double[] values = new double[split.test().length * means.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = means[k % means.length];
        }
        return score(split.test(), new Samples(split.test().length, means.length, values));
    }

    private List<double[]> confusion(int[] samples, Samples predictions) {
        int count = data.classes().size();
        double[][] confusion = new double[count][count];
        int[] actual = Model.largest(data.targets().select(samples));
        int[] predicted = Model.largest(predictions);
        for (int i = 0; i < actual.length; i++) {
            confusion[actual[i]][predicted[i]]++;
        }
        return List.of(confusion);
    }
}
