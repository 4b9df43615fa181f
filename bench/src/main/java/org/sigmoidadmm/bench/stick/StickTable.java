package org.sigmoidadmm.bench.stick;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.data.Dataset;
import org.sigmoidadmm.data.DatasetEncoder;
import org.sigmoidadmm.data.Split;
import org.sigmoidadmm.data.TableReader;
import org.sigmoidadmm.data.TargetSpec;
import org.sigmoidadmm.data.TaskChoice;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Scaling;
import org.sigmoidadmm.model.Task;

/**
 * A table of the folder, whose last column is the target.
 *
 * @param name of the file, without its endings
 * @param data all rows
 * @param checksum of all numbers, so that results of another table of the same name are not taken for this one's
 */
record StickTable(String name, Dataset data, long checksum) {

    private static final double TEST_SHARE = 0.2;

    /**
     * The rows of one seed, scaled by the training rows.
     *
     * @param training what to learn
     * @param testInputs inputs of the rows left out
     * @param testTargets their targets, scaled as the training's
     * @param unit standard deviation of the training targets without outliers, scaled too
     */
    record Fold(TrainingData training, Samples testInputs, Samples testTargets, double unit) {}

    /** The tables of a folder in the order of their names. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder + "; give one of .csv or .csv.gz files, "
                    + "target last, by --tables");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(
                            file -> file.getFileName().toString().matches(".+\\.csv(\\.gz)?"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException("folder " + folder + " holds no .csv or .csv.gz file");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.csv(\\.gz)?$", "");
    }

    /**
     * Reads a table.
     *
     * @throws org.sigmoidadmm.data.DataException if it is none to learn from, with file, line and column
     */
    static StickTable read(Path file) {
        return of(name(file), DatasetEncoder.encode(TableReader.read(file), new TargetSpec("last"), TaskChoice.AUTO));
    }

    static StickTable of(String name, Dataset data) {
        CRC32 sum = new CRC32();
        for (Samples samples : List.of(data.inputs(), data.targets())) {
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
            for (double value : samples.values()) {
                sum.update(bytes.clear().putDouble(value).flip());
            }
        }
        return new StickTable(name, data, sum.getValue());
    }

    boolean isClassification() {
        return data.task() == Task.CLASSIFICATION;
    }

    /**
     * Splits off a fifth of the rows, for classes a fifth of each, and scales by the others, with outliers among the targets
     * of these if it is a regression.
     *
     * @param seed of the split and of the outliers
     * @param outliers what becomes of the training targets
     * @param robust whether targets that are numbers are scaled by median and quartiles instead of mean and standard deviation
     */
    Fold fold(long seed, Outliers outliers, boolean robust) {
        Split split = data.split(TEST_SHARE, seed);
        Dataset training = data.select(split.training());
        Dataset test = data.select(split.validation());
        Scaling inputs = Scaling.standard(training.inputs());
        if (isClassification()) {
            return new Fold(
                    TrainingData.of(inputs.apply(training.inputs()), training.targets()),
                    inputs.apply(test.inputs()),
                    test.targets(),
                    1);
        }
        double deviation = Scaling.standard(training.targets()).scale()[0];
        Samples given = outliers.in(training.targets(), deviation, seed);
        Scaling targets = robust ? Scaling.robust(given) : Scaling.standard(given);
        return new Fold(
                TrainingData.of(inputs.apply(training.inputs()), targets.apply(given)),
                inputs.apply(test.inputs()),
                targets.apply(test.targets()),
                deviation / targets.scale()[0]);
    }

    /** Root mean squared error in standard deviations of the right training targets, or the share of wrong classes. */
    double error(Samples predicted, Fold fold) {
        return isClassification()
                ? shareOfWrong(predicted, fold.testTargets())
                : rootMeanSquare(predicted, fold.testTargets()) / fold.unit();
    }

    private static double shareOfWrong(Samples predicted, Samples expected) {
        int[] guessed = Model.largest(predicted);
        int[] right = Model.largest(expected);
        int wrong = 0;
        for (int i = 0; i < right.length; i++) {
            wrong += guessed[i] == right[i] ? 0 : 1;
        }
        return (double) wrong / right.length;
    }

    private static double rootMeanSquare(Samples predicted, Samples expected) {
        double sum = 0;
        for (int k = 0; k < expected.values().length; k++) {
            double difference = predicted.values()[k] - expected.values()[k];
            sum += difference * difference;
        }
        return Math.sqrt(sum / expected.values().length);
    }
}
