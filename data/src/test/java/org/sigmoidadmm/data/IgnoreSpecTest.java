package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgnoreSpecTest {

    private static final TargetSpec LAST = new TargetSpec("last");

    @TempDir
    private Path folder;

    @Test
    void columnsAreFoundByNameThenByNumber() throws IOException {
        Table table = table("event,2,\"a,b\",y\nx1,1,2,3\nx2,4,5,6\n");

        assertThat(resolve(table, "event")).containsExactly(0);
        assertThat(resolve(table, "2, 1")).containsExactly(1, 0);
        assertThat(resolve(table, "a,b")).containsExactly(2);
        assertThat(resolve(table, "3")).containsExactly(2);
    }

    @Test
    void columnsThatCannotBeIgnoredAreRefused() throws IOException {
        Table table = table("event,w,x,y\nx1,1,2,3\nx2,4,5,6\n");

        refused(table, "evnt", "has no column 'evnt' for --ignore; it has 4 columns: 'event', 'w', 'x', 'y'");
        refused(table, "event,", "has no column '' for --ignore");
        refused(table, "5", "has no column '5' for --ignore");
        refused(table, "event,1", "ignored column 'event' is given twice in 'event,1'");
        refused(table, "event,y", "column 'y' is given both as the target and in --ignore");
        refused(table, "w", "column 'w' is given both as the weights and in --ignore");
        refused(
                table,
                "event,x",
                "no column beside the target, the weights and those of --ignore, so there are no inputs");
        assertThatThrownBy(() -> new IgnoreSpec(" ")).isInstanceOf(DataException.class);
    }

    private static int[] resolve(Table table, String text) {
        return new IgnoreSpec(text).resolve(table, LAST, OptionalInt.empty());
    }

    private static void refused(Table table, String text, String message) {
        assertThatThrownBy(() -> new IgnoreSpec(text).resolve(table, LAST, OptionalInt.of(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }

    private Table table(String text) throws IOException {
        return TableReader.read(Files.writeString(folder.resolve("data.csv"), text));
    }
}
