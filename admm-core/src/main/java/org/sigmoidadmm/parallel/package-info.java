/**
 * How a pass over the data is cut into blocks of columns and run on threads. Internal: not exported.
 */
@NullMarked
package org.sigmoidadmm.parallel;

import org.jspecify.annotations.NullMarked;
