/**
 * The paper's comparisons as experiments that can be run again. An {@link org.sigmoidadmm.experiments.Experiment} is a
 * list of independent cells, such as one training each; the {@link org.sigmoidadmm.experiments.Runner} runs those whose
 * results are not there yet and keeps each as a file, so that a run that was interrupted goes on where it ended.
 */
@NullMarked
package org.sigmoidadmm.experiments;

import org.jspecify.annotations.NullMarked;
