/**
 * JMH comparisons of the backends: kernels, the cost of the interface, epochs, whole trainings, scaling.
 *
 * <p>{@link org.sigmoidadmm.bench.Bench} runs them and writes the report; the classes named {@code …Benchmark} are
 * what it runs, one backend per fork.
 */
@NullMarked
package org.sigmoidadmm.bench;

import org.jspecify.annotations.NullMarked;
