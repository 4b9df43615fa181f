/** The two demonstrations of the paper's authors, with data made by formula. */
@NullMarked
package org.sigmoidadmm.cli.demo;

import org.jspecify.annotations.NullMarked;
