package org.sigmoidadmm.backend.ojalgo;

import java.util.Objects;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.KernelCheck;
import org.sigmoidadmm.matrix.spi.LibraryVersion;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** Announces the backend {@code ojalgo}: ojAlgo's primitive stores, pure Java. */
public final class OjalgoProvider implements MatrixBackendProvider {

    private static final String NAME = "ojalgo";

    /** Makes a provider; the library is not touched before {@link #probe} or {@link #create}. */
    public OjalgoProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 100;
    }

    @Override
    public Availability probe() {
        try (MatrixBackend backend = create(BackendOptions.SINGLE_THREADED)) {
            KernelCheck.run(backend);
            return Availability.available(backend.info().library());
        } catch (LinkageError failure) {
            return Availability.unavailable(
                    "ojAlgo", "ojAlgo cannot be loaded (" + failure + "): " + remedy(), failure);
        } catch (RuntimeException failure) {
            return Availability.unavailable("ojAlgo", "ojAlgo does not compute here: " + failure.getMessage(), failure);
        }
    }

    /** ojAlgo is a named module, which nothing on a module path asks for, and keeps its kernels to itself. */
    private static String remedy() {
        String module = OjalgoProvider.class.getModule().getName();
        return module == null
                ? "add org.ojalgo:ojalgo to the class path"
                : "have org.ojalgo:ojalgo on the module path and give java --add-modules ojalgo "
                        + "--add-exports ojalgo/org.ojalgo.array.operation=" + module;
    }

    @Override
    public MatrixBackend create(BackendOptions options) {
        Objects.requireNonNull(options, "options");
        return new OjalgoBackend(new BackendInfo(
                NAME, LibraryVersion.describe(OjalgoProvider.class, "ojAlgo", "org.ojalgo", "ojalgo"), 1, "pure Java"));
    }
}
