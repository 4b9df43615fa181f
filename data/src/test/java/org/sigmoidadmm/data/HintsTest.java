package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HintsTest {

    private static final String CLASSES =
            "target column 'y' holds 3 distinct whole numbers: --task classification if they are classes";

    @TempDir
    private Path folder;

    @Test
    void fewWholeNumbersMayBeClasses() throws IOException {
        assertThat(hints("x,y", 30, i -> Math.sin(i) + "," + i % 3)).containsExactly(CLASSES);
        assertThat(hints("x,y", 30, i -> Math.sin(i) + "," + i % 3 + ".0")).containsExactly(CLASSES);
        assertThat(hints("x,y", 19, i -> Math.sin(i) + "," + i % 3)).isEmpty();
        assertThat(hints("x,y", 90, i -> Math.sin(i) + "," + i % 11)).isEmpty();
        assertThat(hints("x,y", 30, i -> Math.sin(i) + "," + i % 3 / 2.0)).isEmpty();
        assertThat(hints("x,y", 30, i -> Math.sin(i) + ",7")).isEmpty();
        assertThat(hints("x,y", 30, i -> Math.sin(i) + "," + "abc".charAt(i % 3)))
                .isEmpty();
    }

    /** The quartiles of 0 … 99 are 24.5 and 74.5, a deviation is 50/1.349 and fifty of them are 1853.2. */
    @Test
    void farthestOutlierOfATargetIsNamed() throws IOException {
        assertThat(hints("x,y", 100, i -> Math.sin(i) + "," + (i == 99 ? -1804 : i)))
                .isEmpty();
        assertThat(hints("x,y", 100, i -> Math.sin(i) + "," + (i == 99 ? -1805 : i)))
                .containsExactly(
                        "target column 'y' is -1805.0 in line 101, 50 deviations from the median 48.5: --loss huber "
                                + "without --scale follows the other rows if this is wrong");
        assertThat(hints("x,y", 100, i -> Math.sin(i) + "," + (i == 7 ? 1e8 : i == 9 ? -1e9 : i)))
                .containsExactly(
                        "target column 'y' is -1.0E9 in line 11, 26980001 deviations from the median 50.5, the farthest "
                                + "of 2 beyond 50: --loss huber without --scale follows the other rows if this is wrong");
    }

    @Test
    void outliersThatAreSeenToAreNotNamed() throws IOException {
        Table table = table("x,y", 100, i -> Math.sin(i) + "," + (i == 7 ? 1e8 : i));
        Dataset data = DatasetEncoder.encode(table, new TargetSpec("last"), TaskChoice.AUTO);
        assertThat(Hints.of(table, data, null, TaskChoice.AUTO, true)).isEmpty();
        assertThat(Hints.of(table, data, null, TaskChoice.AUTO, false)).hasSize(1);
    }

    /** Where 1 … 49 count alone the quartiles are 13 and 37, and 1000 is 975 · 1.349/24 = 54.8 deviations from the median. */
    @Test
    void rowsCountByTheirWeights() throws IOException {
        assertThat(weighted(i -> i < 99 ? 1 : 0, i -> i < 99 ? i : -1e6)).isEmpty();
        assertThat(weighted(i -> i == 0 ? 0 : 1, i -> i == 0 ? 0.5 : i % 2)).containsExactly(CLASSES.replace('3', '2'));
        assertThat(weighted(i -> i < 19 ? 1 : 0, i -> i % 2)).isEmpty();
        assertThat(weighted(i -> i < 1 ? 0 : i < 50 ? 1 : 1e-9, i -> i < 50 ? i : 1000))
                .containsExactly(
                        "target column 'y' is 1000.0 in line 52, 55 deviations from the median 25.0, the farthest of "
                                + "50 beyond 50: --loss huber without --scale follows the other rows if this is wrong");
    }

    private List<String> weighted(IntToDoubleFunction weight, IntToDoubleFunction target) throws IOException {
        Table table = table("x,y", 100, i -> Math.sin(i) + "," + target.applyAsDouble(i));
        RowWeights weights =
                new RowWeights(IntStream.range(0, 100).mapToDouble(weight).toArray());
        Dataset data = DatasetEncoder.encode(table, new TargetSpec("last"), TaskChoice.AUTO);
        return Hints.of(table, data, weights, TaskChoice.AUTO, false);
    }

    @Test
    void whatTheUserSaidIsNotDoubted() throws IOException {
        assertThat(hints(TaskChoice.REGRESSION, "x,y", 30, i -> Math.sin(i) + "," + i % 3))
                .isEmpty();
    }

    @Test
    void aFirstColumnThatCountsOrHasNoNameMayBeANumberOfTheRow() throws IOException {
        String counts = "column 1 counts the rows and looks like a row number; --ignore 1 leaves it out";
        for (int start : new int[] {0, 1}) {
            assertThat(hints("id,x,y", 20, i -> start + i + "," + i % 5 + "," + Math.sin(i)))
                    .containsExactly(counts);
        }
        assertThat(hints(",x,y", 5, i -> 7 * i % 5 + "," + i % 2 + "," + Math.sin(i)))
                .containsExactly("column 1 has no name and looks like a row number; --ignore 1 leaves it out");
        assertThat(hints("id,1,y", 20, i -> i + "," + i % 5 + "," + Math.sin(i)))
                .containsExactly(counts.replace("--ignore 1", "--ignore id"));
        assertThat(hints("id,x,y", 20, i -> 2 + i + "," + i % 5 + "," + Math.sin(i)))
                .isEmpty();
        assertThat(hints("x,id,y", 20, i -> i % 5 + "," + i + "," + Math.sin(i)))
                .isEmpty();
        assertThat(hints("x,y", 20, i -> i + "," + Math.sin(i))).isEmpty();
    }

    private List<String> hints(String header, int rows, IntFunction<String> row) throws IOException {
        return hints(TaskChoice.AUTO, header, rows, row);
    }

    private List<String> hints(TaskChoice choice, String header, int rows, IntFunction<String> row) throws IOException {
        Table table = table(header, rows, row);
        return Hints.of(table, DatasetEncoder.encode(table, new TargetSpec("last"), choice), null, choice, false);
    }

    private Table table(String header, int rows, IntFunction<String> row) throws IOException {
        String text = header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
        return TableReader.read(Files.writeString(folder.resolve("data.csv"), text), HeaderChoice.YES);
    }
}
