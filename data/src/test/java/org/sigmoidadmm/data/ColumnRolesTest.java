package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnRolesTest {

    private static final ColumnRoles ROLES = ColumnRoles.of(new TargetSpec("last"));

    @TempDir
    private Path folder;

    @Test
    void columnsAreFoundByNameThenByNumber() throws IOException {
        Table table = table("event,2,\"a,b\",y\nx1,1,2,3\nx2,4,5,6\n");

        assertThat(ROLES.ignoring("event").resolve(table).ignored()).containsExactly(0);
        assertThat(ROLES.ignoring("2, 1").resolve(table).ignored()).containsExactly(1, 0);
        assertThat(ROLES.ignoring(" a,b ").resolve(table).ignored()).containsExactly(2);
        assertThat(ROLES.ignoring("3").resolve(table).ignored()).containsExactly(2);
        assertThat(ROLES.withCategorical("a,b").resolve(table).categorical()).containsExactly(2);
        assertThat(ROLES.withCategorical("2, 1").resolve(table).categorical()).containsExactly(1, 0);
    }

    @Test
    void columnsWithoutAnotherRoleAreInputs() throws IOException {
        Table table = table("event,w,kind,x,y\nx1,1,a,2,3\nx2,4,b,5,6\n");

        ColumnRoles.Indices indices =
                ROLES.withWeights("w").ignoring("event").withCategorical("kind").resolve(table);

        assertThat(indices.targets()).containsExactly(4);
        assertThat(indices.inputs()).containsExactly(2, 3);
        assertThat(indices.aside()).containsExactly(1, 0);
        assertThat(indices.labels()).containsExactly(2);
    }

    @Test
    void columnsThatAreNotThereOrHaveAnotherRoleAreRefused() throws IOException {
        Table table = table("event,w,x,y\nx1,1,2,3\nx2,4,5,6\n");

        refused(
                table,
                ROLES.ignoring("evnt"),
                "no column 'evnt' for --ignore; it has 4 columns: 'event', 'w', 'x', 'y'");
        refused(table, ROLES.ignoring("event,"), "has no column '' for --ignore");
        refused(table, ROLES.ignoring("5"), "has no column '5' for --ignore");
        refused(table, ROLES.withCategorical("5"), "has no column '5' for --categorical");
        refused(table, ROLES.ignoring("event,1"), "ignored column 'event' is given twice in 'event,1'");
        refused(table, ROLES.withCategorical("event,1"), "categorical column 'event' is given twice in 'event,1'");
        refused(table, ROLES.withWeights("y"), "column 'y' is given both as the target and as the weights");
        refused(table, ROLES.ignoring("event,y"), "column 'y' is given both as the target and in --ignore");
        refused(table, ROLES.withWeights("w").ignoring("w"), "column 'w' is given both as the weights and in --ignore");
        refused(table, ROLES.withCategorical("y"), "column 'y' is given both as the target and in --categorical");
        refused(
                table,
                ROLES.withWeights("w").withCategorical("2"),
                "column 'w' is given both as the weights and in --categorical");
        refused(
                table,
                ROLES.ignoring("event").withCategorical("x,event"),
                "column 'event' is given both in --ignore and in --categorical");
    }

    @Test
    void tableWithoutInputsIsRefusedWithWhatItsColumnsAreTakenFor() throws IOException {
        Table table = table("event,w,x,y\nx1,1,2,3\nx2,4,5,6\n");

        refused(
                table,
                ROLES.withWeights("w").ignoring("event,x"),
                "no column beside the target 'last', the weights and those of --ignore, so");
        refused(
                table,
                ROLES.ignoring("event,w,x"),
                "no column beside the target 'last' and those of --ignore, so there are");
        assertRefused(
                () -> ColumnRoles.of(new TargetSpec("1,3,4")).withWeights("w").resolve(table),
                "no column beside the targets '1,3,4' and the weights, so there are no inputs");
    }

    @Test
    void blankTextsAreRefused() {
        assertRefused(() -> ROLES.ignoring(" "), "the columns to ignore are empty; give names or numbers of columns");
        assertRefused(() -> ROLES.withWeights(" "), "the column of weights is empty; give names or numbers");
        assertRefused(() -> ROLES.withCategorical(""), "the categorical columns are empty; give names or numbers");
    }

    private static void refused(Table table, ColumnRoles roles, String message) {
        assertRefused(() -> roles.resolve(table), message);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(DataException.class).hasMessageContaining(message);
    }

    private Table table(String text) throws IOException {
        return TableReader.read(Files.writeString(folder.resolve("data.csv"), text));
    }
}
