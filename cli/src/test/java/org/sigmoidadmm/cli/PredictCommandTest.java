package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.matrix.Activations;

/** What stands in front of the predictions and behind them. */
class PredictCommandTest {

    @TempDir
    private Path folder;

    private Path model() {
        return folder.resolve("m");
    }

    @Test
    void derivativesOfThePriceAreNearTheDelta() throws IOException {
        train(Examples.BLACK_SCHOLES, "price", "--hidden", "40,40");
        List<String> lines = lines(Examples.BLACK_SCHOLES, "--derivatives", "--keep", "moneyness,volatility,3,4");
        assertThat(lines.get(0))
                .isEqualTo("moneyness,volatility,maturity,rate,price,d price/d moneyness,d price/d volatility,"
                        + "d price/d maturity,d price/d rate");
        double sum = 0;
        for (String line : lines.subList(1, lines.size())) {
            double[] row = Arrays.stream(line.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double error = row[5] - delta(row[0], row[1], row[2], row[3]);
            sum += error * error;
        }
        // Deltas go from 0 to 1 with a deviation of 0.26; measured 0.018.
        assertThat(Math.sqrt(sum / 1200)).isLessThan(0.04);
    }

    /** Φ(d) of the formula in examples/BlackScholesData.java. */
    private static double delta(double m, double s, double t, double r) {
        double d = (Math.log(m) + (r + s * s / 2) * t) / (s * Math.sqrt(t));
        return (1 + Activations.ERF.value(d / Math.sqrt(2))) / 2;
    }

    @Test
    void derivativesOfAPlaneAreItsSlopes() throws IOException {
        train(Examples.plane(folder), "z", "--hidden", "8", "--activation", "identity", "--epochs", "200");
        for (String line : lines(folder.resolve("plane.csv"), "--derivatives").subList(1, 61)) {
            String[] cells = line.split(",");
            assertThat(Double.parseDouble(cells[1])).isBetween(0.999, 1.001);
            assertThat(Double.parseDouble(cells[2])).isBetween(0.4995, 0.5005);
        }
    }

    /** λ takes the weights of an input that tells nothing to zero. */
    @Test
    void derivativeByAnInputThatIsConstantIsZero() throws IOException {
        String constant = Files.readString(Examples.plane(folder)).replaceAll("(?m)^([^,]+),", "$1,7,");
        Path data = Examples.write(folder, "constant.csv", constant.replace("x,7,", "x,k,"));
        train(data, "z", "--hidden", "8");
        List<String> lines = lines(data, "--derivatives");
        assertThat(lines.get(0)).isEqualTo("z,d z/d x,d z/d k,d z/d y");
        for (String line : lines.subList(1, 61)) {
            assertThat(Math.abs(Double.parseDouble(line.split(",")[2]))).isLessThan(1e-9);
        }
    }

    @Test
    void keptColumnsTellTheRowsApart() throws IOException {
        Path plane = Examples.plane(folder);
        train(plane, "z", "--hidden", "4", "--epochs", "2");
        Path more = Examples.write(folder, "more.csv", "id;y;x;z\n\"a;\"\"b\"\"\";1;2;\nn/a, c;3;4;5\n");
        List<String> bare = lines(more);
        assertThat(lines(more, "--keep", "z,1"))
                .containsExactly("z,id,predicted:z", ",\"a;\"\"b\"\"\"," + bare.get(1), "5,\"n/a, c\"," + bare.get(2));
    }

    @Test
    void keptColumnsOfATableWithoutNamesHaveNumbers() throws IOException {
        train(Examples.plane(folder), "z", "--hidden", "4", "--epochs", "2");
        List<String> lines = lines(Examples.write(folder, "n.csv", "1,2\n3,4\n"), "--keep", "2");
        assertThat(lines.get(0)).isEqualTo("c2,z");
        assertThat(lines.get(2)).startsWith("4,");
    }

    @Test
    void derivativesOfScoresStandBesideScores() throws IOException {
        Path data = Examples.clusters(folder);
        train(data, "kind", "--hidden", "4");
        refused(
                2,
                "predicts probabilities of classes; beside --scores it gives the derivatives of the",
                data,
                "--derivatives");
        assertThat(lines(data, "--derivatives", "--scores").get(0))
                .startsWith(
                        "kind,score:high,score:low,score:middle,d score:high/d u,d score:high/d v,d score:low/d u,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q|1|plane.csv has no column 'q' for --keep; it has 3 columns: 'x', 'y', 'z'",
                "x,1|1|kept column 'x' is given twice in 'x,1'",
                "' '|2|the columns to keep are empty; give names or numbers of columns"
            })
    void columnsThatCannotBeKept(String columns, int code, String message) throws IOException {
        Path data = Examples.plane(folder);
        train(data, "z", "--hidden", "4", "--epochs", "2");
        Path out = folder.resolve("out.csv");
        refused(code, message, data, "--keep", columns, "--out", out.toString());
        assertThat(Files.exists(out)).isFalse();
    }

    private void train(Path data, String target, String... more) {
        List<String> args = new ArrayList<>(List.of("train", "--data", data.toString(), "--target", target));
        args.addAll(List.of("--model", model().toString()));
        args.addAll(List.of(more));
        Run run = Run.of(args);
        assertThat(run.code()).as(run.err()).isZero();
    }

    private Run predict(Path data, String... more) {
        List<String> args = new ArrayList<>(List.of("predict", "--data", data.toString()));
        args.addAll(List.of("--model", model().toString()));
        args.addAll(List.of(more));
        return Run.of(args);
    }

    private List<String> lines(Path data, String... more) {
        Run run = predict(data, more);
        assertThat(run.code()).as(run.err()).isZero();
        return run.out().lines().toList();
    }

    private void refused(int code, String message, Path data, String... more) {
        Run run = predict(data, more);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
    }
}
