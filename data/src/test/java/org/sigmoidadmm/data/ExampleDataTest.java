package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.model.Task;

class ExampleDataTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir
    private Path folder;

    @Test
    void committedTableIsWhatItsGeneratorPrints() throws IOException, InterruptedException {
        Path printed = folder.resolve("printed.csv");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");

        Process process = new ProcessBuilder(
                        java.toString(),
                        EXAMPLES.resolve("BlackScholesData.java").toString())
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(EXAMPLES.resolve("black-scholes.csv")).hasSameBinaryContentAs(printed);
    }

    @Test
    void committedTableIsARegressionWithFourInputs() {
        Table table = TableReader.read(EXAMPLES.resolve("black-scholes.csv"));
        Dataset data = DatasetEncoder.encode(table, new TargetSpec("last"), TaskChoice.AUTO);

        assertThat(data.task()).isEqualTo(Task.REGRESSION);
        assertThat(data.inputColumns()).containsExactly("moneyness", "volatility", "maturity", "rate");
        assertThat(data.count()).isEqualTo(1200);
        assertThat(data.warnings()).isEmpty();
    }
}
