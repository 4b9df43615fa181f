/** Activation functions by the JDK's incubating Vector API, found by the service loader where the JVM has it. */
@NullMarked
package org.sigmoidadmm.vector;

import org.jspecify.annotations.NullMarked;
