package org.sigmoidadmm.data;

import java.util.List;
import java.util.stream.Collectors;

/** Lists of names of columns, and of levels, in messages. */
final class ColumnNames {

    private static final int SHOWN = 20;

    private ColumnNames() {}

    /** For example {@code 3 columns: 'a', 'b', 'c'}, shortened where there are many. */
    static String list(List<String> names) {
        return names.size() + (names.size() == 1 ? " column: " : " columns: ") + shown(names);
    }

    /** For example {@code 'a', 'b', 'c'}, shortened where there are many. */
    static String shown(List<String> names) {
        return names.stream().limit(SHOWN).map(Table::shown).collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? ", …" : "");
    }
}
