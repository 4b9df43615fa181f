package org.sigmoidadmm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tables for tests. */
final class Examples {

    /** The example data of the project; tests run in the folder of their module. */
    static final Path BLACK_SCHOLES = Path.of("..", "examples", "black-scholes.csv");

    private Examples() {}

    /** Writes 60 rows x, y, z = x + y/2 with a header. */
    static Path plane(Path folder) throws IOException {
        StringBuilder text = new StringBuilder("x,y,z\n");
        for (int i = 0; i < 60; i++) {
            double x = i % 10;
            double y = Math.floorDiv(i, 10) * 3;
            text.append(String.format(Locale.ROOT, "%s,%s,%s%n", x, y, x + y / 2));
        }
        return write(folder, "plane.csv", text.toString());
    }

    /** Writes 90 points in three separate clusters, with the cluster's name as the class. */
    static Path clusters(Path folder) throws IOException {
        String[] names = {"low", "middle", "high"};
        StringBuilder text = new StringBuilder("u,v,kind\n");
        for (int i = 0; i < 90; i++) {
            int cluster = i % 3;
            double u = 5 * cluster + (i % 7) * 0.1;
            double v = -3 * cluster + (i % 5) * 0.1;
            text.append(String.format(Locale.ROOT, "%s,%s,%s%n", u, v, names[cluster]));
        }
        return write(folder, "clusters.csv", text.toString());
    }

    static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
