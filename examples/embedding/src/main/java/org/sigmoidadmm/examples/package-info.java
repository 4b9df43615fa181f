/** Programs that use the library. */
@NullMarked
package org.sigmoidadmm.examples;

import org.jspecify.annotations.NullMarked;
