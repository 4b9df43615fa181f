package org.sigmoidadmm.bench.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import picocli.CommandLine;

/** A short piece of the grid: fewer samples, two layers, one seed. The whole of it is {@code ./bench/run defaults}. */
class DefaultsGridTest {

    private static final int SAMPLES = 300;

    private static final int[] NET = {50, 50};

    private static final MatrixBackendProvider EJML = MatrixBackends.scan().select("ejml");

    @TempDir
    private Path folder;

    private static GridRun train(AdmmSettings settings, TargetFunction function, InitialScheme scheme) {
        AdmmSettings all = GridTask.at(settings, NET, scheme, 0);
        return new GridTask(GridMethod.ADMM, EJML, all, function, SAMPLES).run();
    }

    @Test
    void defaultPresetFitsFromEveryScheme() {
        AdmmSettings settings = AdmmSettings.defaults().toBuilder().epochs(30).build();
        List<GridRun> runs = new ArrayList<>();
        for (InitialScheme scheme : InitialScheme.values()) {
            runs.add(train(settings, TargetFunction.SQUARE, scheme));
            runs.add(train(settings, TargetFunction.WAVE, scheme));
        }
        for (TargetFunction function : TargetFunction.values()) {
            runs.add(train(settings, function, InitialScheme.LECUN_GAUSS));
        }
        assertThat(runs).noneMatch(GridRun::collapsed).allMatch(GridRun::endsNearItsBest);
        // 1e-10 is what the whole grid reaches with 1000 samples and 50 epochs
        assertThat(runs.stream()
                        .filter(run -> run.key().function() == TargetFunction.SQUARE)
                        .mapToDouble(GridRun::last)
                        .sorted()
                        .skip(4)
                        .findFirst()
                        .getAsDouble())
                .isLessThan(1e-8);
    }

    /** The failures of the authors' settings with weights of the usual scales, each with a warning. */
    @Test
    void paperPresetDriftsAndCollapsesAndSaysSo() {
        List<GridRun> runs = new ArrayList<>();
        for (InitialScheme scheme : InitialScheme.values()) {
            runs.add(train(AdmmSettings.paper(), TargetFunction.SQUARE, scheme));
        }
        assertThat(runs).anyMatch(GridRun::collapsed);
        assertThat(runs).anyMatch(run -> !run.collapsed() && !run.endsNearItsBest());
        assertThat(runs)
                .filteredOn(run -> run.collapsed() || !run.endsNearItsBest())
                .allMatch(run -> run.warnings() > 0);
    }

    @Test
    void commandPrintsATableAndDoesNothingTwice() throws IOException {
        String table = run("--seeds", "2");
        assertThat(table).contains("| x² | 2 | 0 | 100.0 % |").endsWith("exit 0");
        List<String> first = Files.readAllLines(file());
        assertThat(first).hasSize(1 + 2).element(0).isEqualTo(String.join("\t", GridRun.COLUMNS));
        assertThat(first.subList(1, 3)).allMatch(line -> line.startsWith("SQUARE\t1\tXAVIER\t"));
        assertThat(run("--seeds", "2")).isEqualTo(table);
        assertThat(Files.readAllLines(file())).isEqualTo(first);
    }

    /** Whatever the result depends on: none of these is answered by the training before it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--beta=1",
                "--lambda=1e-6",
                "--bias=zero",
                "--output-start=forward",
                "--safeguard=off",
                "--epochs=4",
                "--preset=paper",
                "--polish",
                "--samples=51",
                "--backend=ojalgo",
                "--functions=absolute",
                "--schemes=msra",
                "--depths=2"
            })
    void anotherSettingTrainsAgain(String option) throws IOException {
        String before = run();
        String other = run(option);
        assertThat(Files.readAllLines(file())).hasSize(1 + 2);
        assertThat(run()).isEqualTo(before);
        assertThat(run(option)).isEqualTo(other);
        assertThat(Files.readAllLines(file())).hasSize(1 + 2);
    }

    @Test
    void lineThatWasCutOffIsTrainedAgain() throws IOException {
        run("--seeds", "2");
        List<String> before = Files.readAllLines(file());
        String whole = Files.readString(file());
        Files.writeString(file(), whole.substring(0, whole.length() - 1));
        assertThat(run("--seeds", "2")).contains("| x² | 2 | 0 | 100.0 % |").endsWith("exit 0");
        assertThat(Files.readAllLines(file())).hasSize(1 + 2).startsWith(before.get(0), before.get(1));
    }

    @Test
    void fileWithoutSettingsIsRefusedAndLeftAlone() throws IOException {
        String old = "square,1,XAVIER,0,1.000e-04,1.000e-04,0.08000,0.100,0\n";
        Files.writeString(file(), old);
        assertThat(run())
                .startsWith(file() + " has other columns than the results")
                .endsWith("exit 1");
        assertThat(file()).hasContent(old);
    }

    @Test
    void unknownWordsListTheKnownOnes() {
        assertThat(run("--bias", "foo"))
                .startsWith("--bias has 'foo', must be one of zero, random")
                .endsWith("exit 2");
        assertThat(run("--safeguard", "foo")).startsWith("--safeguard has 'foo', must be one of off, warn, restart");
        assertThat(file()).doesNotExist();
    }

    @Test
    void numbersOutsideTheirRangeAreRefused() {
        assertThat(run("--depths", "1,4"))
                .startsWith("--depths has 4, must be from 1 to 3")
                .endsWith("exit 2");
        assertThat(run("--seeds", "0")).startsWith("--seeds is 0, must be at least 1");
        assertThat(run("--samples", "0")).startsWith("--samples is 0, must be at least 1");
        assertThat(file()).doesNotExist();
    }

    @Test
    void medianOfTwoIsTheirMean() {
        List<GridRun> runs = Stream.of(1.0, 3.0)
                .map(last -> new GridRun(
                        new GridRun.Key(
                                TargetFunction.SQUARE, 1, InitialScheme.XAVIER, 0, 50, "ejml", GridMethod.ADMM, ""),
                        1,
                        last,
                        10,
                        last,
                        0))
                .toList();
        assertThat(GridSummary.of(runs).rows())
                .contains(List.of("all", "2", "0", "100.0 %", "2.0e+00", "3.0e+00", "0", "2.00"));
    }

    private Path file() {
        return folder.resolve("runs.tsv");
    }

    /** One training of a small net; an option given again replaces the one here. */
    private String run(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--backend=ejml",
                "--functions=square",
                "--schemes=xavier",
                "--depths=1",
                "--seeds=1",
                "--samples=50",
                "--epochs=5",
                "--out=" + file()));
        Stream.of(more)
                .filter(word -> word.startsWith("--"))
                .map(word -> word.replaceFirst("=.*", "") + "=")
                .forEach(option -> words.removeIf(word -> word.startsWith(option)));
        words.addAll(List.of(more));
        StringWriter text = new StringWriter();
        CommandLine line = new CommandLine(new DefaultsCommand())
                .setOut(new PrintWriter(text))
                .setErr(new PrintWriter(text))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                });
        int code = line.execute(words.toArray(String[]::new));
        return text + "exit " + code;
    }
}
