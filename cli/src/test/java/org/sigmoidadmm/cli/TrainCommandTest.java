package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {

    @TempDir
    private Path folder;

    @Test
    void regressionFromTableToPredictions() throws IOException {
        String data = Examples.plane(folder).toString();
        String model = folder.resolve("plane.model").toString();

        Run train = Run.of(
                "train",
                "--data",
                data,
                "--target",
                "z",
                "--hidden",
                "20,20",
                "--validation",
                "0.25",
                "--model",
                model);
        assertThat(train.err()).isEmpty();
        assertThat(train.code()).isZero();
        assertThat(train.out())
                .contains("45 training rows and 15 validation rows of 2 inputs and 1 target")
                .contains("epoch 180/180")
                .contains("2-20-20-1, sigmoid, 501 parameters")
                .contains("backend  jblas")
                .containsPattern("best +\\d+ ")
                .containsPattern("last +180 ")
                .contains("RMSE")
                .contains("saved in " + model);

        Run evaluate = Run.of("evaluate", "--model", model, "--data", data, "--target", "z");
        assertThat(evaluate.code()).isZero();
        assertThat(evaluate.out()).contains("60 rows").containsPattern("z +\\S+ +\\S+ +\\S+ +\\S+ +0\\.99");

        Path out = folder.resolve("p.csv");
        assertThat(Run.of("predict", "--model", model, "--data", data, "--out", out.toString())
                        .code())
                .isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(61).startsWith("z");
        // A plane over a few points: the RMSE is some 1e-3 of the range, 16.5.
        assertThat(Double.parseDouble(lines.get(1))).isCloseTo(0, within(0.5));
        assertThat(Run.of("predict", "--model", model, "--data", data).out()).isEqualTo(Files.readString(out));
    }

    @Test
    void trainingThatImprovedNothingIsWarnedOfOnTheConsoleAndInTheReport() throws IOException {
        Path report = folder.resolve("r.json");
        String line = "--target z --hidden 9 --optimizer sgd --step-size 1e6 --epochs 5 --validation 0.2";
        List<String> args = new ArrayList<>(
                List.of("train", "--data", Examples.plane(folder).toString(), "--report", report.toString()));
        args.addAll(List.of(line.split(" ")));

        Run train = Run.of(args);

        assertThat(train.code()).isZero();
        assertThat(train.err())
                .containsPattern(
                        "warning: no epoch improved on the start, whose network is the best: the validation error "
                                + "was \\S+ there and \\S+e\\+\\d+ after epoch 5")
                .hasLineCount(1);
        assertThat(JsonTree.parse(Files.readString(report)).list("warnings")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "sgd,--step-size 0.02 --momentum 0.8 --batch-size 10,'\"optimizer\" : \"sgd\"'",
        "adam,--step-size 0.01 --batch-size 10,'\"stepSize\" : 0.01'",
        "lbfgs,--epochs 40 --activation relu,'\"epochs\" : 40'",
        "random-features,--lambda 1e-6,'\"lambda\" : 1.0E-6'"
    })
    void everyOptimizerLearnsThePlaneAndSavesAModel(String optimizer, String options, String setting)
            throws IOException {
        Path model = folder.resolve("m");
        Path report = folder.resolve("r.json");
        List<String> line = new ArrayList<>(
                List.of("train", "--data", Examples.plane(folder).toString()));
        line.addAll(List.of("--target", "z", "--hidden", "20", "--optimizer", optimizer));
        line.addAll(List.of(options.split(" ")));
        line.addAll(List.of("--model", model.toString(), "--report", report.toString()));
        Run train = Run.of(line.toArray(String[]::new));
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out()).contains("2-20-1").contains("saved in " + model);
        assertThat(Files.readString(report)).contains(setting);
        Run evaluate = Run.of("evaluate", "--model", model.toString(), "--data", line.get(2), "--target", "z");
        // a plane is easy: every method explains it almost wholly
        assertThat(evaluate.out()).containsPattern("z +\\S+ +\\S+ +\\S+ +\\S+ +(0\\.99|1)");
    }

    @Test
    void trainingByAnotherOptimizerStartsFromAModelOfAdmm() throws IOException {
        String data = Examples.plane(folder).toString();
        String model = folder.resolve("m").toString();
        Run.of("train", "--data", data, "--target", "z", "--hidden", "7", "--epochs", "3", "--model", model);
        String[] line = {"train", "--data", data, "--target", "z", "--warm-start", model, "--optimizer", "lbfgs"};
        Run again = Run.of(line);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("2-7-1");
        String[] other = Arrays.copyOf(line, line.length + 2);
        other[line.length] = "--hidden";
        other[line.length + 1] = "8";
        assertThat(Run.of(other).err()).contains("--hidden is [8], the model to start from has [7]");
    }

    @Test
    void classesAreLearnedAndNamed() throws IOException {
        String data = Examples.clusters(folder).toString();
        String model = folder.resolve("clusters.model").toString();

        Run train = Run.of(
                "train", "--data", data, "--target", "kind", "--hidden", "10", "--epochs", "20", "--model", model);
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out())
                .contains("90 training rows of 2 inputs and 3 classes")
                .contains("100.00 %");

        Run evaluate = Run.of("evaluate", "--model", model, "--data", data, "--target", "last");
        assertThat(evaluate.out())
                .contains("accuracy 100.00 %")
                .containsPattern("true \\\\ predicted +high +low +middle")
                .containsPattern("low +0 +30 +0");

        Run predict = Run.of("predict", "--model", model, "--data", data);
        assertThat(predict.out().lines().limit(4).map(line -> line.split(",")[0]))
                .containsExactly("kind", "low", "middle", "high");
    }

    @Test
    void namesThatAreNumbersAreToldApartFromData() throws IOException {
        String text = Files.readString(Examples.plane(folder)).replace("x,y,z", "2019,2020,2021");
        String data = Examples.write(folder, "years.csv", text).toString();
        String model = folder.resolve("m").toString();
        String[] options = {"train", "--data", data, "--hidden", "3", "--epochs", "1", "--model", model};
        Run guessed = Run.of(with(options, "--target", "last"));
        assertThat(guessed.out()).contains("61 training rows of 2 inputs and 1 target, line 1 taken as data");
        assertThat(Run.of("predict", "--model", model, "--data", data).err())
                .endsWith("years.csv, line 1 taken as data\n")
                .hasLineCount(1);
        assertThat(Run.of("evaluate", "--model", model, "--data", data, "--target", "last")
                        .out())
                .startsWith("61 rows, line 1 taken as data\n");
        assertThat(Run.of(with(options, "--target", "2021")).err())
                .contains("'c3' (line 1 taken as data, --header yes takes it for column names)")
                .hasLineCount(1);

        Run said = Run.of(with(options, "--target", "2021", "--header", "yes"));
        assertThat(said.out()).contains("60 training rows of 2 inputs and 1 target\n");
        Run evaluate = Run.of("evaluate", "--model", model, "--data", data, "--target", "2021", "--header", "yes");
        assertThat(evaluate.out()).startsWith("60 rows\n").containsPattern("(?m)^2021 ");
        Run predict = Run.of("predict", "--model", model, "--data", data, "--header", "yes");
        assertThat(predict.out()).hasLineCount(61);
        assertThat(predict.err()).isEmpty();
    }

    @Test
    void dataComeByStandardInput() throws IOException {
        byte[] content = Files.readAllBytes(Examples.plane(folder));
        String model = folder.resolve("m").toString();
        Run train = piped(content, "train --data - --target z --hidden 3 --epochs 1 --model", model);
        assertThat(train.out()).as(train.err()).contains("60 training rows of 2 inputs");
        assertThat(piped(content, "predict --data - --model", model).out()).hasLineCount(61);
        assertThat(piped(content, "evaluate --data - --target z --model", model).out())
                .startsWith("60 rows");
        assertThat(piped(content, "evaluate --data - --target w --model", model).err())
                .contains("standard input has no column 'w'")
                .hasLineCount(1);
    }

    private static Run piped(byte[] content, String command, String model) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(content));
        try {
            return Run.of(with(command.split(" "), model));
        } finally {
            System.setIn(before);
        }
    }

    private static String[] with(String[] line, String... more) {
        return Stream.concat(Stream.of(line), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void severalTargetsArePredictedTogether() throws IOException {
        String data = Examples.plane(folder).toString();
        String model = folder.resolve("m").toString();
        Run train = Run.of(
                "train", "--data", data, "--target", "z,x", "--hidden", "8,8", "--epochs", "5", "--model", model);
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out()).contains("1-8-8-2");
        Run evaluate = Run.of("evaluate", "--model", model, "--data", data, "--target", "z,x");
        assertThat(evaluate.out())
                .containsPattern("(?m)^z ")
                .containsPattern("(?m)^x ")
                .contains("all targets");
        assertThat(Run.of("evaluate", "--model", model, "--data", data, "--target", "x,z"))
                .isEqualTo(evaluate);
    }

    @Test
    void reportHoldsEveryEpochAndSetting() throws IOException {
        Path report = folder.resolve("r.json");
        Run run = Run.of(
                "train",
                "--data",
                Examples.plane(folder).toString(),
                "--target",
                "last",
                "--hidden",
                "6,5",
                "--epochs",
                "4",
                "--beta",
                "1,2,3",
                "--seed",
                "9",
                "--scale",
                "minmax",
                "--backend",
                "ejml",
                "--report",
                report.toString());
        assertThat(run.code()).as(run.err()).isZero();

        JsonTree json = JsonTree.parse(Files.readString(report));
        assertThat(json.text("backend")).isEqualTo("ejml");
        assertThat(json.object("network").get("layers")).isEqualTo(List.of(2.0, 6.0, 5.0, 1.0));
        JsonTree settings = json.object("settings");
        assertThat(settings.get("beta")).isEqualTo(List.of(1.0, 2.0, 3.0));
        assertThat(settings.get("seed")).isEqualTo(9.0);
        assertThat(settings.get("scale")).isEqualTo("minmax");
        assertThat(settings.get("majorizer")).isEqualTo("lipschitz");
        assertThat(json.object("data").get("trainRows")).isEqualTo(60.0);
        assertThat(json.list("epochs")).hasSize(4);
        JsonTree first = JsonTree.of(json.list("epochs").get(0));
        assertThat(first.number("epoch")).isEqualTo(1);
        assertThat(first.number("seconds")).isPositive();
        assertThat(first.number("trainError")).isPositive();
        assertThat(first.get("validationError")).isEqualTo("null");
        assertThat(first.list("residuals")).hasSize(3);
        assertThat(first.number("lagrangian")).isPositive();
        JsonTree last = JsonTree.of(json.list("epochs").get(3));
        assertThat(json.object("last").number("trainError")).isEqualTo(last.number("trainError"));
        assertThat(json.object("best").number("epoch")).isBetween(0.0, 4.0);
        assertThat(json.number("seconds")).isPositive();
        assertThat(json.text("stopReason")).isEqualTo("epochs");
    }

    @Test
    void warmStartGoesOnFromTheModelEvenIntoTheSameFile() throws IOException {
        String data = Examples.plane(folder).toString();
        String model = folder.resolve("m").toString();
        String report = folder.resolve("r.json").toString();
        assertThat(Run.of("train", "--data", data, "--target", "z", "--hidden", "9,9", "--model", model)
                        .code())
                .isZero();
        Run again = Run.of(
                "train",
                "--data",
                data,
                "--target",
                "z",
                "--epochs",
                "2",
                "--warm-start",
                model,
                "--model",
                model,
                "--report",
                report);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("2-9-9-1");
        JsonTree json = JsonTree.parse(Files.readString(Path.of(report)));
        assertThat(json.object("settings").text("warmStart")).isEqualTo(model);
        assertThat(json.object("settings").get("hidden")).isEqualTo(List.of(9.0, 9.0));
    }

    @Test
    void constantColumnIsTrainedWithAWarning() throws IOException {
        Path data = Examples.write(folder, "c.csv", "a,b,y\n1,5,1\n2,5,4\n3,5,9\n4,5,16\n");
        Run run = Run.of("train", "--data", data.toString(), "--target", "y", "--hidden", "3", "--epochs", "1");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("warning: ").contains("'b'").hasLineCount(1);
    }

    @Test
    void divergenceNamesEpochAndLayerAndTheBestModelIsSaved() throws IOException {
        Path model = folder.resolve("m");
        Path report = folder.resolve("r.json");
        // The preset paper does not restart; penalties of 1e306, times squared weights, overflow.
        Run run = Run.of(
                "train",
                "--data",
                Examples.plane(folder).toString(),
                "--target",
                "z",
                "--preset",
                "paper",
                "--hidden",
                "5,5",
                "--beta",
                "1e306",
                "--model",
                model.toString(),
                "--report",
                report.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .hasLineCount(1)
                .containsPattern(
                        "the training diverged: epoch \\d+: .* layer \\d+ .*the best model so far, of epoch \\d+");
        assertThat(JsonTree.parse(Files.readString(report)).text("stopReason")).isEqualTo("diverged");
        assertThat(Run.of(
                                "predict",
                                "--model",
                                model.toString(),
                                "--data",
                                Examples.plane(folder).toString())
                        .code())
                .isZero();
    }
}
