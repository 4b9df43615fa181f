package org.sigmoidadmm.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.report.JsonText;
import org.sigmoidadmm.report.JsonTree;

/** The experiments that need no data, in tiny form. */
class ExperimentsTest {

    private static final int SEEDS = 2;
    private static final List<Contender> METHODS = List.of(Contender.ADMM_DEFAULT, Contender.RELU_SGD);

    @TempDir
    private Path folder;

    static List<Experiment> generated() {
        return List.of(
                new ApproximationExperiment(Target.SQUARE, 100),
                new ApproximationExperiment(Target.PRODUCT, 100),
                new RadialExperiment(Target.RADIAL),
                new RadialExperiment(Target.SMOOTH_RADIAL),
                new StabilityExperiment());
    }

    private ExperimentContext context(String backend) {
        return new ExperimentContext(provider(backend), 1, SEEDS, true, null, folder);
    }

    private static MatrixBackendProvider provider(String backend) {
        return MatrixBackends.scan().select(backend);
    }

    private static CellResult run(Cell cell, String backend) throws IOException {
        return run(cell, backend, List.of());
    }

    private static CellResult run(Cell cell, String backend, List<CellResult> needed) throws IOException {
        CellRun run = new CellRun(provider(backend), () -> false, needed);
        JsonTree values = JsonTree.parse(cell.key(), JsonText.of(cell.work().run(run)));
        return new CellResult(cell.key(), 0, values);
    }

    /** The cheapest cells of a method that differ in nothing but the seed, and those that they need. */
    private List<Cell> tiny(Experiment experiment, Contender method, String backend) throws IOException {
        List<Cell> cells = experiment.cells(context(backend)).stream()
                .filter(cell -> cell.settings().contains("; " + method.label() + ": "))
                .sorted(Comparator.comparingDouble(Cell::cost))
                .toList();
        String stem = stem(cells.get(0));
        return cells.stream().filter(cell -> stem(cell).equals(stem)).toList();
    }

    private static String stem(Cell cell) {
        return cell.key().replaceAll("(-step[0-9.]+|-chosen)?-seed\\d+$", "");
    }

    /** The test errors of tiny cells by seed. */
    private List<Double> errors(Experiment experiment, Contender method, String backend) throws IOException {
        Map<String, CellResult> done = new LinkedHashMap<>();
        for (Cell cell : tiny(experiment, method, backend)) {
            done.put(
                    cell.key(),
                    run(cell, backend, cell.needs().stream().map(done::get).toList()));
        }
        List<CellResult> results = List.copyOf(done.values());
        boolean tuned = experiment instanceof ApproximationExperiment;
        return (tuned ? Trial.best(method, results).orElseThrow().runs() : results)
                .stream().map(result -> result.number("test")).toList();
    }

    @ParameterizedTest
    @MethodSource("generated")
    void backendsAgreeWithinTheSpreadOverSeeds(Experiment experiment) throws IOException {
        for (Contender method : METHODS) {
            List<Double> errors = errors(experiment, method, "ejml");
            assertThat(errors).hasSize(SEEDS);
            double spread = Collections.max(errors) / Collections.min(errors);
            for (String backend : new String[] {"jblas", "ojalgo"}) {
                double ratio = errors(experiment, method, backend).get(0) / errors.get(0);
                // Two seeds may by chance lie close together, so a factor of 2 is always allowed.
                assertThat(Math.max(ratio, 1 / ratio))
                        .as(method + " on " + backend)
                        .isLessThanOrEqualTo(Math.max(2, spread));
            }
        }
    }

    @Test
    void theStepSizeIsTheOneOfTheSmallestMeanTrainingErrorOfTheFirstSeeds() {
        List<CellResult> results = List.of(
                trained(0, 0.1, "1e-9"),
                trained(1, 0.1, "0.5"),
                trained(0, 0.02, "1e-4"),
                trained(1, 0.02, "3e-4"),
                trained(0, 0.003, "1e-3"),
                trained(1, 0.003, "1e-3"),
                trained(2, 0.02, "1e-4"));
        assertThat(Trial.bestStep(results.subList(0, 6))).isEqualTo(0.02);
        Trial trial = Trial.best(Contender.RELU_SGD, results).orElseThrow();
        assertThat(trial.tried()).isEqualTo(3);
        assertThat(trial.step()).isEqualTo(0.02);
        assertThat(trial.runs()).extracting(run -> run.number("seed")).containsExactly(0.0, 1.0, 2.0);
        assertThat(Trial.bestStep(List.of(trained(0, 0.1, "null"), trained(0, 0.02, "null"))))
                .isEqualTo(0.02);
    }

    private static CellResult trained(int seed, double step, String train) {
        String values = "{\"method\": \"ReLU-SGD\", \"seed\": " + seed + ", \"step\": " + step + ", \"train\": " + train
                + ", \"test\": 1}";
        return new CellResult("cell", 1, JsonTree.parse("cell", values));
    }

    @Test
    void laterSeedsTakeTheStepSizeChosen() throws IOException {
        ExperimentContext three = new ExperimentContext(provider("ejml"), 1, 3, true, null, folder);
        Cell cell = new ApproximationExperiment(Target.SQUARE, 100)
                .cells(three).stream()
                        .filter(candidate -> candidate.key().equals("relu-sgd-2x20-chosen-seed2"))
                        .findFirst()
                        .orElseThrow();
        assertThat(cell.needs()).hasSize(6).contains("relu-sgd-2x20-step0.1-seed1");
        List<CellResult> needed = List.of(trained(0, 0.1, "1"), trained(0, 0.02, "0.5"));
        assertThat(run(cell, "ejml", needed).number("step")).isEqualTo(0.02);
    }

    @Test
    void secondsAreProcessorTimeAndRise() throws IOException {
        Cell cell = tiny(new ApproximationExperiment(Target.SQUARE, 100), Contender.ADMM_DEFAULT, "ejml")
                .get(0);
        long begin = System.nanoTime();
        double[] seconds = run(cell, "ejml").numbers("seconds");
        double elapsed = (System.nanoTime() - begin) * 1e-9;
        assertThat(seconds).isSorted();
        assertThat(seconds[0]).isPositive();
        // The clock of the processor may tick coarsely.
        assertThat(seconds[seconds.length - 1]).isLessThanOrEqualTo(elapsed + 0.02);
    }

    @Test
    void theNetworkForReluIsTheSameOnAllBackendsUpToRounding() throws IOException {
        Cell cell = new ReluNetExperiment().cells(context("ejml")).get(0);
        double[] errors = run(cell, "ejml").numbers("errors");
        for (String backend : new String[] {"jblas", "ojalgo"}) {
            double[] others = run(cell, backend).numbers("errors");
            for (int k = 0; k < 10; k++) {
                // Down to 1e-6 rounding, about 1e-8 as the smallest reachable error shows, is at most a hundredth.
                assertThat(others[k]).isCloseTo(errors[k], withPercentage(1));
            }
        }
    }

    @Test
    void saturationLooksAtEveryHiddenLayerFromTheStartOn() throws IOException {
        Cell cell = new SaturationExperiment()
                .cells(context("ejml")).stream()
                        .filter(candidate -> candidate.key().equals("admm-default-wide-seed0"))
                        .findFirst()
                        .orElseThrow();
        Map<String, Double> errors = new TreeMap<>();
        for (String backend : new String[] {"ejml", "jblas", "ojalgo"}) {
            CellResult result = run(cell, backend);
            errors.put(backend, result.number("test"));
            assertThat(result.numbers("lookedAt")[0]).isZero();
            List<JsonTree> shares = result.values().get("saturated").list();
            assertThat(shares.get(0).numbers()).hasSize(4);
            // Gaussian pre-activations of this width: most units of the deeper layers are saturated.
            assertThat(shares.get(0).numbers()[2]).isBetween(0.5, 0.9);
        }
        // All far below the constant's 0.089, and where rounding decides.
        assertThat(errors.values()).allMatch(error -> error < 1e-8);
    }

    @ParameterizedTest
    @MethodSource("generated")
    void aSingleFinishedCellCanBeReported(Experiment experiment) throws IOException {
        Cell cell = tiny(experiment, Contender.ADMM_DEFAULT, "ejml").get(0);
        Findings findings = experiment.findings(List.of(run(cell, "ejml")));
        assertThat(findings.sections()).isNotEmpty();
        assertThat(findings.verdicts()).isNotEmpty().allSatisfy(verdict -> {
            assertThat(verdict.rule()).isNotEmpty();
            assertThat(verdict.figures()).doesNotContain("NaN");
        });
    }

    @Test
    void aReportOfAFewCellsIsWrittenInEveryForm() throws IOException {
        Experiment few = new ReluNetExperiment();
        new Runner(context("ejml"), Map.of("processor", "imagined"), new SilentListener(), () -> false)
                .run(List.of(few));
        ReproductionReport report = ReproductionReport.of(folder, List.of(few, new StabilityExperiment()));
        report.writeHtml(folder.resolve("report.html"));
        report.writeJson(folder.resolve("figures.json"));
        report.writeMarkdown(folder.resolve("report.md"));
        report.writePlots(folder.resolve("plots"));
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("imagined", "<svg ", "prefers-color-scheme: dark")
                .contains("ε asked for (bound)", "class=\"curve reference\"")
                .doesNotContain("http://", "https://", "<script", "src=", "NaN", "whiskers");
        assertThat(folder.resolve("report.md"))
                .content()
                .contains("# The paper", "| relu-net | a sigmoid", "**holds only");
        assertThat(folder.resolve("plots").resolve("relu-net-01.png")).isNotEmptyFile();
        JsonTree json = JsonTree.read(folder.resolve("figures.json"));
        assertThat(json.get("experiments").get("relu-net").get("cells").list()).hasSize(3);
        assertThat(report.verdicts()).hasSize(1);
    }

    @Test
    void cellsOfAnotherVersionAreSaidToBeSoAndHideNothing() throws IOException {
        new Runner(context("ejml"), Map.of(), new SilentListener(), () -> false).run(List.of(new Old()));
        ReproductionReport report = ReproductionReport.of(folder, List.of(new Old()));
        report.writeHtml(folder.resolve("report.html"));
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("not those of this version", "figure is not a number");
    }

    /** An experiment whose findings ask for a figure that its cells do not have. */
    private static final class Old implements Experiment {

        @Override
        public String name() {
            return "old";
        }

        @Override
        public String description() {
            return "old";
        }

        @Override
        public List<Cell> cells(ExperimentContext context) {
            return List.of(Cell.of("k", "a", 1, run -> Map.of("figure", "text")));
        }

        @Override
        public Findings findings(List<CellResult> results) {
            results.get(0).number("figure");
            return new Findings(List.of(), List.of());
        }
    }

    @Test
    void namesOfAllExperimentsDiffer() {
        assertThat(Experiments.all()).extracting(Experiment::name).doesNotHaveDuplicates();
        assertThat(Experiments.all())
                .allSatisfy(experiment -> assertThat(experiment.description()).isNotEmpty());
    }
}
