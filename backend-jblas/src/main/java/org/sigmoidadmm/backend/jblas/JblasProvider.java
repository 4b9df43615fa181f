package org.sigmoidadmm.backend.jblas;

import java.util.Objects;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.KernelCheck;
import org.sigmoidadmm.matrix.spi.LibraryVersion;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Announces the backend {@code jblas}: the native BLAS and LAPACK that jblas carries, one thread.
 *
 * <p>Every instance works on a copy of jblas and its native library of its own, because the library is not safe to be
 * used by two threads at the same time; it is unpacked into {@code java.io.tmpdir} once for each instance that is open at
 * the same time. A copy of jblas that the program itself uses is not touched. On Linux the environment decides on the
 * speed; {@link #probe} advises where a setting is missing.
 */
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
            return Availability.available(backend.info().library(), NativeAdvice.onSpeed());
        } catch (RuntimeException | LinkageError failure) {
            Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
            return Availability.unavailable(library(), String.valueOf(failure.getMessage()), cause);
        }
    }

    @Override
    public MatrixBackend create(BackendOptions options) {
        Objects.requireNonNull(options, "options");
        NativeCopy library = NativeCopy.lease();
        String note = "native OpenBLAS carried by jblas, " + library.callsDescription();
        return new JblasBackend(new BackendInfo(NAME, library(), 1, note), library);
    }

    private static String library() {
        return LibraryVersion.describe(JblasProvider.class, "jblas", "org.jblas", "jblas");
    }
}
