package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.ModelFile;

/** Each kind of bad input gives one sentence and an exit code, no stack trace, and overwrites nothing. */
class BadInputTest {

    private static final String BEFORE = "what was there before";

    @TempDir
    private Path folder;

    private Path model;
    private byte[] modelBefore;
    private Path report;

    @BeforeEach
    void outputsAreThereAlready() throws IOException {
        model = folder.resolve("out.model");
        ModelFile.write(
                Model.of(Network.random(
                        new Initialization(InitialScheme.XAVIER, 1, true, 0),
                        1,
                        new int[] {1},
                        1,
                        Activations.SIGMOID)),
                model);
        modelBefore = Files.readAllBytes(model);
        report = Examples.write(folder, "out.json", BEFORE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "''|empty",
                "a,b\\n|holds a header and no rows",
                "a,b\\n1,2\\n|1 row",
                "a,b\\n1,2\\n3\\n|line 3",
                "a,b\\n1,2\\n3,4,5\\n|line 3",
                "a,b\\n1,2\\nx7,4\\n|line 3, column 'a': 'x7' is not a number",
                "a,b\\n1,2\\n,4\\n|line 3, column 'a': the cell is empty, its value is missing",
                "t,a,b\\nk,1,2\\n,3,4\\n|line 2, column 't': 'k' is not a number; cells without a number stand in 1 of 2 inputs: 't' (2, 1 of them missing); --ignore t trains without it",
                "a,b\\n1,2\\nNaN,4\\n|line 3, column 'a': 'NaN' is not a finite number",
                "a,b\\n1,2\\n3,inf\\n|line 3, column 'b': 'inf' is not a finite number",
                "a,b\\n1,2\\n1e999,4\\n|line 3, column 'a': '1e999' is not a finite number",
                "a,b\\n1,u\\n2,v\\n|class",
                "a,b\\n1,u\\n2,u\\n|class",
                "b\\n1\\n2\\n|no inputs",
                "a b\\n1 2\\n3 4\\n|no inputs; cells are separated by comma, semicolon or tab",
                "a,b\\n1,2e-312\\n2,3e-312\\n|target column 'b' lies between 2.0E-312 and 3.0E-312, must vary by at least",
                "a,b\\n1e-310,2\\n2e-310,3\\n|input column 'a' lies between 1.0E-310 and 2.0E-310, must vary by at least",
                "a,a,b\\n1,2,3\\n4,5,6\\n|'a'"
            })
    void tablesThatCannotBeLearned(String text, String expected) throws IOException {
        String content = text.equals("''") ? "" : text.replace("\\n", "\n");
        Path data = Examples.write(folder, "bad.csv", content);
        requireRefused(1, expected, train(data));
    }

    @Test
    void missingFile() throws IOException {
        requireRefused(1, "nowhere.csv", train(folder.resolve("nowhere.csv")));
    }

    @Test
    void folderInsteadOfFile() throws IOException {
        requireRefused(1, "is a folder", train(folder));
    }

    @Test
    void targetThatIsNotThere() throws IOException {
        requireRefused(1, "'w'", train(Examples.plane(folder), "--target", "w"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--backend,blis|there is no backend 'blis'",
                "--lambda,0|lambda is 0.0",
                "--beta,-1|beta is -1.0",
                "--hidden,0|hidden layer width is 0",
                "--hidden,|hidden",
                "--epochs,0|epochs is 0",
                "--validation,1|validation fraction is 1.0",
                "--validation,-0.1|validation fraction is -0.1",
                "--scale,log|'log' is none of none, standard, minmax, robust",
                "--header,maybe|'maybe' is none of auto, yes, no",
                "--task,rank|'rank' is none of auto, regression, classification",
                "--speed,9|Unknown option"
            })
    void optionsOutOfRange(String option, String expected) throws IOException {
        String[] parts = option.split(",", -1);
        requireRefused(2, expected, train(Examples.plane(folder), parts));
    }

    @Test
    void outputThatCannotBeWrittenIsToldBeforeTheTraining() throws IOException {
        Path data = Examples.plane(folder);
        Run run =
                Run.of(train(data, "--model", folder.resolve("no/such/folder/m").toString()));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("cannot write").hasLineCount(1);
        assertThat(run.out()).doesNotContain("epoch");
        assertThat(Run.of(train(data, "--report", folder.toString())).err()).contains("it is a folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q|has no column 'q' for the weights; it has",
                "0|has no column '0' for the weights",
                "z|column 'z' is given both as the target and as the weights"
            })
    void weightsThatCannotBeUsed(String column, String expected) throws IOException {
        requireRefused(1, expected, train(Examples.plane(folder), "--weights-column", column));
    }

    @Test
    void optionsThatLeaveOneRowToTrainOn() throws IOException {
        requireRefused(
                1,
                "--validation 0.999 of 60 rows leaves 1 row to train on, training needs at least 2",
                train(Examples.plane(folder), "--validation", "0.999"));
        Path data = Examples.write(folder, "w.csv", "x,w,z\n1,0,3\n3,4,5\n");
        requireRefused(1, "leave 1 row to train on", train(data, "--weights-column", "w"));
    }

    @Test
    void textWithOtherSeparators() throws IOException {
        Path data = Examples.write(folder, "pipes.csv", "x|y|z\n1|2|3\n4|5|6\n");
        requireRefused(
                1,
                "it has 1 column: 'x|y|z'; cells are separated by comma, semicolon or tab",
                train(data, "--target", "z"));
    }

    @Test
    void weightsThatAreNegativeOrAllZero() throws IOException {
        Path negative = Examples.write(folder, "n.csv", "w,x,y\n1,1,2\n-1,3,5\n0,1,3\n");
        requireRefused(
                1,
                "line 3, column 'w': '-1' is no weight, must be at least 0",
                train(negative, "--weights-column", "w"));
        Path data = Examples.write(folder, "z.csv", "w,x,y\n0,1,2\n0,3,5\n0,1,3\n");
        requireRefused(
                1, "all weights in column 'w' are 0, so that no row counts", train(data, "--weights-column", "w"));
    }

    /** Their squares overflow; the training ended well and the model's RMSE was infinite. */
    @Test
    void numbersThatCannotBeSquared() throws IOException {
        Path data = Examples.write(folder, "h.csv", "x,y\n1,2\n2,-3e200\n3,4\n");
        requireRefused(
                1,
                "line 3, column 'y': '-3e200' is too large, must be within ±1.0E140; take another unit",
                train(data));
    }

    @Test
    void weightsThatAreNoNumbersOrLeaveNoInputs() throws IOException {
        Path data = Examples.write(folder, "w.csv", "w,y\n1,2\n2,5\n3,3\n");
        requireRefused(1, "no column beside the target 'last' and the weights", train(data, "--weights-column", "w"));
        Path bad = Examples.write(folder, "v.csv", "w,x,y\n1,2,2\nheavy,3,5\n3,1,3\n");
        requireRefused(1, "line 3, column 'w': 'heavy' is not a number", train(bad, "--weights-column", "w"));
        Path inf = Examples.write(folder, "i.csv", "w,x,y\n1,2,2\ninf,3,5\n3,1,3\n");
        requireRefused(1, "line 3, column 'w': 'inf' is not a finite number", train(inf, "--weights-column", "w"));
    }

    @Test
    void fullDeviceIsToldWithItsName() throws IOException {
        Path full = Path.of("/dev/full");
        Run run = Run.of(train(Examples.plane(folder), "--epochs", "1", "--model", full.toString()));
        assertThat(run.err()).contains("cannot write /dev/full: ").hasLineCount(1);
        assertThat(run.code()).isEqualTo(1);
        assertThat(report).hasContent(BEFORE);
    }

    @Test
    void hugeNumbersAreRefusedOrLearnedButNeverANaN() throws IOException {
        Path data = Examples.write(folder, "h.csv", "x,y\n1e308,1\n-1e308,2\n5e307,3\n0,4\n");
        Run run = Run.of(train(data, "--hidden", "4", "--epochs", "2"));
        assertThat(run.err()).doesNotContain("Unexpected");
        assertThat(run.out()).doesNotContain("NaN");
        assertThat(run.code()).isIn(0, 1);
    }

    /** By way of a shell, which gives the process another standard output. */
    @ParameterizedTest
    @CsvSource({"> /dev/full, 1", ">&-, 1", "| head -n 1, 0"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no /dev/full")
    void standardOutputThatCannotBeWritten(String redirection, int code) throws Exception {
        List<String> shell = List.of("sh", "-c", "\"$@\" " + redirection, "sh");
        String rows = "x,y\n" + "0.25,1\n0.5,2\n".repeat(20_000);
        Path data = Examples.write(folder, "many.csv", rows);
        Path fitted = folder.resolve("many.model");
        assertThat(Run.of(
                                "train",
                                "--data",
                                data.toString(),
                                "--target",
                                "y",
                                "--epochs",
                                "1",
                                "--hidden",
                                "2",
                                "--model",
                                fitted.toString())
                        .code())
                .isZero();
        List<String> args = List.of("predict", "--model", fitted.toString(), "--data", data.toString());
        try (Child child = Child.start(folder, shell, args)) {
            Run run = child.end();
            assertThat(run.code()).isEqualTo(code);
            if (code == 0) {
                assertThat(run.err()).doesNotContain("admm");
            } else {
                assertThat(run.err().lines().filter(line -> line.startsWith("admm")))
                        .singleElement(InstanceOfAssertFactories.STRING)
                        .startsWith("admm: cannot write to standard output: ");
            }
        }
    }

    @Test
    void modelInPlaceOfAnotherKindOfFile() throws IOException {
        Path notes = Examples.write(folder, "notes.txt", BEFORE);
        requireRefused(
                1,
                "there is a file already that is no model",
                train(Examples.plane(folder), "--model", notes.toString()));
        assertThat(notes).hasContent(BEFORE);
    }

    @Test
    void outputsThatAreSeenToBeWrongBeforehand() throws IOException {
        Path data = Examples.plane(folder);
        requireRefused(2, "--model is empty", train(data, "--model", ""));
        String both = folder.resolve("both").toString();
        requireRefused(
                2, "--model and --checkpoint are the same file", train(data, "--model", both, "--checkpoint", both));
        requireRefused(
                1,
                "too long",
                train(data, "--model", folder.resolve("m".repeat(300)).toString()));
    }

    @Test
    void outputThatIsAnInputOrAnotherOutput() throws IOException {
        Path data = Examples.plane(folder);
        requireRefused(2, "--model and --data are the same file", train(data, "--model", data.toString()));
        requireRefused(2, "--report and --model are the same file", train(data, "--report", model.toString()));
    }

    @Test
    void modelsThatCannotBeRead() throws IOException {
        byte[] good = Files.readAllBytes(goodModel());
        byte[] oversized = good.clone();
        ByteBuffer.wrap(oversized).order(ByteOrder.LITTLE_ENDIAN).putLong(0, Long.MAX_VALUE / 2);
        byte[] damaged = good.clone();
        damaged[damaged.length - 3] ^= 0x40;
        List<byte[]> bad = List.of(
                new byte[0],
                Arrays.copyOf(good, 5),
                Arrays.copyOf(good, good.length / 2),
                Arrays.copyOf(good, good.length - 1),
                oversized,
                damaged,
                "PK\3\4 some other format of file".getBytes(StandardCharsets.UTF_8));
        for (byte[] bytes : bad) {
            Path file = Files.write(folder.resolve("bad.model"), bytes);
            requireRefused(
                    1, "bad.model", "predict", "--model", file.toString(), "--data", data(), "--out", model.toString());
            requireRefused(1, "bad.model", "evaluate", "--model", file.toString(), "--data", data(), "--target", "z");
            requireRefused(1, "bad.model", train(Path.of(data()), "--warm-start", file.toString()));
        }
    }

    @Test
    void modelForOtherColumns() throws IOException {
        String other = Examples.clusters(folder).toString();
        String good = goodModel().toString();
        requireRefused(1, "lacks 2 of the model's 2 inputs", "predict", "--model", good, "--data", other);
        requireRefused(1, "lacks", "evaluate", "--model", good, "--data", other, "--target", "kind");
        requireRefused(1, "lacks", train(Path.of(other), "--target", "kind", "--warm-start", good));
    }

    @Test
    void targetThatIsAnInputOfTheModelOrNotItsTarget() throws IOException {
        String good = goodModel().toString();
        Path data = Path.of(data());
        requireRefused(1, "column 'x' cannot be the target", train(data, "--target", "x", "--start-from", good));
        requireRefused(
                1, "column 'x' cannot be the target", "evaluate", "--model", good, "--data", data(), "--target", "x");
        Path more = Examples.write(folder, "more.csv", "x,y,z,t\n1,2,3,4\n3,4,5,6\n");
        requireRefused(1, "does not predict 't'", train(more, "--target", "t", "--start-from", good));
    }

    @Test
    void warmStartWithOptionsThatContradictTheModel() throws IOException {
        String good = goodModel().toString();
        Path data = Path.of(data());
        requireRefused(2, "--hidden is [4], the model", train(data, "--warm-start", good, "--hidden", "4"));
        requireRefused(2, "--activation is tanh", train(data, "--warm-start", good, "--activation", "tanh"));
        requireRefused(
                2,
                "--scale has no place beside a model to start from",
                train(data, "--warm-start", good, "--scale", "none"));
        requireRefused(2, "--task is classification", train(data, "--warm-start", good, "--task", "classification"));
    }

    private String data() throws IOException {
        return Examples.plane(folder).toString();
    }

    private Path goodModel() throws IOException {
        Path good = folder.resolve("good.model");
        Run run = Run.of(
                "train",
                "--data",
                data(),
                "--target",
                "z",
                "--hidden",
                "3",
                "--epochs",
                "1",
                "--model",
                good.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return good;
    }

    /** A training on the data with both outputs; later options replace earlier ones of the same name. */
    private String[] train(Path data, String... more) {
        List<String> args = new ArrayList<>(List.of("train", "--data", data.toString()));
        for (String[] option :
                new String[][] {{"--target", "last"}, {"--model", model.toString()}, {"--report", report.toString()}}) {
            if (!List.of(more).contains(option[0])) {
                args.addAll(List.of(option));
            }
        }
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private void requireRefused(int code, String expected, String... args) throws IOException {
        Run run = Run.of(args);
        assertThat(run.err()).as(String.join(" ", args)).contains(expected).hasLineCount(1);
        assertThat(run.err())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("Unexpected");
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).doesNotContain("epoch");
        assertThat(Files.readAllBytes(model)).isEqualTo(modelBefore);
        assertThat(report).hasContent(BEFORE);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }
}
