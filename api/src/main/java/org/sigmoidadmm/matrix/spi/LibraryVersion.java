package org.sigmoidadmm.matrix.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.sigmoidadmm.matrix.MatrixException;

/**
 * Finds the version of a backend's library where Maven wrote it in the library's jar. That is still there on the module path
 * and in a shaded jar, which the entry of a manifest is not.
 */
public final class LibraryVersion {

    private LibraryVersion() {}

    /**
     * Names a library with its version.
     *
     * @param provider a class whose class loader has the library
     * @param name what the library is called
     * @param groupId of its artifact
     * @param artifactId of its artifact
     * @return the name and the version; the name alone if the version is not known
     * @throws MatrixException if the version is there and cannot be read
     */
    public static String describe(Class<?> provider, String name, String groupId, String artifactId) {
        String file = "META-INF/maven/" + groupId + "/" + artifactId + "/pom.properties";
        try (InputStream stream = provider.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                return name;
            }
            Properties properties = new Properties();
            properties.load(stream);
            return name + " " + properties.getProperty("version");
        } catch (IOException failure) {
            throw new MatrixException(name + " does not tell its version", failure);
        }
    }
}
