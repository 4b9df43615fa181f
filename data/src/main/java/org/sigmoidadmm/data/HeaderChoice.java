package org.sigmoidadmm.data;

/** Whether the first line of a text table holds the names of its columns. */
public enum HeaderChoice {
    /** It does if a column of numbers has a text there. */
    AUTO,
    /** It does, even if the names are numbers. */
    YES,
    /** It is a row of data. */
    NO
}
