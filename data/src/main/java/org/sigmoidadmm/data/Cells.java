package org.sigmoidadmm.data;

/** The cells of a table, row by row. */
interface Cells {

    /** The text of a cell. */
    String get(int index);
}
