package org.sigmoidadmm.bench.stick;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.bench.OptionChecks;
import org.sigmoidadmm.bench.Repository;
import org.sigmoidadmm.bench.ResultFile;
import org.sigmoidadmm.data.DataException;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains by every method on every table of a folder and compares the test errors. */
@Command(
        name = "stick",
        description = {
            "Trains on every table of a folder with a fixed 80/20 split by seed, standardised inputs (and targets of a "
                    + "regression), 2×100 units and one thread, and prints test error, seconds and epochs of each method.",
            "The target is the last column: text is classes, numbers are a regression. A table that cannot be learned "
                    + "from is named with its reason and left out. Results are kept in DIR, and a training that is "
                    + "there already is not done again."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class StickCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--tables", required = true, paramLabel = "DIR", description = "Folder of .csv or .csv.gz files.")
    private Path tables = Path.of("");

    @Option(names = "--seeds", paramLabel = "K", description = "Splits of each table. Default: ${DEFAULT-VALUE}.")
    private int seeds = 5;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "NAME",
            description = "Methods to compare, or 'all', out of ${COMPLETION-CANDIDATES}. Default: all but the "
                    + "variants of the first.",
            completionCandidates = MethodNames.class)
    private @Nullable List<String> methods;

    @Option(
            names = "--outliers",
            paramLabel = "SHARE",
            description = "Share of the training targets of a regression that are made wrong, from 0 to below 1. "
                    + "Default: ${DEFAULT-VALUE}.")
    private double outlierShare;

    @Option(
            names = "--outlier-size",
            paramLabel = "SD",
            description = "By how many standard deviations. Default: ${DEFAULT-VALUE}.")
    private double outlierSize = 10;

    @Option(names = "--only", split = ",", paramLabel = "TABLE", description = "Tables to use. Default: all.")
    private @Nullable List<String> only;

    @Option(names = "--backend", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.")
    private String backend = MatrixBackends.AUTO;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results are kept. Default: ${DEFAULT-VALUE}. Use another one, or delete it, after a "
                    + "change of a method.")
    private Path out = Repository.file("bench", "target", "stick");

    /** Makes the command with its defaults. */
    StickCommand() {}

    @Override
    public Integer call() {
        PrintWriter log = spec.commandLine().getOut();
        OptionChecks.requireAtLeast(spec, "--seeds", seeds, 1);
        if (!(outlierShare >= 0 && outlierShare < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--outliers is " + outlierShare + ", must be from 0 to below 1");
        }
        OptionChecks.requirePositive(spec, "--outlier-size", outlierSize);
        Outliers outliers = new Outliers(outlierShare, outlierSize);
        List<StickMethod> chosen = chosen();
        MatrixBackendProvider provider = MatrixBackends.scan().select(backend);
        prepare();
        StickRun run = new StickRun(
                provider, outliers, new ResultFile<>(out.resolve("cells.tsv"), Cell.COLUMNS, Cell::of), log);
        StickReport report = new StickReport(outliers);
        for (Path file : files()) {
            StickTable table;
            try {
                table = StickTable.read(file);
            } catch (DataException e) {
                log.println("left out: " + e.getMessage());
                continue;
            }
            report.add(table, run.cells(table, chosen, seeds));
        }
        if (report.isEmpty()) {
            throw new IllegalArgumentException("no table of the folder can be learned from");
        }
        List<String> lines = report.lines();
        log.println();
        lines.forEach(log::println);
        log.flush();
        write(out.resolve("stick.txt"), lines);
        return 0;
    }

    private void prepare() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + out + ": " + e.getMessage(), e);
        }
    }

    private List<StickMethod> chosen() {
        List<String> wanted = methods == null ? StickMethods.usual() : methods;
        for (String name : wanted) {
            if (!name.equals("all") && !StickMethods.names().contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--methods has '" + name + "', there are all, " + String.join(", ", StickMethods.names()));
            }
        }
        return StickMethods.all().stream()
                .filter(method -> wanted.contains("all") || wanted.contains(method.name()))
                .toList();
    }

    private List<Path> files() {
        List<Path> all = StickTable.files(tables);
        if (only == null) {
            return all;
        }
        List<Path> wanted = new ArrayList<>();
        for (String name : new LinkedHashSet<>(only)) {
            wanted.add(all.stream()
                    .filter(file -> StickTable.name(file).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            String.format(
                                    Locale.ROOT,
                                    "--only has '%s', there are %s",
                                    name,
                                    String.join(
                                            ", ",
                                            all.stream().map(StickTable::name).toList())))));
        }
        return wanted;
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
