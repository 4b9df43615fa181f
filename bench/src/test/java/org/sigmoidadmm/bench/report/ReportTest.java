package org.sigmoidadmm.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.bench.NecessaryProducts;
import org.sigmoidadmm.report.Estimate;
import org.sigmoidadmm.report.MarkdownTables;

/** The report of a small file of results as JMH writes it, with times chosen so that the figures are round. */
class ReportTest {

    private static final String MACHINE = """
            {"command": "./bench/run", "date": "2026-01-01", "processor": "An imagined processor", "java": "Java 17"}""";

    @TempDir
    private Path directory;

    @BeforeEach
    void copyResults() throws IOException {
        try (InputStream from = Objects.requireNonNull(ReportTest.class.getResourceAsStream("/small.jmh.json"))) {
            String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(directory.resolve("small.jmh.json"), withMachine(text, MACHINE));
        }
    }

    private static String withMachine(String results, String machine) {
        return results.replace("\"jmhVersion\":", "\"machine\": " + machine + ", \"jmhVersion\":");
    }

    private String tables() {
        Results results = Results.read(directory);
        return MarkdownTables.render(List.of(
                KernelSection.of(results).orElseThrow(),
                EpochSection.of(results).orElseThrow(),
                ScalingSection.of(results).orElseThrow(),
                OtherSections.overhead(results).orElseThrow(),
                OtherSections.warmUp(results),
                MachineSection.of(results).orElseThrow()));
    }

    @Test
    void kernelRateIsOperationsPerMedianTime() {
        // gemmNN, d = 100, n = 1000: 2e7 operations in a median of 1000 µs on ejml, 400 µs on jblas.
        assertThat(tables()).contains("| gemm NN, W·V | 100 | 1000 | GFLOP/s | 20.0 ± 10 % | 50.0 ± 0 % |");
    }

    @Test
    void resultsOfOneRunHaveOneMachine() {
        assertThat(tables())
                .contains("| what | value |", "| processor | An imagined processor |")
                .doesNotContain("They are of");
    }

    @Test
    void resultsOfSeveralRunsAreToldApart() throws IOException {
        Path first = directory.resolve("small.jmh.json");
        Path second = directory.resolve("epoch-S1.ejml.jmh.json");
        String newer = Files.readString(first).replace("\"./bench/run\"", "\"./bench/run --only epochs\"");
        Files.writeString(second, newer.replace("Java 17", "Java 25").replace("jblas", "ejml"));
        assertThat(first.toFile().setLastModified(1_000_000_000_000L)).isTrue();
        assertThat(tables())
                .contains("They are of 2 runs, which the table numbers and which differ in: java.")
                .contains("| results | 1 | small (jblas) |", "| results | 2 | epoch-S1 (ejml) |")
                .contains("| command | 1 | ./bench/run |", "| command | 2 | ./bench/run --only epochs |")
                .contains("| processor | all | An imagined processor |")
                .contains("| java | 1 | Java 17 |", "| java | 2 | Java 25 |");
    }

    @Test
    void versionsAreThoseOfJmhWhereNoRunNotedThem() throws IOException {
        Path file = directory.resolve("small.jmh.json");
        String jmh = "\"jdkVersion\": \"21.0.1\", \"vmName\": \"A VM\", \"jvmArgs\": [\"-Xmx1g\"]";
        Files.writeString(file, Files.readString(file).replace("\"machine\": " + MACHINE, jmh));
        assertThat(tables()).contains("| java | Java 21.0.1, A VM |", "| JVM options | -Xmx1g |");
    }

    @Test
    void whatTwoFilesHoldIsTakenFromTheNewer() throws IOException {
        Path first = directory.resolve("small.jmh.json");
        for (String name : new String[] {"another.jmh.json", "zzz.jmh.json"}) {
            for (boolean newer : new boolean[] {true, false}) {
                Path second = directory.resolve(name);
                Files.writeString(second, Files.readString(first).replace(" 7.0,", " 5.0,"));
                long time = 1_000_000_000_000L;
                assertThat(first.toFile().setLastModified(time)).isTrue();
                assertThat(second.toFile().setLastModified(newer ? time + 5000 : time - 5000))
                        .isTrue();
                assertThat(Results.read(directory).of("EpochBenchmark.epoch"))
                        .filteredOn(m -> m.parameter("backend").equals("ejml")
                                && m.parameter("samples").equals("1000"))
                        .singleElement()
                        .extracting(Measurement::low)
                        .isEqualTo(newer ? 5000.0 : 7000.0);
                Files.delete(second);
            }
        }
    }

    @Test
    void epochTimeIsTheMedianOverAllForks() {
        Measurement epoch = Results.read(directory)
                .find("EpochBenchmark.epoch", Map.of("backend", "ejml", "net", "S1", "samples", "1000"))
                .orElseThrow();
        assertThat(epoch.median()).isEqualTo(8000);
        assertThat(epoch.low()).isEqualTo(7000);
        assertThat(epoch.high()).isEqualTo(9000);
        assertThat(epoch.bytesPerOperation()).isEqualTo(64);
    }

    @Test
    void efficiencyIsProductsOverEpochWithTheFormulasOperations() {
        Results results = Results.read(directory);
        Measurement epoch = results.find(
                        "EpochBenchmark.epoch", Map.of("backend", "ejml", "net", "S1", "samples", "1000"))
                .orElseThrow();
        // The products took 4900 and 6000, 6000 and 7200 µs before iterations of 7000 and 8000, 8000 and 9000 µs. They
        // were run without the bias: forward and cross 20 400 each, Gram 2·100², the rest as in the
        // formula.
        double factor = NecessaryProducts.of(1, 100, 100, 1).flopsPerSample()
                / (2.0 * 20_400 + 20_000 + 20_000 + 20_200 + 40_000);
        Estimate efficiency = Efficiency.of(epoch).orElseThrow().byFormula();
        // products of a few operations in another order
        assertThat(efficiency.value()).isCloseTo(factor * 0.75, within(1e-12));
        assertThat(efficiency.low()).isCloseTo(factor * 0.7, within(1e-12));
        assertThat(efficiency.high()).isCloseTo(factor * 0.8, within(1e-12));
        assertThat(results.of("EpochBenchmark.epoch"))
                .filteredOn(m -> m != epoch)
                .allSatisfy(m -> assertThat(Efficiency.of(m)).isEmpty());
    }

    @Test
    void scalingIsPerSampleAndAgainstOneThread() {
        assertThat(tables())
                .contains("| ejml | 8.00 µs | 9.00 µs | 9.90 µs | 1.10 |")
                .contains("| ejml | 1000 ± 0 % | 500 ± 0 % | 2.00× |");
    }

    @Test
    void overheadIsTheRatioToTheLibrary() {
        assertThat(tables()).contains("| ejml | 32×32 · 32×1000 | 104 ± 1 % | 4.0 % | 3.0 % to 5.0 % |");
    }

    @Test
    void driftComparesFirstAndLastIteration() {
        assertThat(tables()).contains("| EpochBenchmark |");
        Measurement measurement = new Measurement(
                "A.b",
                Map.of(),
                List.of(new double[] {11, 10, 10}, new double[] {12, 10, 10}),
                List.of(),
                List.of(),
                new Measurement.Origin("", Map.of()));
        assertThat(measurement.drift()).isCloseTo(0.15, within(1e-12)); // a quotient of two roundings
    }

    @Test
    void pageIsSelfContainedAndShowsEverySection() throws IOException {
        Path page = directory.resolve("report.html");
        Report.of(directory).writeHtml(page);
        String html = Files.readString(page);
        assertThat(html)
                .contains("<svg ", "prefers-color-scheme: dark", "class=\"whisker\"", "An imagined processor")
                .contains("<h2>Kernels</h2>", "<h2>Epochs</h2>", "<h2>Scaling</h2>", "<h2>Warm-up</h2>")
                .doesNotContain("http://", "https://", "<script", "src=", "NaN");
    }

    @Test
    void tablesReplaceWhatStandsBetweenTheMarkers() throws IOException {
        Path document = directory.resolve("benchmarks.md");
        Files.writeString(
                document,
                "before\n" + MarkedPart.BACKENDS.begin() + "\nold tables\n" + MarkedPart.BACKENDS.end() + "\nafter\n");
        Report.of(directory).updateMarkdown(document);
        assertThat(Files.readString(document))
                .startsWith("before\n" + MarkedPart.BACKENDS.begin() + "\n\n## Kernels")
                .endsWith(MarkedPart.BACKENDS.end() + "\nafter\n")
                .doesNotContain("old tables");
    }

    @Test
    void documentWithoutMarkersIsRefusedAndKept() throws IOException {
        Path document = directory.resolve("benchmarks.md");
        Files.writeString(document, "no markers\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Report.of(directory).updateMarkdown(document))
                .withMessageContaining("benchmarks.md has no lines");
        assertThat(Files.readString(document)).isEqualTo("no markers\n");
    }

    @Test
    void emptyDirectoryIsRefused(@TempDir Path empty) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Report.of(empty))
                .withMessageContaining("no results of JMH");
    }

    @Test
    void brokenFileIsNamed() throws IOException {
        Files.writeString(directory.resolve("broken.jmh.json"), "[{\"benchmark\": ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Report.of(directory))
                .withMessageContaining("broken.jmh.json is not JSON: line 1, column 16: Unexpected end-of-input")
                .withMessageNotContaining("Source");
    }
}
