package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnRolesTest {

    private static final TargetSpec LAST = new TargetSpec("last");

    @TempDir
    private Path folder;

    @Test
    void columnsAreFoundByNameThenByNumber() throws IOException {
        Table table = table("event,2,\"a,b\",y\nx1,1,2,3\nx2,4,5,6\n");

        assertThat(ignoring("event").resolve(table).ignored()).containsExactly(0);
        assertThat(ignoring("2, 1").resolve(table).ignored()).containsExactly(1, 0);
        assertThat(ignoring(" a,b ").resolve(table).ignored()).containsExactly(2);
        assertThat(ignoring("3").resolve(table).ignored()).containsExactly(2);
        assertThat(roles(null, null, "a,b").resolve(table).categorical()).containsExactly(2);
        assertThat(roles(null, null, "2, 1").resolve(table).categorical()).containsExactly(1, 0);
    }

    @Test
    void columnsWithoutAnotherRoleAreInputs() throws IOException {
        Table table = table("event,w,kind,x,y\nx1,1,a,2,3\nx2,4,b,5,6\n");

        ColumnRoles.Indices indices = roles("w", "event", "kind").resolve(table);

        assertThat(indices.targets()).containsExactly(4);
        assertThat(indices.inputs()).containsExactly(2, 3);
        assertThat(indices.aside()).containsExactly(1, 0);
    }

    @Test
    void columnsThatAreNotThereOrHaveAnotherRoleAreRefused() throws IOException {
        Table table = table("event,w,x,y\nx1,1,2,3\nx2,4,5,6\n");

        refused(table, null, "evnt", null, "no column 'evnt' for --ignore; it has 4 columns: 'event', 'w', 'x', 'y'");
        refused(table, null, "event,", null, "has no column '' for --ignore");
        refused(table, null, "5", null, "has no column '5' for --ignore");
        refused(table, null, null, "5", "has no column '5' for --categorical");
        refused(table, null, "event,1", null, "ignored column 'event' is given twice in 'event,1'");
        refused(table, null, null, "event,1", "categorical column 'event' is given twice in 'event,1'");
        refused(table, "y", null, null, "column 'y' is given both as the target and as the weights");
        refused(table, null, "event,y", null, "column 'y' is given both as the target and in --ignore");
        refused(table, "w", "w", null, "column 'w' is given both as the weights and in --ignore");
        refused(table, null, null, "y", "column 'y' is given both as the target and in --categorical");
        refused(table, "w", null, "2", "column 'w' is given both as the weights and in --categorical");
        refused(table, null, "event", "x,event", "column 'event' is given both in --ignore and in --categorical");
    }

    @Test
    void tableWithoutInputsIsRefusedWithWhatItsColumnsAreTakenFor() throws IOException {
        Table table = table("event,w,x,y\nx1,1,2,3\nx2,4,5,6\n");

        refused(
                table,
                "w",
                "event,x",
                null,
                "no column beside the target 'last', the weights and those of --ignore, so");
        refused(
                table,
                null,
                "event,w,x",
                null,
                "no column beside the target 'last' and those of --ignore, so there are");
        assertRefused(
                () -> new ColumnRoles(new TargetSpec("1,3,4"), "w", null, null).resolve(table),
                "no column beside the targets '1,3,4' and the weights, so there are no inputs");
    }

    @Test
    void blankTextsAreRefused() {
        assertRefused(() -> ignoring(" "), "the columns to ignore are empty; give names or numbers of columns");
        assertRefused(() -> roles(" ", null, null), "the column of weights is empty; give names or numbers");
        assertRefused(() -> roles(null, null, ""), "the categorical columns are empty; give names or numbers");
    }

    private static ColumnRoles ignoring(String text) {
        return roles(null, text, null);
    }

    private static ColumnRoles roles(@Nullable String weights, @Nullable String ignored, @Nullable String categorical) {
        return new ColumnRoles(LAST, weights, ignored, categorical);
    }

    private static void refused(
            Table table,
            @Nullable String weights,
            @Nullable String ignored,
            @Nullable String categorical,
            String message) {
        assertRefused(() -> roles(weights, ignored, categorical).resolve(table), message);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(DataException.class).hasMessageContaining(message);
    }

    private Table table(String text) throws IOException {
        return TableReader.read(Files.writeString(folder.resolve("data.csv"), text));
    }
}
