package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.model.ModelFile;

/** Columns of a table that are no inputs may hold anything, in training and afterwards. */
class IgnoredColumnsTest {

    private static final String[] DATES = {"2026-01-02", "", "NaN", "1e999"};

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void model() {
        model = folder.resolve("m");
    }

    @ParameterizedTest
    @CsvSource({"event;day, true", "1;4, true", "1;4, false"})
    void theModelIsThatOfATableWithoutThem(String columns, boolean header) throws IOException {
        Path with = gzip("with.csv.gz", rows(header, true));
        String text = rows(header, false);
        Path without = Examples.write(folder, "without.csv", text);
        Path inputs = Examples.write(folder, "inputs.csv", text.replaceAll("(?m),[^,]*$", ""));

        succeeds(train(
                with,
                "--ignore",
                columns.replace(';', ','),
                "--report",
                folder.resolve("r").toString()));
        List<String> wide = List.of(use("evaluate", with), use("predict", with));
        List<String> narrow = List.of(use("evaluate", without), use("predict", inputs));
        assertThat(ModelFile.read(model).settings()).containsEntry("ignore", columns.replace(';', ','));
        assertThat(Files.readString(folder.resolve("r"))).contains("\"ignore\"");
        assertThat(narrow).isEqualTo(wide);

        succeeds(train(without));
        assertThat(List.of(use("evaluate", without), use("predict", inputs))).isEqualTo(narrow);
    }

    /** A file of arrays without column names of its own has those that its page of the documentation gives them. */
    @Test
    void columnsOfArraysAreIgnoredByTheirNames() throws IOException {
        byte[] numbers = new byte[16 + 60];
        byte[] head = {0, 0, 8, 3, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 3};
        System.arraycopy(head, 0, numbers, 0, head.length);
        for (int i = 0; i < 60; i++) {
            numbers[16 + i] = (byte) (i * 7 % 50);
        }
        Path file = Files.write(folder.resolve("numbers"), numbers);
        succeeds(train(file, "--ignore", "x2"));
        assertThat(ModelFile.read(model).inputColumns()).containsExactly("x1");
        assertThat(succeeds(List.of("predict", "--model", model.toString(), "--data", file.toString()))
                        .out()
                        .lines())
                .hasSize(21);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evnt|1|has no column 'evnt' for --ignore; it has 5 columns: 'event', 'x', 'y', 'day', 'z'",
                "z|1|column 'z' is given both as the target and in --ignore",
                "event,x,y,day|1|no column beside the target 'last' and those of --ignore, so there are no inputs",
                "' '|2|the columns to ignore are empty"
            })
    void columnsThatCannotBeIgnored(String columns, int code, String expected) throws IOException {
        Run run = Run.of(train(Examples.write(folder, "d.csv", rows(true, true)), "--ignore", columns));
        assertThat(run.err()).contains(expected).hasLineCount(1);
        assertThat(run.code()).isEqualTo(code);
    }

    @Test
    void inputsOfTheModelToStartFromCannotBeIgnored() throws IOException {
        Path data = Examples.write(folder, "d.csv", rows(true, true));
        succeeds(train(data, "--ignore", "event,day"));
        Path start = Files.copy(model, folder.resolve("start"));
        succeeds(train(data, "--ignore", "event,day", "--start-from", start.toString()));
        Run run = Run.of(train(data, "--ignore", "x", "--start-from", start.toString()));
        assertThat(run.err()).contains("column 'x' cannot be left out, it is an input of the model");
        assertThat(run.code()).isEqualTo(1);
    }

    /** A hint is no warning: it is not in the report. */
    @Test
    void trainHintsAtClassesAndRowNumbers() throws IOException {
        StringBuilder text = new StringBuilder(",x,k\n");
        for (int i = 0; i < 40; i++) {
            text.append(i)
                    .append(',')
                    .append(i % 2 * 5 + Math.sin(i))
                    .append(',')
                    .append(i % 2)
                    .append('\n');
        }
        Path data = Examples.write(folder, "k.csv", text.toString());
        Path report = folder.resolve("r.json");
        Run run = succeeds(train(data, "--report", report.toString()));
        assertThat(run.err().lines())
                .containsExactly(
                        "admm train: hint: target column 'k' holds 2 distinct whole numbers: --task classification if they"
                                + " are classes",
                        "admm train: hint: column 1 has no name and looks like a row number; --ignore 1 leaves it out");
        assertThat(JsonTree.parse(Files.readString(report)).list("warnings")).isEmpty();
        assertThat(succeeds(train(data, "--task", "classification", "--ignore", "1"))
                        .err())
                .isEmpty();
    }

    private List<String> train(Path data, String... more) {
        List<String> args = new ArrayList<>(List.of("train", "--data", data.toString(), "--target", "last"));
        args.addAll(List.of("--hidden", "4", "--epochs", "3", "--model", model.toString()));
        args.addAll(List.of(more));
        return args;
    }

    private String use(String command, Path data) {
        List<String> args = new ArrayList<>(List.of(command, "--model", model.toString(), "--data", data.toString()));
        if (command.equals("evaluate")) {
            args.addAll(List.of("--target", "last"));
        }
        return succeeds(args).out().replaceAll("(?m)^c[0-9]$|^c[0-9] +", "");
    }

    private static Run succeeds(List<String> args) {
        Run run = Run.of(args);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private static String rows(boolean header, boolean all) {
        StringBuilder text = new StringBuilder(!header ? "" : all ? "event,x,y,day,z\n" : "x,y,z\n");
        for (int i = 0; i < 40; i++) {
            String inputs = Math.sin(i) + "," + Math.cos(3 * i);
            text.append(all ? "nc" + i + "," + inputs + "," + DATES[i % DATES.length] : inputs)
                    .append(',')
                    .append(Math.sin(i) * Math.cos(3 * i))
                    .append('\n');
        }
        return text.toString();
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
