package org.sigmoidadmm.matrix.tck;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;

/** Tells which work starts threads, those that the virtual machine starts for itself aside. */
final class StartedThreads {

    /** How often a thread that has ended must be seen: of others that start by chance none comes every time. */
    private static final int ROUNDS = 5;

    private StartedThreads() {}

    /** Fails if the work leaves a thread behind, or if each of several times a thread was started that has ended since. */
    static void requireNone(String what, Runnable work) {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            Set<Thread> before = alive();
            long count = bean.getTotalStartedThreadCount();
            work.run();
            long started = bean.getTotalStartedThreadCount() - count;
            List<String> left = alive().stream()
                    .filter(thread -> !before.contains(thread) && isOfTheLibrary(thread))
                    .map(Thread::getName)
                    .sorted()
                    .toList();
            if (!left.isEmpty()) {
                Assertions.fail("%s, asked for one thread, started %s", what, left);
            }
            if (started == 0) {
                return;
            }
        }
        Assertions.fail("%s, asked for one thread, started others each of %d times, which have ended", what, ROUNDS);
    }

    private static Set<Thread> alive() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /** The virtual machine's own threads come and go. */
    private static boolean isOfTheLibrary(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null && group.getParent() != null && !group.getName().equals("InnocuousThreadGroup");
    }
}
