package org.sigmoidadmm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a loop's checkpoints when they are due, and finds the one to go on from. */
final class Checkpointing {

    private final Checkpoints checkpoints;
    private final String fingerprint;
    private final ResumableSolver solver;
    private final TrainingLoop loop;
    private final List<String> warnings = new ArrayList<>();
    private int lastEpoch;
    private long lastTime = System.nanoTime();
    private boolean failureReported;

    Checkpointing(Checkpoints checkpoints, String fingerprint, ResumableSolver solver, TrainingLoop loop) {
        this.checkpoints = checkpoints;
        this.fingerprint = fingerprint;
        this.solver = solver;
        this.loop = loop;
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
