/** What the author of a matrix backend implements: a provider, and a backend that extends a base class here. */
@NullMarked
package org.sigmoidadmm.matrix.spi;

import org.jspecify.annotations.NullMarked;
