/** The experiment that the presets are chosen by: smooth functions, depths 1 to 3, all initial schemes, several seeds. */
@NullMarked
package org.sigmoidadmm.bench.defaults;

import org.jspecify.annotations.NullMarked;
