package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProfileCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new ProfileCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void everyOperationOfAnEpochIsListedAndTheSharesAddUp() {
        assertThat(run("--net", "S1", "--backend", "ejml", "--epochs", "2")).isZero();
        assertThat(out.toString())
                .contains("backend ejml: EJML", "an epoch of 1-100-100-1 on 1000 samples")
                .contains("gram NO 100×500 100×100", "solveSpd RIGHT 101×101 100×101 100×101");
        double sum = out.toString()
                .lines()
                .filter(line -> line.matches(" *[0-9.]+ +[0-9.]+ % .*"))
                .mapToDouble(line -> Double.parseDouble(line.strip().split(" +", -1)[1]))
                .sum();
        assertThat(sum).isBetween(98.0, 102.0); // each share is rounded to a tenth of a per cent
    }

    @Test
    void badNumberOfEpochsIsRefused() {
        assertThat(run("--epochs", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--epochs is 0, must be at least 1");
    }
}
