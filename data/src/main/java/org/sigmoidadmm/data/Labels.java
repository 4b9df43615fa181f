package org.sigmoidadmm.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Labels in an order, which are found by their text, and plain decimals by their value too: 1.0 is 1. Numbers with leading
 * zeros, a plus sign or an exponent are more often codes, and are the same as their own text alone.
 */
final class Labels {

    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*|(?=\\.[0-9]))(\\.[0-9]*)?");

    /** Numbers by value, before texts by their characters: independent of the order of the rows. */
    private static final Comparator<String> ORDER = Comparator.comparing((String label) -> !isNumber(label))
            .thenComparingDouble(label -> isNumber(label) ? number(label) : 0)
            .thenComparingInt(label -> isNumber(label) ? label.length() : 0)
            .thenComparing(Comparator.naturalOrder());

    private final List<String> names;
    private final Map<String, Integer> indices = new HashMap<>();

    Labels(List<String> names) {
        this.names = List.copyOf(names);
        for (int k = 0; k < names.size(); k++) {
            String name = names.get(k);
            indices.put(name, k);
            indices.putIfAbsent(canonical(name), k);
        }
    }

    /**
     * Finds the labels of a column. Of plain decimals that are equal the shortest stands for all.
     *
     * @throws DataException if a cell is empty or NaN
     */
    static Labels of(Table table, int column) {
        Set<String> texts = new HashSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            texts.add(cell(table, row, column));
        }
        List<String> names = new ArrayList<>();
        Set<String> found = new HashSet<>();
        texts.stream()
                .sorted(ORDER)
                .filter(label -> found.add(canonical(label)))
                .forEach(names::add);
        return new Labels(names);
    }

    /**
     * A cell that holds a label.
     *
     * @throws DataException if it is empty, or NaN, which array files have in place of a missing value
     */
    static String cell(Table table, int row, int column) {
        String label = table.cell(row, column);
        if (isMissing(label)) {
            throw table.bad(row, column, "is no label, its value is missing");
        }
        return label;
    }

    /** Whether a cell stands for a value that is not there: it is empty or NaN. */
    static boolean isMissing(String cell) {
        return cell.isEmpty() || cell.equalsIgnoreCase("nan");
    }

    List<String> names() {
        return names;
    }

    int count() {
        return names.size();
    }

    /** Where a label stands, -1 if it is none of these. A plain decimal that is no label is one that equals it. */
    int indexOf(String label) {
        Integer index = indices.get(label);
        return index != null ? index : indices.getOrDefault(canonical(label), -1);
    }

    /** The same text for all plain decimals that are equal, however many digits they have; any other text as it is. */
    private static String canonical(String label) {
        return PLAIN_DECIMAL.matcher(label).matches()
                ? new BigDecimal(label).stripTrailingZeros().toPlainString()
                : label;
    }

    private static boolean isNumber(String label) {
        return CellKind.of(label) == CellKind.NUMBER;
    }

    /** The number that a label is, 0 without a sign. */
    private static Double number(String label) {
        return Double.parseDouble(label) + 0.0;
    }
}
