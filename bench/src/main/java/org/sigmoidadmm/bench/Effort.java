package org.sigmoidadmm.bench;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long to look at one choice of parameters. An iteration lasts at least one operation, however short its time.
 *
 * @param forks JVMs one after the other
 * @param warmUps iterations of each that are thrown away
 * @param iterations iterations of each that count
 * @param milliseconds time of an iteration
 */
record Effort(int forks, int warmUps, int iterations, int milliseconds) {

    /** For figures to publish. */
    static final Effort FULL = new Effort(3, 4, 5, 500);

    /** For a first impression: it finishes the job in minutes. */
    static final Effort QUICK = new Effort(1, 2, 3, 200);

    Effort withForks(int count) {
        return new Effort(count, warmUps, iterations, milliseconds);
    }

    /** For code on the JDK's Vector API, which is slow until it is compiled, and compiled late. */
    Effort warmer() {
        return new Effort(forks, 4 * warmUps, iterations, milliseconds);
    }

    /** For operations that last seconds. */
    Effort slow() {
        return new Effort(forks, Math.max(1, warmUps - 1), Math.max(2, iterations - 1), milliseconds);
    }

    /** For operations that last so long that each warms up the next. */
    Effort slowest() {
        return new Effort(1, 2, 3, milliseconds);
    }

    void apply(ChainedOptionsBuilder options) {
        options.forks(forks)
                .warmupIterations(warmUps)
                .warmupTime(TimeValue.milliseconds(milliseconds))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(milliseconds));
    }
}
