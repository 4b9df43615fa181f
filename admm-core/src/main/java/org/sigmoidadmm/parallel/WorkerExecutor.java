package org.sigmoidadmm.parallel;

import java.util.function.IntConsumer;

/** Runs the same task for every worker, each on one thread at a time, and returns when all are done. */
public interface WorkerExecutor extends AutoCloseable {

    /** What there is to say when work is asked for after the end. */
    String CLOSED = "the training is closed";

    /**
     * Runs a task for each worker.
     *
     * @param task takes a worker's index; a failure of any is thrown here after all have ended
     * @throws IllegalStateException if this is closed
     */
    void run(IntConsumer task);

    @Override
    void close();

    /**
     * Makes an executor.
     *
     * @param workers number of workers, at least 1, each on a thread of its own; the first on the calling thread
     * @return the executor
     */
    static WorkerExecutor of(int workers) {
        return workers == 1 ? sequential() : new PooledExecutor(workers);
    }

    /**
     * Makes an executor of one worker on the calling thread.
     *
     * @return the executor
     */
    static WorkerExecutor sequential() {
        return new WorkerExecutor() {
            private boolean closed;

            @Override
            public void run(IntConsumer task) {
                if (closed) {
                    throw new IllegalStateException(CLOSED);
                }
                task.accept(0);
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }
}
