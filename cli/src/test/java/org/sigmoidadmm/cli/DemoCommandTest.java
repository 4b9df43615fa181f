package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {

    private static final Pattern BEST = Pattern.compile("best +(\\d+) +(\\S+) +(\\S+)");
    private static final Pattern LAST = Pattern.compile("last +(\\d+) +(\\S+) +(\\S+)");

    @ParameterizedTest
    @ValueSource(strings = {"ejml", "jblas", "ojalgo"})
    void squareWithTheAuthorsSettingsReachesTheirError(String backend) {
        Run run = Run.of("demo", "square", "--preset", "paper", "--backend", backend);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        // The authors' code ends between 1.1e-9 and 3.5e-9, by seed.
        assertThat(number(BEST, run, 2)).isLessThanOrEqualTo(5e-9);
        assertThat(number(LAST, run, 1)).isEqualTo(50);
    }

    @Test
    void productWithTheAuthorsSettingsReachesTheirError() {
        Run run = Run.of("demo", "product", "--preset", "paper", "--epochs", "10");
        // The authors' code ends at 2.7e-9 after 30 epochs; ten are enough for the bound asked of this program.
        assertThat(number(BEST, run, 2)).isLessThanOrEqualTo(1e-8);
        assertThat(run.out()).contains("2-300-300-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2"})
    void defaultsEndFarBelowTheAuthorsError(String seed) {
        Run run = Run.of("demo", "square", "--seed", seed);
        // What the defaults are chosen for; docs/adr/0005.
        assertThat(number(LAST, run, 3)).isLessThanOrEqualTo(1e-9);
        assertThat(number(LAST, run, 1)).isEqualTo(50);
    }

    @Test
    void sameSeedGivesTheSameErrors() {
        String[] args = {"demo", "square", "--seed", "7", "--epochs", "2"};
        assertThat(Run.of(args)
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("last"))
                        .toList())
                .isEqualTo(Run.of(args)
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("last"))
                        .toList());
    }

    private static double number(Pattern row, Run run, int group) {
        Matcher matcher = row.matcher(run.out());
        assertThat(matcher.find()).as(run.out()).isTrue();
        return Double.parseDouble(matcher.group(group));
    }
}
