package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract, the kit and the broken backends speak of the same rules. */
class RulesInStepTest {

    private static List<String> rulesOfTheContract() throws IOException {
        return Pattern.compile("^- \\*\\*(B-\\d+)\\*\\* ", Pattern.MULTILINE)
                .matcher(Documents.read("backend-contract.md"))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void contractNumbersItsRulesWithoutGaps() throws IOException {
        List<String> rules = rulesOfTheContract();
        assertThat(rules).hasSizeGreaterThan(60);
        assertThat(rules)
                .isEqualTo(IntStream.rangeClosed(1, rules.size())
                        .mapToObj("B-%02d"::formatted)
                        .toList());
    }

    @Test
    void everyRuleHasOneTest() throws IOException {
        assertThat(KitRun.tests().keySet()).containsExactlyElementsOf(rulesOfTheContract());
        KitRun.tests()
                .forEach((rule, tests) ->
                        assertThat(tests).as("tests of %s", rule).hasSize(1));
    }

    @Test
    void everyRuleHasABrokenBackend() throws IOException {
        Set<String> broken = Mutant.all().stream().map(Mutant::rule).collect(Collectors.toCollection(TreeSet::new));
        assertThat(broken).containsExactlyElementsOf(rulesOfTheContract());
    }

    /** Rules are quoted by number elsewhere; a quoted number must exist. */
    @Test
    void guideQuotesRulesThatExist() throws IOException {
        assertThat(Pattern.compile("B-\\d+")
                        .matcher(Documents.read("adding-a-backend.md"))
                        .results())
                .extracting(match -> match.group())
                .isNotEmpty()
                .isSubsetOf(rulesOfTheContract());
    }
}
