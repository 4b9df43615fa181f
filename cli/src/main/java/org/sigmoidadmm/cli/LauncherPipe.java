package org.sigmoidadmm.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The named pipe by which the launcher filters standard error; its reader removes the pipe when it has passed
 * everything on.
 */
record LauncherPipe(@Nullable Path path) {

    private static final int PATIENCE_MILLIS = 1000;

    static LauncherPipe fromSystemProperties() {
        String path = System.getProperty("sigmoidadmm.stderr.pipe");
        return new LauncherPipe(path == null || path.isEmpty() ? null : Path.of(path));
    }

    /**
     * Closes standard error and waits, up to a second, until all of it has arrived; without a pipe does nothing.
     *
     * @param err the writer to standard error
     */
    void close(PrintWriter err) {
        if (path == null) {
            return;
        }
        err.close();
        System.err.close();
        for (int waited = 0; waited < PATIENCE_MILLIS && Files.exists(path); waited++) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
