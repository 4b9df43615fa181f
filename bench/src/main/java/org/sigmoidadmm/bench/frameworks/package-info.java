/**
 * Trainings of the same networks on the same data by this library and by other frameworks, compared by the time to a
 * test error. Each runs in a JVM of its own, which writes a {@link org.sigmoidadmm.bench.frameworks.RunLog} that the
 * report reads. The frameworks themselves are modules that only the Maven profile {@code frameworks} builds.
 */
@NullMarked
package org.sigmoidadmm.bench.frameworks;

import org.jspecify.annotations.NullMarked;
