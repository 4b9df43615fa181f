package org.sigmoidadmm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.model.ModelFile;
import org.sigmoidadmm.model.ModelFormatException;

/** Checks, before the work whose results they are to hold, that the files a command was asked to write can be written. */
final class Outputs {

    private record Named(String option, Path file) {}

    private final List<Named> inputs = new ArrayList<>();
    private final List<Named> outputs = new ArrayList<>();
    private @Nullable Path model;

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

    /** Adds a model file that the command writes, in place of an earlier model only; null for none. */
    Outputs writesModel(String option, @Nullable Path file) {
        model = file;
        return writes(option, file);
    }

    /** Adds a folder that the command writes files into, and makes where it is not there; null for none. */
    Outputs writesInto(String option, @Nullable Path folder) {
        if (folder != null) {
            inputs.add(new Named(option, folder)); // an output must be another file, and this is none
        }
        return this;
    }

    /**
     * Checks all of them.
     *
     * @throws UsageException if two outputs are one file, or an output is an input
     * @throws FailedException if there is a file that is no model where one is to be written
     * @throws IOException if an output cannot be written
     */
    void check() throws IOException {
        for (int i = 0; i < outputs.size(); i++) {
            Named output = outputs.get(i);
            if (output.file().toString().isEmpty()) {
                throw new UsageException(output.option() + " is empty, must be the name of a file");
            }
            for (Named other : inputs) {
                requireDifferent(output, other);
            }
            for (Named other : outputs.subList(0, i)) {
                requireDifferent(output, other);
            }
            AtomicFiles.requireWritable(output.file());
        }
        if (model != null && Files.isRegularFile(model) && Files.size(model) > 0) {
            requireModel(model);
        }
    }

    private static void requireModel(Path file) throws IOException {
        try {
            ModelFile.read(file);
        } catch (ModelFormatException e) {
            throw new FailedException("cannot write " + file
                    + ": there is a file already that is no model; give another name, or move it away");
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
