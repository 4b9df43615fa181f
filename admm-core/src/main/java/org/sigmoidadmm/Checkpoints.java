package org.sigmoidadmm;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where and how often a training is saved so that it can go on after an interruption, with the same bits as if it had
 * never stopped, on any number of threads.
 *
 * <p>A checkpoint is written to a temporary file and moved into place; the one before is kept under the same name with
 * {@code .previous}. At every moment one of the two is whole. A checkpoint that cannot be written does not end the
 * training: the last good one stays, and the result's message says so. What is no checkpoint is never replaced by one: a
 * training refuses to begin where a folder or an unrelated file has the name of the file, the previous one, or the one with
 * {@code .next} that is being written.
 *
 * @param file the checkpoint file; its folder must exist
 * @param epochs every how many epochs it is written, or 0 for no such rule
 * @param seconds after how many seconds since the last one it is written, or 0 for no such rule
 * @param resume whether to go on from the checkpoint that is there; without one the training starts from the beginning
 */
public record Checkpoints(Path file, int epochs, double seconds, boolean resume) {

    /**
     * Checks the values.
     *
     * @param file the checkpoint file
     * @param epochs every how many epochs
     * @param seconds every how many seconds
     * @param resume whether to go on from what is there
     * @throws IllegalArgumentException if a number is negative or NaN, or both are 0, or the path has no file name
     */
    public Checkpoints {
        Path name = Objects.requireNonNull(file, "file").getFileName();
        if (name == null || name.toString().isEmpty()) {
            throw new IllegalArgumentException("the checkpoint file '" + file + "' has no file name");
        }
        if (epochs < 0 || !(seconds >= 0) || (epochs == 0 && seconds == 0)) {
            throw new IllegalArgumentException("checkpoints every " + epochs + " epochs or " + seconds
                    + " seconds: one of the two must be positive, none negative");
        }
    }

    /**
     * The file of the checkpoint before the last.
     *
     * @return the name with {@code .previous}
     */
    public Path previousFile() {
        return file.resolveSibling(file.getFileName() + ".previous");
    }

    /** Where a checkpoint is written before it is moved into place. */
    Path nextFile() {
        return file.resolveSibling(file.getFileName() + ".next");
    }
}
