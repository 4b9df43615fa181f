/** Matrix backend on ojAlgo. */
@NullMarked
package org.sigmoidadmm.backend.ojalgo;

import org.jspecify.annotations.NullMarked;
