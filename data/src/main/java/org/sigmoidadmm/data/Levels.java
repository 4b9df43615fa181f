package org.sigmoidadmm.data;

/** Tells columns whose labels make inputs, one per level, from those of names and numbers of rows. */
final class Levels {

    /** With more, the first layer is mostly weights of levels that hardly a row has. */
    private static final int MOST = 1000;

    private Levels() {}

    /**
     * Finds the levels to train on.
     *
     * @throws DataException if a cell is empty, or the levels are more than half as many as the rows, or too many
     */
    static Labels of(Table table, int column) {
        Labels levels = Labels.of(table, column);
        String start = table.source() + ": categorical column "
                + Table.shown(table.columns().get(column)) + " has " + levels.count() + " levels";
        if (2 * levels.count() > table.rowCount()) {
            throw new DataException(start + " in " + table.rowCount()
                    + " rows, can have at most half as many as there are rows; take it out of --categorical, and leave "
                    + "it out by --ignore if it holds no numbers");
        }
        if (levels.count() > MOST) {
            throw new DataException(start + ", at most " + MOST
                    + " can be inputs; put levels together, or leave the column out by --ignore alone");
        }
        return levels;
    }
}
