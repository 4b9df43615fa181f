/** A short measurement of the backends at the shapes of the user's own network, to recommend one. */
@NullMarked
package org.sigmoidadmm.cli.measure;

import org.jspecify.annotations.NullMarked;
