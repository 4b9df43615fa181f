package org.sigmoidadmm.experiments;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The processor time of the calling thread, which does all the work of a training on one thread. Unlike elapsed time it
 * does not depend on what else the machine does, apart from shared caches and memory. The compiler and the garbage
 * collector of the virtual machine have threads of their own and are not counted.
 */
final class ProcessorClock {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long begin = nanos();

    /** Seconds since this clock was made, which was on the same thread. */
    double seconds() {
        return (nanos() - begin) * 1e-9;
    }

    /** Elapsed time on a virtual machine that does not measure processor time. */
    private static long nanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
