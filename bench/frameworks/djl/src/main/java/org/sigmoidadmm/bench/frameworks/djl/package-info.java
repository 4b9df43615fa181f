/** DJL with PyTorch in the comparison. */
@NullMarked
package org.sigmoidadmm.bench.frameworks.djl;

import org.jspecify.annotations.NullMarked;
