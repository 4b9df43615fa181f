package org.sigmoidadmm.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.parallel.Closing;
import org.sigmoidadmm.parallel.Partition;
import org.sigmoidadmm.parallel.WorkerExecutor;

/** The workers of a training with their threads. */
final class Crew implements AutoCloseable {

    final Layout layout;
    final Loss loss;
    private final List<Worker> workers = new ArrayList<>();
    private final WorkerExecutor executor;

    /**
     * Makes workers.
     *
     * @param provider what to compute on
     * @param layout of the network to train
     * @param loss ℓ
     * @param threads at least 1, or 0 for the processors at hand
     * @param samples number of training samples: no more threads than there are lanes in these
     */
    Crew(MatrixBackendProvider provider, Layout layout, Loss loss, int threads, int samples) {
        this.layout = layout;
        this.loss = loss;
        int count = Partition.of(samples, Partition.blockColumns(layout.sizes)).threads(threads);
        try {
            for (int k = 0; k < count; k++) {
                workers.add(Worker.create(provider, layout));
            }
        } catch (RuntimeException | Error e) {
            Closing.after(e, this::closeWorkers);
            throw e;
        }
        executor = WorkerExecutor.of(count);
    }

    /** The worker of a lane. */
    Worker worker(int lane, Partition partition) {
        return workers.get(partition.worker(lane, workers.size()));
    }

    BackendInfo backend() {
        return workers.get(0).backend.info();
    }

    /** Runs a task for each lane on the thread of its worker, the lanes of a worker in order. */
    void run(List<Lane> lanes, Consumer<Lane> task) {
        if (lanes.size() == 1) {
            task.accept(lanes.get(0));
            return;
        }
        executor.run(index -> {
            for (Lane lane : lanes) {
                if (lane.worker == workers.get(index)) {
                    task.accept(lane);
                }
            }
        });
    }

    @Override
    public void close() {
        executor.close();
        closeWorkers();
    }

    private void closeWorkers() {
        Closing.all(workers.stream().<Runnable>map(worker -> worker::close).toList());
    }
}
