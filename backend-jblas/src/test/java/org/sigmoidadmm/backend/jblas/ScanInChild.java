package org.sigmoidadmm.backend.jblas;

import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.MatrixException;
import org.sigmoidadmm.matrix.NoBackendException;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** The main program of a child JVM: prints which backend is chosen, by itself and by name. */
final class ScanInChild {

    private ScanInChild() {}

    public static void main(String[] arguments) {
        MatrixBackends backends = MatrixBackends.scan();
        System.out.println("auto: " + backends.select(MatrixBackends.AUTO).name());
        System.out.println("spare: " + backends.select("spare").name());
        try {
            System.out.println("jblas: " + backends.select("jblas").name());
        } catch (NoBackendException refused) {
            System.out.println("refused: " + refused.getMessage());
            System.out.println("cause: " + refused.getCause());
        }
    }

    /** A backend that can be chosen where jblas cannot. */
    public static final class Spare implements MatrixBackendProvider {

        @Override
        public String name() {
            return "spare";
        }

        @Override
        public int priority() {
            return 1;
        }

        @Override
        public Availability probe() {
            return Availability.available("spare 1");
        }

        @Override
        public MatrixBackend create(BackendOptions options) {
            throw new MatrixException("the spare backend is there to be chosen only");
        }
    }
}
