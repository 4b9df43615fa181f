/** Text for people: aligned tables, numbers and the progress of a training. */
@NullMarked
package org.sigmoidadmm.cli.text;

import org.jspecify.annotations.NullMarked;
