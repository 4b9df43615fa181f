package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Loss;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** An option that is given twice is refused, whatever the command and wherever it stands in the help. */
class OptionsOnceTest {

    private static final Map<String, String> VALUES = Map.of("--target", "y", "--net", "2-3", "--resume", "");

    /** Every option of every command, under each of its names, from the specification of the command line itself. */
    static Stream<Arguments> options() {
        return new CommandLine(new AdmmCommand())
                .getSubcommands().entrySet().stream()
                        .flatMap(command -> command.getValue().getCommandSpec().options().stream()
                                .filter(option -> !option.usageHelp() && !option.versionHelp())
                                .flatMap(option -> Stream.of(option.names())
                                        .map(name -> arguments(command.getKey(), name, value(option)))));
    }

    private static String value(OptionSpec option) {
        Class<?> type = option.type().isArray() ? option.type().getComponentType() : option.type();
        String name = option.longestName();
        if (option.arity().max() == 0) {
            return "";
        }
        if (VALUES.containsKey(name)) {
            return VALUES.get(name);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0]
                    .toString()
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-');
        }
        return type == Loss.class ? "squared" : "1";
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionOfEveryCommand(String command, String name, String value) {
        List<String> args = new ArrayList<>(List.of(command));
        for (int time = 0; time < 2; time++) {
            args.add(name);
            if (!value.isEmpty()) {
                args.add(value);
            }
        }
        if (command.equals("demo")) {
            args.add("square");
        } else if (command.equals("reproduce") || command.equals("describe") || command.equals("export")) {
            args.add("nothing");
        }

        Run run = Run.of(args.toArray(String[]::new));

        assertThat(run.err())
                .contains("option '--")
                .contains(" should be specified only once (see 'admm " + command + " --help')");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theOptionsOfAllSectionsAreAmongThem() {
        assertThat(options().map(each -> each.get()[0] + " " + each.get()[1]))
                .contains("train --data", "train --keep", "train --epochs", "train --clip", "demo --beta")
                .contains("predict --out", "backends --net", "reproduce --quick");
    }

    @ParameterizedTest
    @CsvSource({
        "train --data z --target y --model m --report r --model n, option '--model' (OUT) should be",
        "train --data z --target y --init zero --init-scheme zero, option '--init-scheme' (SCHEME) should be",
        "train --data z --target y --baseline --no-baseline, option '--baseline' should be",
        "predict --data z --model m --model n, option '--model' (M) should be"
    })
    void oneSentenceNamesTheOption(String line, String expected) {
        Run run = Run.of(line.split(" "));

        assertThat(run.err()).contains(expected).hasLineCount(1);
        assertThat(run.code()).isEqualTo(2);
    }
}
