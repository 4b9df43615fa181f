package org.sigmoidadmm.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets a training that the user ends (Ctrl-C, or a request to terminate) finish its epoch and save what it has. While
 * one of these is open, the end of the process waits for {@link #close}, at most half a minute.
 */
final class Interruption implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::request, "save-on-interrupt");
    private volatile boolean requested;

    private Interruption() {}

    static Interruption open() {
        return open(Runtime.getRuntime()::addShutdownHook);
    }

    /** Opens with another way to have a hook run at the end of the process, for tests. */
    static Interruption open(Consumer<Thread> atEnd) {
        Interruption interruption = new Interruption();
        try {
            atEnd.accept(interruption.hook);
        } catch (IllegalStateException e) {
            // The process has been asked to end already, and takes no hook any more.
            interruption.requested = true;
        }
        return interruption;
    }

    /** True once the process has been asked to end. */
    boolean requested() {
        return requested;
    }

    private void request() {
        requested = true;
        try {
            boolean inTime = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("admm: the epoch took too long to wait for its end; nothing was saved");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, which is what the hook was for; it returns now.
            requested = true;
        }
    }
}
