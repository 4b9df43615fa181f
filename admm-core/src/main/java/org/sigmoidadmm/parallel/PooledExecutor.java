package org.sigmoidadmm.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Workers on threads of their own, the first on the calling thread. */
final class PooledExecutor implements WorkerExecutor {

    private final int workers;
    private final ExecutorService pool;

    PooledExecutor(int workers) {
        this.workers = workers;
        this.pool = Executors.newFixedThreadPool(workers - 1, task -> {
            Thread thread = new Thread(task, "sigmoid-admm worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void run(IntConsumer task) {
        if (pool.isShutdown()) {
            throw new IllegalStateException(CLOSED);
        }
        List<Future<?>> others = new ArrayList<>();
        for (int worker = 1; worker < workers; worker++) {
            int index = worker;
            others.add(pool.submit(() -> task.accept(index)));
        }
        Throwable failure = null;
        try {
            task.accept(0);
        } catch (RuntimeException | Error e) { // the others must end before it is thrown: they use the same data
            failure = e;
        }
        boolean interrupted = false;
        for (Future<?> other : others) {
            boolean done = false;
            while (!done) {
                try {
                    other.get();
                    done = true;
                } catch (InterruptedException e) {
                    interrupted = true; // a pass is short: finish it, the trainer looks at the flag afterwards
                } catch (ExecutionException e) {
                    failure = merge(failure, e.getCause());
                    done = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow(failure);
    }

    private static @Nullable Throwable merge(@Nullable Throwable first, @Nullable Throwable next) {
        if (first == null) {
            return next;
        }
        if (next != null && next != first) {
            first.addSuppressed(next);
        }
        return first;
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure != null) { // a task declares no checked exception, but may throw one undeclared
            throw new IllegalStateException("a worker failed", failure);
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
