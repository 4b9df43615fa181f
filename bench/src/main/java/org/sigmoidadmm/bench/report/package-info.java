/** From JMH's result files to rates, efficiencies, and the pages that show them. */
@NullMarked
package org.sigmoidadmm.bench.report;

import org.jspecify.annotations.NullMarked;
