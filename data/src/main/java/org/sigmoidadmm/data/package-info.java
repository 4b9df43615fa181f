/**
 * From the files of a user to samples and back: reading of tables, choice of the target columns, encoding of classes,
 * splitting, and writing of predictions. Whatever is wrong with a file is told by a {@link
 * org.sigmoidadmm.data.DataException} in one sentence with file, line, column and value.
 */
@NullMarked
package org.sigmoidadmm.data;

import org.jspecify.annotations.NullMarked;
