package org.sigmoidadmm.backend.ejml;

import java.util.Objects;
import org.ejml.EjmlVersion;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixException;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.KernelCheck;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Announces the backend {@code ejml}: EJML's dense row-major kernels, pure Java, one thread.
 *
 * <p>Only single-threaded classes of EJML are used and none of its process-wide settings is touched.
 */
public final class EjmlProvider implements MatrixBackendProvider {

    private static final String NAME = "ejml";

    /** Makes a provider; the library is not touched before {@link #probe} or {@link #create}. */
    public EjmlProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 200;
    }

    @Override
    public Availability probe() {
        try (MatrixBackend backend = create(BackendOptions.SINGLE_THREADED)) {
            KernelCheck.run(backend);
            return Availability.available(backend.info().library());
        } catch (LinkageError failure) {
            return Availability.unavailable(
                    "EJML",
                    "EJML cannot be loaded (" + failure + "): add org.ejml:ejml-ddense to the class path",
                    failure);
        } catch (RuntimeException failure) {
            return Availability.unavailable("EJML", "EJML does not compute here: " + failure.getMessage(), failure);
        }
    }

    @Override
    public MatrixBackend create(BackendOptions options) {
        Objects.requireNonNull(options, "options");
        return new EjmlBackend(new BackendInfo(NAME, "EJML " + version(), 1, "pure Java"));
    }

    /** Reads the version from the library that is there; a plain reference would be the one compiled against. */
    private static String version() {
        try {
            return String.valueOf(EjmlVersion.class.getField("VERSION").get(null));
        } catch (ReflectiveOperationException failure) {
            throw new MatrixException("EJML does not tell its version", failure);
        }
    }
}
