/** Encog in the comparison. */
@NullMarked
package org.sigmoidadmm.bench.frameworks.encog;

import org.jspecify.annotations.NullMarked;
