package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.model.ModelFile;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What a report holds is what docs/report-format.md says, method by method. */
class ReportFormatTest {

    private static final Path PAGE = Path.of("..", "docs", "report-format.md");
    private static final Pattern NAME = Pattern.compile("`([a-zA-Z.-]+)`");

    /** When settings are written, in the words of the page. */
    private static final Set<String> AT_LEAST = Set.of("always", "without `--start-from`");

    private static final Set<String> AT_LEAST_WITH_POLISH = Set.of("always", "without `--start-from`", "with a polish");
    private static final Set<String> AT_LEAST_WITH_POLISH_AND_LEVELS =
            Set.of("always", "without `--start-from`", "with a polish", "if given, without `--start-from`");
    private static final Set<String> AT_LEAST_WITH_HUBER =
            Set.of("always", "without `--start-from`", "with `--loss huber`, without `--scale`");
    private static final Set<String> ALL = Set.of(
            "always", "if given", "if not the default", "with a polish", "with a checkpoint", "with `--schedule step`");

    private static final String EVERY_METHOD = " --hidden 4 --activation sigmoid --seed 3 --header yes"
            + " --threads 1 --validation 0.2 --warm-start START";
    private static final String ITERATIVE = EVERY_METHOD + " --loss squared --epochs 2 --patience 50 --time-limit 1h"
            + " --objective-tolerance 1e-300 --checkpoint STATE --checkpoint-every 9";
    private static final String STOCHASTIC = ITERATIVE + " --step-size 1e-3 --batch-size 8 --schedule step --decay 0.5"
            + " --decay-every 1 --clip 1 --weight-decay 1e-6";

    /** Options of train that no setting of a report comes from. */
    private static final Set<String> NO_SETTINGS = Set.of(
            "--data",
            "--target",
            "--task",
            "--model",
            "--report",
            "--keep",
            "--baseline",
            "--resume",
            "--backend",
            "--debug",
            "--help",
            "--version");

    /** Settings that are no values of their options as they stand. */
    private static final Set<String> OTHERWISE =
            Set.of("--nesterov", "--time-limit", "--checkpoint", "--checkpoint-every", "--warm-start", "--hidden");

    @TempDir
    private Path folder;

    /**
     * A training.
     *
     * @param optimizer as the page names it
     * @param options beside it
     * @param written which of the optimizer's rows it writes
     */
    record Case(String optimizer, String options, Set<String> written) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "admm",
                        "--hidden 4 --epochs 2 --scale none --polish 0 --init msra --init-scale 2 --bias zero",
                        AT_LEAST),
                new Case("admm", "--hidden 4 --scale none", AT_LEAST_WITH_POLISH),
                new Case("admm", "--hidden 4 --categorical w", AT_LEAST_WITH_POLISH_AND_LEVELS),
                new Case("sgd", "--epochs 2", AT_LEAST),
                new Case("adam", "--epochs 2", AT_LEAST),
                new Case("lbfgs", "--epochs 2", AT_LEAST),
                new Case("lbfgs", "--epochs 2 --loss huber", AT_LEAST_WITH_HUBER),
                new Case("lbfgs", "--epochs 2 --loss huber --scale standard", AT_LEAST),
                new Case("random-features", "--hidden 9", AT_LEAST),
                new Case(
                        "admm",
                        "--polish 2 --preset paper --lambda 1e-5 --lambda-scaling mean --beta 2 --dual-step 0.5"
                                + " --penalty-adaptation norm-tied --majorizer lipschitz --curvature-factor 2"
                                + " --weight-curvature neuron --activation-curvature sample"
                                + " --activation-curvature-factor 2 --output-start target --safeguard off"
                                + " --tolerance-primal 1e-300 --tolerance-dual 1e-300,1e-9" + ITERATIVE,
                        ALL),
                new Case("sgd", "--momentum 0.5 --nesterov" + STOCHASTIC, ALL),
                new Case("adam", STOCHASTIC.strip(), ALL),
                new Case("lbfgs", "--lbfgs-memory 5 --weight-decay 1e-6" + ITERATIVE, ALL),
                new Case("random-features", "--lambda 1e-3" + EVERY_METHOD, ALL));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void settingsAreThoseOfThePageWithTheValuesGiven(Case training) throws IOException {
        Path model = folder.resolve("m");
        Path report = report(training, model);
        Set<String> expected = settings(training.optimizer(), training.written());
        JsonTree settings = JsonTree.parse(Files.readString(report)).object("settings");
        assertThat(keys(settings)).isEqualTo(expected);
        requireValues(training.options().split(" "), settings);

        expected.removeAll(Set.of("threads", "checkpoint", "checkpointEvery"));
        assertThat(ModelFile.read(model).settings()).containsOnlyKeys(expected);
    }

    /** A setting has the name of its option: {@code --step-size} is {@code stepSize}. */
    private static void requireValues(String[] options, JsonTree settings) {
        for (int k = 0; k + 1 < options.length; k++) {
            String name = Pattern.compile("-(.)")
                    .matcher(options[k].replaceFirst("^--", "").replaceFirst("^lbfgs-", ""))
                    .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
            boolean isSetting = options[k].startsWith("--") && settings.values().containsKey(name);
            if (isSetting && !OTHERWISE.contains(options[k])) {
                assertThat(settings.get(name)).as(options[k]).isIn(readings(options[k + 1]));
            }
        }
    }

    /** What a value may be in a report: a word, a number, numbers, or numbers of which the last is not given. */
    private static List<Object> readings(String value) {
        if (!value.matches("[-+.,0-9e]+")) {
            return List.of(value);
        }
        List<Double> numbers =
                Arrays.stream(value.split(",")).map(Double::valueOf).toList();
        return numbers.size() > 1 ? List.of(numbers) : List.of(numbers.get(0), numbers, List.of(numbers.get(0), 0.0));
    }

    private Path report(Case training, Path model) throws IOException {
        Path report = folder.resolve("r.json");
        String options = training.options();
        if (training.written().contains("if given")) {
            train("admm", "--hidden 4 --epochs 1 --weights-column y --ignore w", folder.resolve("start"), report);
            options += " --weights-column y --ignore w";
        }
        train(
                training.optimizer(),
                options.replace("START", folder.resolve("start").toString())
                        .replace("STATE", folder.resolve("state").toString()),
                model,
                report);
        return report;
    }

    private void train(String optimizer, String options, Path model, Path report) throws IOException {
        List<String> rows = Files.readAllLines(Examples.plane(folder));
        String table = "w," + rows.get(0) + "\n"
                + rows.stream().skip(1).map(row -> row.charAt(0) + "," + row).collect(Collectors.joining("\n"));
        List<String> args = new ArrayList<>(List.of(
                "train", "--data", Examples.write(folder, "w.csv", table).toString()));
        args.addAll(List.of("--target", "z", "--backend", "ejml", "--optimizer", optimizer));
        args.addAll(List.of("--model", model.toString(), "--report", report.toString()));
        args.addAll(List.of(options.split(" ")));
        Run run = Run.of(args);
        assertThat(run.code()).as(run.err()).isZero();
    }

    /** A setting whose option is new and given in no case would be missed. */
    @Test
    void everyOptionIsGivenInACase() {
        Set<String> given = new TreeSet<>(NO_SETTINGS);
        given.addAll(Set.of("--optimizer", "--weights-column", "--ignore")); // see train, report
        cases().forEach(training ->
                given.addAll(Arrays.asList(training.options().split(" "))));
        List<OptionSpec> options = new CommandLine(new AdmmCommand())
                .getSubcommands()
                .get("train")
                .getCommandSpec()
                .options();
        assertThat(options).hasSizeGreaterThan(50);
        assertThat(options)
                .filteredOn(option -> Stream.of(option.names()).noneMatch(given::contains))
                .extracting(OptionSpec::longestName)
                .isEmpty();
    }

    @Test
    void fieldsAreThoseOfThePage() throws IOException {
        Path report = report(new Case("admm", "--hidden 4", AT_LEAST), folder.resolve("m"));
        JsonTree json = JsonTree.parse(Files.readString(report));
        Set<String> fields = new TreeSet<>();
        rows("| field | type | meaning |").forEach(row -> fields.addAll(names(row.get(0))));
        Set<String> parts = Set.of("network.layers", "network.activation");
        assertThat(fields).containsAll(parts);
        fields.removeAll(parts);
        fields.add("network");
        assertThat(keys(json)).isEqualTo(fields);
        assertThat(json.object("network").values().keySet())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("layers", "activation");

        Set<String> epoch = new TreeSet<>();
        rows("| field | meaning |").forEach(row -> epoch.addAll(names(row.get(0))));
        assertThat(keys(JsonTree.of(json.list("epochs").get(0)))).isEqualTo(epoch);
    }

    private static Set<String> settings(String optimizer, Set<String> written) throws IOException {
        Set<String> names = new TreeSet<>();
        for (List<String> row : rows("| setting | of | written | meaning |")) {
            assertThat(row.get(2)).isIn(union(union(AT_LEAST_WITH_POLISH_AND_LEVELS, AT_LEAST_WITH_HUBER), ALL));
            boolean belongs = row.get(1).equals("all") || names(row.get(1)).contains(optimizer);
            if (belongs && written.contains(row.get(2))) {
                names.addAll(names(row.get(0)));
            }
        }
        return names;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** The cells of the rows of the page's first table with that head. */
    private static List<List<String>> rows(String head) throws IOException {
        List<List<String>> rows = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("| "))
                .map(line -> List.of(line.substring(2).split(" \\| ?")))
                .toList();
        assertThat(rows).as(head).isNotEmpty();
        return rows;
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static Set<String> keys(JsonTree object) {
        Set<String> keys = new TreeSet<>();
        object.values().keySet().forEach(key -> keys.add((String) key));
        return keys;
    }
}
