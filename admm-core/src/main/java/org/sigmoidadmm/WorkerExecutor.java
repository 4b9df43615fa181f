package org.sigmoidadmm;

import java.util.function.IntConsumer;

/** Runs the same task for every worker, each on one thread at a time, and returns when all are done. */
interface WorkerExecutor extends AutoCloseable {

    /**
     * Runs a task for each worker.
     *
     * @param task takes a worker's index; a failure of any is thrown here after all have ended
     */
    void run(IntConsumer task);

    @Override
    void close();

    /** On the calling thread. */
    static WorkerExecutor sequential() {
        return new WorkerExecutor() {
            @Override
            public void run(IntConsumer task) {
                task.accept(0);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }
}
