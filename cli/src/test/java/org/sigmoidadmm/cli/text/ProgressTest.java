package org.sigmoidadmm.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.EpochEvent;

class ProgressTest {

    @Test
    void plainLinesAtRoundEpochsAndTheLast() {
        String printed = run(false, 23);
        assertThat(printed.lines().map(line -> line.substring(0, line.indexOf("  "))))
                .containsExactly("epoch 1/23", "epoch 2/23", "epoch 5/23", "epoch 10/23", "epoch 20/23", "epoch 23/23");
        assertThat(printed).doesNotContain("\r");
    }

    @Test
    void terminalLineIsOverwrittenAtMostTenTimesASecondAndGoneAtTheEnd() {
        String printed = run(true, 100); // 0.01 s each
        assertThat(printed).doesNotContain("\n").endsWith("\r");
        assertThat(printed.split("\repoch ", -1).length - 1).isBetween(10, 12);
    }

    @Test
    void validationErrorIsShownWhereThereIsOne() {
        StringWriter text = new StringWriter();
        Progress progress = new Progress(new PrintWriter(text), false, 1);
        progress.epochDone(new EpochEvent(1, 0.5, 1e-3, 2e-3, 0, new double[0], false));
        assertThat(text.toString().strip())
                .isEqualTo("epoch 1/1  train error 0.001000  validation error 0.002000  0.500 s");
    }

    private static String run(boolean terminal, int epochs) {
        StringWriter text = new StringWriter();
        Progress progress = new Progress(new PrintWriter(text), terminal, epochs);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            progress.epochDone(new EpochEvent(epoch, epoch * 0.01, 1.0 / epoch, Double.NaN, 0, new double[0], false));
        }
        progress.close();
        return text.toString();
    }
}
