package org.sigmoidadmm;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.parallel.Closing;
import org.sigmoidadmm.parallel.PairwiseSum;
import org.sigmoidadmm.parallel.Partition;
import org.sigmoidadmm.parallel.WorkerExecutor;

/** The workers of a training with their threads, and the lanes that they work on, with the samples and their state. */
final class Crew implements AutoCloseable {

    final Lane[] lanes;

    private final Parameters parameters;
    private final Partition partition;
    private final PairwiseSum tree;
    private final Worker[] workers;
    private final Accumulators[][] sets;
    private final @Nullable Accumulators[] spare;
    private final WorkerExecutor executor;
    // What runs on the workers, made once so that an epoch allocates nothing.
    private final IntConsumer runLanes = this::runLanes;
    private @Nullable Consumer<Lane> task;
    private boolean withSystems;

    /**
     * Makes workers and lanes, or nothing if one of them fails.
     *
     * @param provider what to compute on
     * @param settings of which threads and block size count
     * @param parameters what the workers receive
     * @param data cut into lanes; copied
     */
    Crew(MatrixBackendProvider provider, AdmmSettings settings, Parameters parameters, TrainingData data) {
        this.parameters = parameters;
        partition = partition(settings, parameters.sizes, data.inputs().count());
        workers = new Worker[partition.threads(settings.threads())];
        lanes = new Lane[partition.lanes()];
        tree = new PairwiseSum(partition, workers.length);
        sets = new Accumulators[workers.length][];
        spare = new Accumulators[workers.length];
        executor = WorkerExecutor.of(workers.length);
        try {
            for (int k = 0; k < workers.length; k++) {
                workers[k] = Worker.create(provider, parameters);
                MatrixBackend backend = workers[k].backend;
                sets[k] = new Accumulators[tree.sets(k)];
                Arrays.setAll(sets[k], set -> new Accumulators(backend, parameters.sizes, false));
                if (tree.usesSpare(k)) {
                    spare[k] = new Accumulators(backend, parameters.sizes, true);
                }
            }
            for (int index = 0; index < lanes.length; index++) {
                lanes[index] = lane(index, data);
            }
        } catch (RuntimeException | Error e) { // nobody else can close what has been created
            Closing.after(e, this::close);
            throw e;
        }
    }

    /** How samples are cut for a network of these sizes. */
    static Partition partition(AdmmSettings settings, int[] sizes, int samples) {
        int blockColumns = settings.blockColumns() > 0 ? settings.blockColumns() : Partition.blockColumns(sizes);
        return Partition.of(samples, blockColumns);
    }

    private Lane lane(int index, TrainingData data) {
        int owner = partition.worker(index, workers.length);
        Accumulators sums = set(owner, tree.set(index));
        Accumulators[] others =
                tree.targets(index).stream().map(set -> set(owner, set)).toArray(Accumulators[]::new);
        Lane lane = new Lane(index, workers[owner], parameters, sums, others);
        MatrixBackend backend = lane.worker.backend;
        for (int b = partition.firstBlock(index); b < partition.firstBlock(index + 1); b++) {
            int from = partition.start(b);
            int columns = partition.start(b + 1) - from;
            lane.blocks.add(new Block(backend, parameters.sizes, from, columns, data));
        }
        Samples inputs = data.validationInputs();
        Samples targets = data.validationTargets();
        if (inputs != null && targets != null) {
            int most = lane.blocks.get(0).columns;
            int end = (int) ((long) inputs.count() * (index + 1) / lanes.length);
            for (int from = (int) ((long) inputs.count() * index / lanes.length); from < end; from += most) {
                int columns = Math.min(most, end - from);
                Matrix ones = backend.zeros(1, columns);
                backend.fill(1, ones);
                lane.validation.add(new Lane.Pair(
                        Block.upload(backend, inputs, from, columns),
                        Block.upload(backend, targets, from, columns),
                        ones));
            }
        }
        return lane;
    }

    /** The backend of a worker. */
    MatrixBackend backend(int index) {
        return workers[index].backend;
    }

    /** How many workers there are, each with a thread. */
    int size() {
        return workers.length;
    }

    /** How many samples there are in all lanes. */
    int samples() {
        return partition.columns();
    }

    private Accumulators set(int index, int set) {
        return set == PairwiseSum.SPARE ? Objects.requireNonNull(spare[index]) : sets[index][set];
    }

    /** What is left to add of the lanes' sums when all are done. */
    PairwiseSum.Term remainingSum() {
        return tree.root();
    }

    /** The set of a worker that holds a sum. */
    Accumulators sums(PairwiseSum.Held held) {
        return sets[held.worker()][held.set()];
    }

    /** Runs a task on every worker's thread. */
    void run(IntConsumer work) {
        executor.run(work);
    }

    /** Has all workers receive the parameters and do a task for their lanes, in order. */
    void forEachLane(boolean systems, Consumer<Lane> work) {
        withSystems = systems;
        task = work;
        executor.run(runLanes);
    }

    private void runLanes(int index) {
        Consumer<Lane> work = Objects.requireNonNull(task);
        Worker worker = workers[index];
        worker.receive(parameters, withSystems);
        for (Lane lane : lanes) {
            if (lane.worker == worker) {
                work.accept(lane);
            }
        }
    }

    /** Copies V_i, or Λ_i, of all blocks. */
    Samples gather(int layer, boolean multiplier) {
        int index = Objects.checkIndex(layer - 1, parameters.depth());
        int rows = parameters.sizes[layer];
        double[] all = new double[Samples.entries(samples(), rows)];
        for (Lane lane : lanes) {
            for (Block block : lane.blocks) {
                double[] values = new double[rows * block.columns];
                lane.worker.backend.download(block.state(multiplier)[index], values);
                System.arraycopy(values, 0, all, block.start * rows, values.length);
            }
        }
        return new Samples(samples(), rows, all);
    }

    /** Sets V_i, or Λ_i, of all blocks. */
    private void scatter(double[] values, int layer, boolean multiplier) {
        int rows = parameters.sizes[layer];
        for (Lane lane : lanes) {
            for (Block block : lane.blocks) {
                int from = block.start * rows;
                double[] own = Arrays.copyOfRange(values, from, from + rows * block.columns);
                lane.worker.backend.upload(own, block.state(multiplier)[layer - 1]);
            }
        }
    }

    /** Stores V and Λ. */
    void save(SolverState state) {
        for (int i = 1; i <= parameters.depth(); i++) {
            state.put("admm.v." + i, gather(i, false).values());
            state.put("admm.multiplier." + i, gather(i, true).values());
        }
    }

    /** Takes back what {@link #save} stored. */
    void load(SolverState state) {
        for (int i = 1; i <= parameters.depth(); i++) {
            int numbers = parameters.sizes[i] * samples();
            scatter(state.get("admm.v." + i, numbers), i, false);
            scatter(state.get("admm.multiplier." + i, numbers), i, true);
        }
    }

    @Override
    public void close() {
        executor.close();
        Closing.all(Arrays.stream(workers)
                .filter(Objects::nonNull) // making it may have failed
                .<Runnable>map(worker -> worker::close)
                .toList());
    }
}
