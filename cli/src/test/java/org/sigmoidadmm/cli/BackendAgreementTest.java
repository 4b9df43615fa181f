package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendAgreementTest {

    @TempDir
    private Path folder;

    @Test
    void trainingErrorsAgreeAfterFiveEpochsOnTheExampleData() throws IOException {
        for (String preset : List.of("default", "paper")) {
            List<Double> errors = new ArrayList<>();
            for (String backend : List.of("ejml", "jblas", "ojalgo")) {
                Path report = folder.resolve(backend + ".json");
                Run run = Run.of(
                        "train",
                        "--data",
                        Examples.BLACK_SCHOLES.toString(),
                        "--target",
                        "price",
                        "--preset",
                        preset,
                        "--epochs",
                        "5",
                        "--backend",
                        backend,
                        "--report",
                        report.toString());
                assertThat(run.code()).as(run.err()).isZero();
                errors.add(
                        JsonTree.parse(Files.readString(report)).object("last").number("trainError"));
            }
            // The agreement that is asked of the backends; they differ in rounding alone.
            for (double error : errors) {
                assertThat(error).as(preset + " " + errors).isCloseTo(errors.get(0), within(1e-6 * errors.get(0)));
            }
        }
    }
}
