/** Matrix backend on jblas. */
@NullMarked
package org.sigmoidadmm.backend.jblas;

import org.jspecify.annotations.NullMarked;
