/** DL4J in the comparison. */
@NullMarked
package org.sigmoidadmm.bench.frameworks.dl4j;

import org.jspecify.annotations.NullMarked;
