package org.sigmoidadmm.experiments;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.sigmoidadmm.experiments.CellStore.Plan;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;

/** Runs the cells of experiments that are not done yet, and keeps each result as a file as soon as it is there. */
public final class Runner {

    /**
     * A cell to run.
     *
     * @param experiment its experiment
     * @param cell what to do
     * @param fingerprints of all cells of the experiment by key
     */
    private record Task(String experiment, Cell cell, Map<String, String> fingerprints) {

        String fingerprint() {
            return fingerprint(cell.key());
        }

        String fingerprint(String key) {
            return Objects.requireNonNull(fingerprints.get(key));
        }
    }

    private final ExperimentContext context;
    private final RunListener listener;
    private final BooleanSupplier stop;
    private final CellStore store;
    private final Map<String, String> description;

    /**
     * Prepares a run.
     *
     * @param context how to run
     * @param description of call, machine and versions, kept with the results
     * @param listener is told how it goes
     * @param stop true once the run is to end; asked after each epoch of a training
     */
    public Runner(
            ExperimentContext context, Map<String, String> description, RunListener listener, BooleanSupplier stop) {
        this.context = context;
        this.listener = listener;
        this.stop = stop;
        this.store = new CellStore(context.out());
        this.description = new LinkedHashMap<>(description);
    }

    /**
     * Runs experiments.
     *
     * @param experiments what to run, in this order
     * @return how it ended; experiments whose data are missing, and cells that fail, do not keep the others from running
     * @throws IOException if a result cannot be kept; what was kept before stays
     */
    public RunOutcome run(List<Experiment> experiments) throws IOException {
        Progress progress = new Progress();
        List<Task> open = plan(experiments, progress);
        synchronized (progress) {
            listener.begins(progress.cells, progress.finished, progress.secondsLeft());
        }
        runAll(open, progress);
        return new RunOutcome(progress.cells, progress.finished, progress.failed, stop.getAsBoolean());
    }

    private List<Task> plan(List<Experiment> experiments, Progress progress) throws IOException {
        List<Task> open = new ArrayList<>();
        String library = library();
        for (Experiment experiment : experiments) {
            try {
                Map<String, String> fingerprints = new LinkedHashMap<>();
                List<Cell> cells = experiment.cells(context);
                for (Cell cell : cells) {
                    String fingerprint = cell.settings() + "; " + library;
                    if (fingerprints.put(cell.key(), fingerprint) != null) {
                        throw new IllegalStateException(
                                "two cells of " + experiment.name() + " have the key " + cell.key());
                    }
                    Task task = new Task(experiment.name(), cell, fingerprints);
                    boolean done = store.read(experiment.name(), cell.key(), fingerprint)
                            .isPresent();
                    progress.planned(cell, done);
                    if (!done) {
                        open.add(task);
                    }
                }
                store.writePlan(experiment.name(), new Plan(fingerprints, runDescription()));
            } catch (MissingDataException e) {
                progress.failed(experiment.name(), String.valueOf(e.getMessage()));
            }
        }
        return open;
    }

    private Map<String, String> runDescription() {
        Map<String, String> run = new LinkedHashMap<>(description);
        run.put("backend", context.provider().name());
        run.put("seeds", Integer.toString(context.seeds()));
        run.put("quick", Boolean.toString(context.quick()));
        run.put("threads", Integer.toString(context.threads()));
        run.put("date", LocalDate.now(ZoneId.systemDefault()).toString());
        return run;
    }

    private String library() {
        try (MatrixBackend backend = context.provider().create(BackendOptions.SINGLE_THREADED)) {
            return "backend " + backend.info().name() + ", " + backend.info().library();
        }
    }

    /** A cell that needs others waits for them; they are earlier in the queue, so one of them always goes on. */
    private void runAll(List<Task> tasks, Progress progress) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(context.threads());
        try {
            Map<String, Future<?>> futures = new LinkedHashMap<>();
            for (Task task : tasks) {
                List<Future<?>> before = new ArrayList<>();
                for (String key : task.cell().needs()) {
                    Future<?> needed = futures.get(task.experiment() + " " + key);
                    if (needed != null) {
                        before.add(needed);
                    }
                }
                futures.put(task.experiment() + " " + task.cell().key(), pool.submit(() -> {
                    for (Future<?> needed : before) {
                        needed.get();
                    }
                    if (!stop.getAsBoolean() && !progress.broken()) {
                        run(task, progress);
                    }
                    return null;
                }));
            }
            for (Future<?> future : futures.values()) {
                future.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            progress.end();
            pool.shutdown();
        }
    }

    private void run(Task task, Progress progress) throws IOException {
        long begin = System.nanoTime();
        ProcessorClock clock = new ProcessorClock();
        Map<String, Object> values;
        try {
            values = task.cell().work().run(new CellRun(context.provider(), stop, needed(task)));
        } catch (StoppedException e) {
            return;
        } catch (IOException | RuntimeException e) {
            progress.failed(task.experiment() + " " + task.cell().key(), String.valueOf(e.getMessage()));
            return;
        }
        double processorSeconds = clock.seconds();
        try {
            store.write(task.experiment(), task.cell().key(), task.fingerprint(), processorSeconds, values);
        } catch (IOException e) {
            progress.end();
            throw e;
        }
        progress.done(task, (System.nanoTime() - begin) * 1e-9);
    }

    private List<CellResult> needed(Task task) {
        List<CellResult> results = new ArrayList<>();
        for (String key : task.cell().needs()) {
            results.add(store.read(task.experiment(), key, task.fingerprint(key))
                    .orElseThrow(() -> new IllegalStateException("it needs " + key + ", which failed")));
        }
        return results;
    }

    /** Counts cells, and estimates the time left from what the finished ones took beside what they were said to take. */
    private final class Progress {

        /** As if this many seconds had gone by exactly as said, so that the first cells do not decide alone. */
        private static final double PRIOR_SECONDS = 5;

        private int cells;
        private int finished;
        private int failed;
        private double costLeft;
        private double costDone = PRIOR_SECONDS;
        private double secondsDone = PRIOR_SECONDS;
        private boolean broken;

        synchronized void planned(Cell cell, boolean done) {
            cells++;
            if (done) {
                finished++;
            } else {
                costLeft += cell.cost();
            }
        }

        synchronized void done(Task task, double seconds) {
            finished++;
            costLeft -= task.cell().cost();
            costDone += task.cell().cost();
            secondsDone += seconds;
            listener.cellDone(task.experiment(), task.cell().key(), seconds, finished, cells, secondsLeft());
        }

        synchronized void failed(String what, String reason) {
            failed++;
            listener.failed(what, reason);
        }

        /** After this no cell begins. */
        synchronized void end() {
            broken = true;
        }

        synchronized boolean broken() {
            return broken;
        }

        double secondsLeft() {
            return Math.max(0, costLeft) / context.threads() * secondsDone / costDone;
        }
    }
}
