package org.sigmoidadmm.bench;

import java.nio.file.Path;

/** The folder of the project, which need not be the one that a command is called in. */
public final class Repository {

    /** The system property by which the script {@code bench/run} tells where it is. */
    static final String PROPERTY = "sigmoidadmm.bench.root";

    private Repository() {}

    /**
     * A file or folder of the project.
     *
     * @param names from the project's folder on
     * @return its path; relative to the current folder where the script has not told
     */
    public static Path file(String... names) {
        return Path.of(System.getProperty(PROPERTY, ""), names);
    }
}
