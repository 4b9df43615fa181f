package org.sigmoidadmm.matrix.spi;

import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;

/**
 * Announces a backend: cheap to construct, found by {@link java.util.ServiceLoader}.
 *
 * <p>Construction must not load the linear-algebra library; the class must not have static initialisers that do.
 */
public interface MatrixBackendProvider {

    /**
     * Returns the name by which users select the backend.
     *
     * @return lower-case letters, digits and hyphens, unique among the providers present
     */
    String name();

    /**
     * Returns the rank in automatic selection: the available provider with the highest priority is taken, ties by name.
     *
     * @return any number
     */
    int priority();

    /**
     * Finds out whether the backend computes here, by running the library's real kernels (a product and a Cholesky
     * solve) on small matrices. A missing class or native library is a result, not an exception.
     *
     * @return whether the backend is available, with the reason if it is not
     */
    Availability probe();

    /**
     * Creates a backend.
     *
     * @param options what the caller asks for
     * @return a new backend, independent of any other
     * @throws org.sigmoidadmm.matrix.MatrixException if it cannot be created
     */
    MatrixBackend create(BackendOptions options);
}
