package org.sigmoidadmm.experiments;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.data.DataException;
import org.sigmoidadmm.data.Dataset;
import org.sigmoidadmm.data.DatasetEncoder;
import org.sigmoidadmm.data.IdxFile;
import org.sigmoidadmm.data.MatFile;
import org.sigmoidadmm.data.NumericArray;
import org.sigmoidadmm.data.Table;
import org.sigmoidadmm.data.TableReader;
import org.sigmoidadmm.data.TargetSpec;
import org.sigmoidadmm.data.TaskChoice;
import org.sigmoidadmm.experiments.RealData.Groups;

/** Reads the real data sets from the files in the folder of the user. */
final class RealDataFiles {

    static final String EARTHQUAKE = "earth/felt-intensity.csv.gz";
    static final String FACES = "eyb/YaleB_32x32.mat";
    static final String HEARTBEATS = "ecg/heartbeats-binary.csv.gz";
    static final List<String> DIGITS = List.of(
            "mnist/train-images-idx3-ubyte.gz",
            "mnist/train-labels-idx1-ubyte.gz",
            "mnist/t10k-images-idx3-ubyte.gz",
            "mnist/t10k-labels-idx1-ubyte.gz");

    private static final Set<String> PATIENT = Set.of("patient", "patient_id", "record", "subject");

    private RealDataFiles() {}

    /**
     * Intensity felt at a place ({@code mmi}) from magnitude, depth, distance and place; grouped by {@code event}. The
     * number of responses, which is empty in some rows and known only afterwards, is no input.
     */
    static RealData earthquake(ExperimentContext context) {
        Table table = TableReader.read(context.data(EARTHQUAKE)).without("n_responses");
        return table(table, "mmi", TaskChoice.REGRESSION, table.columns().indexOf("event"), "event");
    }

    /** A beat of an electrocardiogram as 187 points; grouped by patient if a column tells them. */
    static RealData heartbeats(ExperimentContext context) {
        Table table = TableReader.read(context.data(HEARTBEATS));
        int patient = IntStream.range(0, table.columns().size())
                .filter(column -> PATIENT.contains(table.columns().get(column).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(-1);
        return table(table, "abnormal", TaskChoice.CLASSIFICATION, patient, "patient");
    }

    /** Images of 32×32 pixels of 38 people. */
    static RealData faces(ExperimentContext context) {
        MatFile file = MatFile.read(context.data(FACES));
        Samples images = file.array("features").columns();
        double[] people = file.array("Label").values();
        if (people.length != images.count()) {
            throw new DataException(
                    file.source() + " has " + images.count() + " images and " + people.length + " labels");
        }
        return classification(images, people, 0);
    }

    /** Images of 28×28 pixels of the digits 0 to 9, with the test set that belongs to them. */
    static RealData digits(ExperimentContext context) {
        List<NumericArray> parts =
                DIGITS.stream().map(context::data).map(IdxFile::read).toList();
        Samples training = parts.get(0).columns();
        Samples test = parts.get(2).columns();
        double[] labels = joined(parts.get(1).values(), parts.get(3).values());
        int count = training.count() + test.count();
        if (labels.length != count || training.features() != test.features()) {
            throw new DataException("the files of MNIST do not fit together: there are " + count + " images and "
                    + labels.length + " labels, of " + training.features() + " and " + test.features() + " pixels");
        }
        Samples images = new Samples(count, training.features(), joined(training.values(), test.values()));
        return classification(images, labels, test.count());
    }

    private static RealData table(Table table, String target, TaskChoice task, int groupColumn, String what) {
        Optional<Groups> groups = Optional.empty();
        Table rest = table;
        if (groupColumn >= 0) {
            groups = Optional.of(groups(table, groupColumn, what));
            rest = table.without(table.columns().get(groupColumn));
        }
        Dataset data = DatasetEncoder.encode(rest, new TargetSpec(target), task);
        return new RealData(data.inputs(), data.targets(), data.classes(), groups, 0);
    }

    private static Groups groups(Table table, int column, String what) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] of = new int[table.rowCount()];
        for (int row = 0; row < of.length; row++) {
            of[row] = numbers.computeIfAbsent(table.cell(row, column), name -> numbers.size());
        }
        return new Groups(what, of);
    }

    private static RealData classification(Samples images, double[] labels, int testCount) {
        List<Double> classes =
                List.copyOf(new TreeSet<>(Arrays.stream(labels).boxed().toList()));
        double[] targets = new double[labels.length * classes.size()];
        for (int i = 0; i < labels.length; i++) {
            targets[i * classes.size() + classes.indexOf(labels[i])] = 1;
        }
        return new RealData(
                images,
                new Samples(labels.length, classes.size(), targets),
                classes.stream().map(value -> Long.toString(Math.round(value))).toList(),
                Optional.empty(),
                testCount);
    }

    private static double[] joined(double[] first, double[] second) {
        double[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
