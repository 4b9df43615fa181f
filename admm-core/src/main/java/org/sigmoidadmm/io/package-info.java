/** Writing of files so that a reader never sees half of one. */
@NullMarked
package org.sigmoidadmm.io;

import org.jspecify.annotations.NullMarked;
