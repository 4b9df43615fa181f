package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of results goes on where it was interrupted and never takes in or overwrites what is not its own. */
class ResultFileTest {

    private static final String HEADER = "key\tvalue\n";

    @TempDir
    private Path folder;

    private record Line(String key, int value) implements ResultFile.Result<String> {

        @Override
        public List<String> words() {
            return List.of(key, Integer.toString(value));
        }
    }

    private Path file() {
        return folder.resolve("results.tsv");
    }

    private ResultFile<String, Line> open() {
        return new ResultFile<>(
                file(), List.of("key", "value"), words -> new Line(words.get(0), Integer.parseInt(words.get(1))));
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    @Test
    void resultIsFoundInTheSameRunAndInTheNext() {
        ResultFile<String, Line> store = open();
        assertThat(store.get("β")).isNull();
        store.add(new Line("β", 1));
        assertThat(store.get("β")).isEqualTo(new Line("β", 1));
        open().add(new Line("b", 2));
        assertThat(file()).hasContent(HEADER + "β\t1\nb\t2\n");
        assertThat(open().get("β")).isEqualTo(new Line("β", 1));
    }

    /** At each byte, within a letter of two and within the header too. */
    @Test
    void whatAnInterruptionCutOffIsDroppedWhereverItWas() throws IOException {
        open();
        long header = Files.size(file());
        open().add(new Line("β", 12));
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            ResultFile<String, Line> store = open();
            assertThat(store.get("β")).isNull();
            assertThat(Files.size(file())).isEqualTo(header);
            store.add(new Line("β", 12));
            assertThat(Files.readAllBytes(file())).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\t1\n",
                "key\tvalue\tmore\n",
                "notes",
                "key\tvalue\n\n",
                "key\tvalue\na\tb\n",
                "key\tvalue\na\n",
                "key\tvalue\na\nb\t"
            })
    void foreignFileIsRefusedAndLeftAlone(String text) throws IOException {
        write(text);
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file() + " has ");
        assertThat(Files.readString(file())).isEqualTo(text);
    }
}
