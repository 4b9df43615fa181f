package org.sigmoidadmm.bench.frameworks;

import org.sigmoidadmm.Samples;

/** Does not learn, but behaves in a given way; the step size tells whether the JVM survives a training. */
abstract class FakeFramework implements Framework {

    /** Step sizes of trainings that go wrong. */
    static final double CRASHES = 13;

    static final double THROWS = 14;

    static final double HANGS = 15;

    @Override
    public String version() {
        return "fake 1.0";
    }

    @Override
    public String arithmetic() {
        return "float64";
    }

    /** A training whose error starts at 1 and becomes a tenth of it with each epoch of about a millisecond. */
    static void converge(ProblemData data, Clock clock, double floor) throws InterruptedException {
        double[] error = {1};
        clock.start();
        do {
            Thread.sleep(1);
            error[0] = Math.max(floor, error[0] / 10);
        } while (clock.goesOn(() -> wrongBy(data, error[0])));
    }

    /** Outputs whose mean square error is the given one. */
    static Samples wrongBy(ProblemData data, double error) {
        double[] values = data.testTargets().values().clone();
        for (int k = 0; k < values.length; k++) {
            values[k] += Math.sqrt(error);
        }
        return new Samples(data.testTargets().count(), data.testTargets().features(), values);
    }

    private static void misbehave(Variant variant) throws InterruptedException {
        if (variant.stepSize() == CRASHES) {
            Runtime.getRuntime().halt(134);
        } else if (variant.stepSize() == THROWS) {
            throw new IllegalStateException("out of order");
        } else if (variant.stepSize() == HANGS) {
            Thread.sleep(600_000);
        }
    }

    /** Reaches the target, except where the step size says otherwise. */
    static final class Reaching extends FakeFramework {

        @Override
        public void train(ProblemData data, Variant variant, long seed, int threads, Clock clock)
                throws InterruptedException {
            misbehave(variant);
            converge(data, clock, 0);
        }
    }

    /** Has the smaller an error, the larger the step size, except where that says otherwise. */
    static final class Graded extends FakeFramework {

        @Override
        public void train(ProblemData data, Variant variant, long seed, int threads, Clock clock)
                throws InterruptedException {
            misbehave(variant);
            converge(data, clock, 0.01 / variant.stepSize());
        }
    }

    /** Stays at an error of a hundredth. */
    static final class NeverReaching extends FakeFramework {

        @Override
        public void train(ProblemData data, Variant variant, long seed, int threads, Clock clock)
                throws InterruptedException {
            converge(data, clock, 0.01);
        }
    }

    /** Gives no numbers. */
    static final class Diverging extends FakeFramework {

        @Override
        public void train(ProblemData data, Variant variant, long seed, int threads, Clock clock) {
            clock.start();
            clock.goesOn(() -> wrongBy(data, Double.NaN));
        }
    }

    /** Cannot load its library. */
    static final class Unloadable extends FakeFramework {

        Unloadable() {
            throw new UnsatisfiedLinkError("no fake in java.library.path");
        }

        @Override
        public void train(ProblemData data, Variant variant, long seed, int threads, Clock clock) {
            throw new IllegalStateException("was never made");
        }
    }
}
