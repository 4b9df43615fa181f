package org.sigmoidadmm.bench.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
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
        return GridRun.train(AdmmTrainer::new, EJML, settings, function, SAMPLES, NET, scheme, 0);
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
                        .filter(run -> run.function() == TargetFunction.SQUARE)
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
    void commandPrintsATableAndDoesNothingTwice() throws Exception {
        Path file = folder.resolve("runs.csv");
        String[] arguments = {
            "--backend",
            "ejml",
            "--functions",
            "square",
            "--schemes",
            "xavier",
            "--depths",
            "1",
            "--seeds",
            "2",
            "--samples",
            "50",
            "--epochs",
            "5",
            "--out",
            file.toString()
        };
        assertThat(run(arguments)).contains("| x² | 2 | 0 | 100.0 % |");
        String first = Files.readString(file);
        assertThat(first.lines()).hasSize(2).allMatch(line -> line.startsWith("square,1,XAVIER,"));
        assertThat(run(arguments)).contains("| x² | 2 | 0 | 100.0 % |");
        assertThat(Files.readString(file)).isEqualTo(first);
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new DefaultsCommand()).setOut(new PrintWriter(out));
        assertThat(command.execute(arguments)).isZero();
        return out.toString();
    }
}
