/** The measuring stick: methods side by side on every table of a folder. */
@NullMarked
package org.sigmoidadmm.bench.stick;

import org.jspecify.annotations.NullMarked;
