package org.sigmoidadmm.matrix.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's documents, read from the source tree that the tests run in. */
final class Documents {

    private Documents() {}

    /** The text of a file under docs. */
    static String read(String name) throws IOException {
        return Files.readString(
                Path.of(System.getProperty("basedir", "."), "..", "docs", name).normalize());
    }
}
