package org.sigmoidadmm.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Checkpoints;
import org.sigmoidadmm.cli.text.Durations;
import picocli.CommandLine.Option;

/** The options that say where a training is saved as it goes, and whether it goes on from there. */
final class CheckpointOptions {

    private static final String FILE = "training.checkpoint";
    private static final String DEFAULT_EVERY = "1m";

    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description = "Save the state of the training in this folder as it goes, which is made if it is not there.")
    private @Nullable Path folder;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N|DURATION",
            description = "How often: every N epochs, or after a time such as 30s, 5m or 1h; and at the end. Default: "
                    + DEFAULT_EVERY + ".")
    private @Nullable String every;

    @Option(
            names = "--resume",
            arity = "0..1",
            paramLabel = "DIR",
            fallbackValue = "",
            description = "Go on from the checkpoint in DIR, or in that of --checkpoint, which may be empty at first. "
                    + "Give all other options as before, but for --threads and those on when to end, whose values may "
                    + "differ: the result is the same, bit for bit, as without the interruption. What must not differ is "
                    + "--epochs with a --polish, the default one too, and the tolerances before it, either of which "
                    + "switches the default one off; and --epochs with --schedule cosine.")
    private @Nullable String resume;

    /**
     * Checks what can be checked before the data are read; changes nothing.
     *
     * @throws UsageException if the options contradict each other or a value is out of range
     * @throws FailedException if there is a checkpoint that would be overwritten, or none to go on from
     * @throws IOException if the folder cannot be written
     */
    void check() throws IOException {
        Path where = where();
        if (where == null) {
            if (every != null) {
                throw new UsageException("--checkpoint-every needs --checkpoint DIR");
            }
            if (resume != null) {
                throw new UsageException("--resume needs a folder: --resume DIR, or --checkpoint DIR beside it");
            }
            return;
        }
        Checkpoints checkpoints = checkpoints(where);
        requireUsable(where);
        boolean there = Files.exists(checkpoints.file()) || Files.exists(checkpoints.previousFile());
        if (there && resume == null) {
            throw new FailedException(
                    "the folder " + where + " holds a checkpoint already; give --resume to go on from "
                            + "it, or another folder to begin anew");
        }
        if (!there && resume != null && folder == null) {
            throw new FailedException("the folder " + where + " holds no checkpoint to go on from");
        }
    }

    /**
     * Makes the folder ready.
     *
     * @return where and how often to save, or null if it is not asked for
     * @throws IOException if the folder cannot be made or cleared of what a training that was killed left half written
     */
    @Nullable
    Checkpoints open() throws IOException {
        Path where = where();
        if (where == null) {
            return null;
        }
        if (!Files.exists(where)) {
            Files.createDirectory(where);
        }
        try (DirectoryStream<Path> halfWritten = Files.newDirectoryStream(where, "." + FILE + ".next.*.tmp")) {
            for (Path file : halfWritten) {
                Files.deleteIfExists(file);
            }
        }
        return checkpoints(where);
    }

    /** The folder, or null if none is asked for. */
    @Nullable
    Path where() {
        Path other = resume == null || resume.isEmpty() ? null : Path.of(resume);
        if (folder != null
                && other != null
                && !folder.toAbsolutePath()
                        .normalize()
                        .equals(other.toAbsolutePath().normalize())) {
            throw new UsageException("--checkpoint is " + folder + " and --resume is " + other
                    + ", a training goes on in the folder that it was begun in; give one of the two");
        }
        return folder == null ? other : folder;
    }

    private static void requireUsable(Path where) throws IOException {
        Path parent = where.toAbsolutePath().getParent();
        if (Files.exists(where) && !Files.isDirectory(where)) {
            throw new IOException("cannot write checkpoints into " + where + ": it is not a folder");
        }
        if (!Files.exists(where) && parent != null && !Files.isDirectory(parent)) {
            throw new IOException("cannot make the folder " + where + ": there is no folder " + parent);
        }
        Path written = Files.exists(where) ? where : parent;
        if (written != null && !Files.isWritable(written)) {
            throw new IOException(
                    "cannot write checkpoints into " + where + ": the folder " + written + " is write-protected");
        }
    }

    private Checkpoints checkpoints(Path where) {
        String text = every == null ? DEFAULT_EVERY : every;
        OptionalDouble seconds = Durations.parse(text);
        boolean number = text.matches("[0-9]{1,9}");
        int epochs = number ? Integer.parseInt(text) : 0;
        if (number ? epochs < 1 : !(seconds.orElse(0) > 0)) {
            throw new UsageException("--checkpoint-every is '" + text
                    + "', must be a number of epochs from 1, or a duration such as 30s or 5m");
        }
        return new Checkpoints(where.resolve(FILE), epochs, seconds.orElse(0), resume != null);
    }

    /** Names what is asked for, for the report. */
    void describe(Map<String, Object> all) {
        Path where = where();
        if (where != null) {
            all.put("checkpoint", where.toString());
            all.put("checkpointEvery", every == null ? DEFAULT_EVERY : every);
        }
    }
}
