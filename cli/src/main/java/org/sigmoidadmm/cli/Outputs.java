package org.sigmoidadmm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.io.AtomicFiles;

/** Checks, before the work whose results they are to hold, that the files a command was asked to write can be written. */
final class Outputs {

    private record Named(String option, Path file) {}

    private final List<Named> inputs = new ArrayList<>();
    private final List<Named> outputs = new ArrayList<>();

    /** Adds a file that the command reads; null for none. */
    Outputs reads(String option, @Nullable Path file) {
        if (file != null) {
            inputs.add(new Named(option, file));
        }
        return this;
    }

    /** Adds a file that the command writes; null for none. */
    Outputs writes(String option, @Nullable Path file) {
        if (file != null) {
            outputs.add(new Named(option, file));
        }
        return this;
    }

    /**
     * Checks all of them.
     *
     * @throws UsageException if two outputs are one file, or an output is an input
     * @throws IOException if an output cannot be written
     */
    void check() throws IOException {
        for (int i = 0; i < outputs.size(); i++) {
            Named output = outputs.get(i);
            for (Named other : inputs) {
                requireDifferent(output, other);
            }
            for (Named other : outputs.subList(0, i)) {
                requireDifferent(output, other);
            }
            AtomicFiles.requireWritable(output.file());
        }
    }

    private static void requireDifferent(Named output, Named other) throws IOException {
        boolean same = output.file()
                        .toAbsolutePath()
                        .normalize()
                        .equals(other.file().toAbsolutePath().normalize())
                || (Files.isRegularFile(output.file())
                        && Files.isRegularFile(other.file())
                        && Files.isSameFile(output.file(), other.file()));
        if (same) {
            throw new UsageException(
                    output.option() + " and " + other.option() + " are the same file, " + output.file());
        }
    }
}
