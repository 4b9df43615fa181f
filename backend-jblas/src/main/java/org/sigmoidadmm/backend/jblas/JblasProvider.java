package org.sigmoidadmm.backend.jblas;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.jblas.util.Logger;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixException;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.KernelCheck;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** Announces the backend {@code jblas}: the native BLAS and LAPACK that jblas carries. */
public final class JblasProvider implements MatrixBackendProvider {

    private static final String NAME = "jblas";

    /** Makes a provider; the library is not touched before {@link #probe} or {@link #create}. */
    public JblasProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 300;
    }

    @Override
    public Availability probe() {
        try (MatrixBackend backend = create(BackendOptions.SINGLE_THREADED)) {
            KernelCheck.run(backend);
            return Availability.available(backend.info().library());
        } catch (LinkageError failure) {
            return Availability.unavailable(
                    "jblas",
                    "jblas's native library cannot be loaded (" + failure + "): install libgfortran, or use a platform"
                            + " for which jblas carries a library",
                    failure);
        } catch (RuntimeException failure) {
            return Availability.unavailable("jblas", "jblas does not compute here: " + failure.getMessage(), failure);
        }
    }

    @Override
    public MatrixBackend create(BackendOptions options) {
        Objects.requireNonNull(options, "options");
        Logger.getLogger().setLevel(Logger.WARNING);
        return new JblasBackend(new BackendInfo(NAME, "jblas " + version(), 1, "native BLAS"));
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream stream = Logger.class.getResourceAsStream("/META-INF/maven/org.jblas/jblas/pom.properties")) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException failure) {
            throw new MatrixException("jblas does not tell its version", failure);
        }
        return properties.getProperty("version", "of unknown version");
    }
}
