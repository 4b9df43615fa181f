/** TensorFlow-Java in the comparison. */
@NullMarked
package org.sigmoidadmm.bench.frameworks.tensorflow;

import org.jspecify.annotations.NullMarked;
