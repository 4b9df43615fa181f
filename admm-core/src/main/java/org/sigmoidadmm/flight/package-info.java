/** Events for the flight recorder of the JDK. Not part of the public API; the events are, by their names and fields. */
@NullMarked
package org.sigmoidadmm.flight;

import org.jspecify.annotations.NullMarked;
