/** Matrix backend on EJML. */
@NullMarked
package org.sigmoidadmm.backend.ejml;

import org.jspecify.annotations.NullMarked;
