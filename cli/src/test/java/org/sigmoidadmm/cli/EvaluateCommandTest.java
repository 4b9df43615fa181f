package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which columns and classes a model is measured on. */
class EvaluateCommandTest {

    @TempDir
    private Path folder;

    @Test
    void targetsAreThoseOfTheModelUnlessTheTableHasNoNames() throws IOException {
        Path data = Examples.plane(folder);
        train(data, "z,y");
        Run run = evaluate(data);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(evaluate(data, "--target", "y,z").out());

        Path other = Examples.write(folder, "o.csv", "x,y\n1,2\n");
        assertThat(evaluate(other).err()).contains("o.csv has no column 'z' for the target; it has 2 columns");
        assertThat(evaluate(other).code()).isEqualTo(1);
        Path nameless = Examples.write(folder, "n.csv", "1,2,3\n");
        assertThat(evaluate(nameless).err())
                .contains("--target is needed: ", "n.csv has no column names to find the model's targets by");
        assertThat(evaluate(nameless).code()).isEqualTo(2);
        assertThat(evaluate(nameless, "--target", "3,2").code()).isZero();
    }

    @Test
    void classesThatAreTheSameNumberAreTheSame() throws IOException {
        StringBuilder text = new StringBuilder("x,k\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 2 * 5 + Math.sin(i)).append(',').append(i % 2 + 1).append('\n');
        }
        Path data = Examples.write(folder, "k.csv", text.toString());
        Run train = train(data, "k", "--task", "classification");
        assertThat(train.err()).isEmpty();
        Path floats = Examples.write(folder, "f.csv", Files.readString(data).replaceAll("(?m)$(?<=[0-9])", ".0"));
        Run run = evaluate(floats);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(evaluate(data).out()).contains("40 rows", "accuracy 100");
    }

    @Test
    void rowsOfOtherClassesCountAsWrong() throws IOException {
        Path data = Examples.clusters(folder);
        train(data, "kind");
        Path more = Examples.write(folder, "more.csv", Files.readString(data) + "0,0,top\n".repeat(30));
        Run run = evaluate(more);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "admm evaluate: warning: 30 of 120 rows are of a class that the model does not have and count as"
                                + " wrong: 'top' (30)")
                .hasLineCount(1);
        assertThat(run.out()).contains("120 rows", "accuracy 75.00 %");

        Run none = evaluate(Examples.write(folder, "top.csv", "u,v,kind\n0,0,top\n"));
        assertThat(none.err()).contains("line 2, column 'kind': 'top' is none of the model's 3 classes");
        assertThat(none.code()).isEqualTo(1);
    }

    private Run train(Path data, String target, String... more) {
        List<String> args = new ArrayList<>(List.of("train", "--data", data.toString(), "--target", target));
        args.addAll(List.of("--hidden", "8", "--model", folder.resolve("m").toString()));
        args.addAll(List.of(more));
        Run run = Run.of(args);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private Run evaluate(Path data, String... more) {
        List<String> args = new ArrayList<>(List.of("evaluate", "--data", data.toString()));
        args.addAll(List.of("--model", folder.resolve("m").toString()));
        args.addAll(List.of(more));
        return Run.of(args);
    }
}
