package org.sigmoidadmm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a loop's checkpoints when they are due, and finds the one to go on from. */
final class Checkpointing {

    private final Checkpoints checkpoints;
    private final Fingerprint fingerprint;
    private final ResumableSolver solver;
    private final TrainingLoop loop;
    private final List<String> warnings = new ArrayList<>();
    private int lastEpoch;
    private long lastTime = System.nanoTime();
    private boolean failureReported;

    Checkpointing(Checkpoints checkpoints, Fingerprint fingerprint, ResumableSolver solver, TrainingLoop loop) {
        this.checkpoints = checkpoints;
        this.fingerprint = fingerprint;
        this.solver = solver;
        this.loop = loop;
    }

    /**
     * Refuses, before any work is done, to replace what is no checkpoint. Files that are to be gone on from are left to
     * {@link #resume}, which can do with one of the two.
     *
     * @throws IllegalArgumentException if a folder or an unrelated file has one of the names
     * @throws CheckpointException if a file that has one of them cannot be read
     */
    static void requireUsable(Checkpoints checkpoints) {
        requireReplaceable(checkpoints.file(), checkpoints.resume());
        requireReplaceable(checkpoints.previousFile(), checkpoints.resume());
        requireReplaceable(checkpoints.nextFile(), false);
    }

    private static void requireReplaceable(Path file, boolean readLater) {
        if (!Files.exists(file)) {
            return;
        }
        String refusal = "a checkpoint cannot be written to '" + file + "': ";
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    refusal + (Files.isDirectory(file) ? "it is a folder" : "it is no regular file"));
        }
        try {
            if (!readLater && !CheckpointFile.isCheckpoint(file)) {
                throw new IllegalArgumentException(
                        refusal + "the file that is there is no checkpoint of this version and would be lost");
            }
        } catch (IOException e) {
            throw new CheckpointException(refusal + "the file that is there cannot be read: " + e, e);
        }
    }

    /** Goes on from the last checkpoint that is whole, if there is any and it is asked for. */
    void resume() {
        Path current = checkpoints.file();
        Path previous = checkpoints.previousFile();
        if (!checkpoints.resume() || (!Files.exists(current) && !Files.exists(previous))) {
            return;
        }
        try {
            load(current);
            requireReplaceable(previous, false);
        } catch (IOException | CheckpointException e) {
            if (!Files.exists(previous)) {
                throw new CheckpointException(reason(e), e);
            }
            try {
                load(previous);
            } catch (IOException | CheckpointException second) {
                second.addSuppressed(e);
                boolean same = reason(second)
                        .replace(previous.toString(), current.toString())
                        .equals(reason(e));
                throw new CheckpointException(
                        reason(e) + (same ? "" : "; and the one before: " + reason(second)), second);
            }
            if (Files.exists(current)) {
                warnings.add(reason(e) + "; went on from the one before, '" + previous + "'");
            }
        }
        lastEpoch = solver.epoch();
    }

    private void load(Path file) throws IOException {
        SolverState state = CheckpointFile.read(file, fingerprint);
        try {
            solver.load(state);
            loop.load(state);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException("checkpoint '" + file + "' does not fit: " + e.getMessage(), e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof CheckpointException && e.getMessage() != null
                ? e.getMessage()
                : "the checkpoint cannot be read: " + e;
    }

    /** Writes a checkpoint if one is due. */
    void epochDone() {
        boolean due = (checkpoints.epochs() > 0 && solver.epoch() - lastEpoch >= checkpoints.epochs())
                || (checkpoints.seconds() > 0 && (System.nanoTime() - lastTime) * 1e-9 >= checkpoints.seconds());
        if (due) {
            write();
        }
    }

    /** Writes a checkpoint of the end, so that more epochs can follow. */
    void ended() {
        if (solver.epoch() > lastEpoch) {
            write();
        }
    }

    private void write() {
        lastEpoch = solver.epoch();
        lastTime = System.nanoTime();
        SolverState state = new SolverState();
        solver.save(state);
        loop.save(state);
        try {
            CheckpointFile.write(checkpoints, fingerprint, state);
        } catch (IOException e) {
            if (!failureReported) {
                failureReported = true;
                warnings.add("epoch " + lastEpoch + ": the checkpoint could not be written (" + e.getMessage()
                        + "), "
                        + (Files.exists(checkpoints.file()) || Files.exists(checkpoints.previousFile())
                                ? "the last good one stays"
                                : "there is no earlier one"));
            }
        }
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
