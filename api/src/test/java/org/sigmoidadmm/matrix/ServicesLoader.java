package org.sigmoidadmm.matrix;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** Makes class loaders that have services files, as a class path with these jars would. */
final class ServicesLoader {

    private ServicesLoader() {}

    static URLClassLoader of(Path folder, Class<?>... providers) throws IOException {
        return of(folder, Arrays.stream(providers).map(Class::getName).toArray(String[]::new));
    }

    /** A loader with one services file of these lines. */
    static URLClassLoader of(Path folder, String... lines) throws IOException {
        return new URLClassLoader(new URL[] {place(folder, lines)}, ServicesLoader.class.getClassLoader());
    }

    /** Writes a services file under a folder and returns the folder's address. */
    static URL place(Path folder, String... lines) throws IOException {
        Path file = folder.resolve("META-INF/services").resolve(MatrixBackendProvider.class.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
        return folder.toUri().toURL();
    }
}
