/** The command {@code admm}: its commands, their options, and how they report failure. */
@NullMarked
package org.sigmoidadmm.cli;

import org.jspecify.annotations.NullMarked;
