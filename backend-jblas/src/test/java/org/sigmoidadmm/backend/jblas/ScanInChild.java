package org.sigmoidadmm.backend.jblas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.MatrixException;
import org.sigmoidadmm.matrix.NoBackendException;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * The main program of a child JVM: prints which backend is chosen, by itself and by name, and what files are in a folder, its
 * argument, while the library is in use.
 */
final class ScanInChild {

    private ScanInChild() {}

    public static void main(String[] arguments) throws IOException {
        MatrixBackends backends = MatrixBackends.scan();
        System.out.println("auto: " + backends.select(MatrixBackends.AUTO).name());
        System.out.println("spare: " + backends.select("spare").name());
        try {
            System.out.println("jblas: " + backends.select("jblas").name());
        } catch (NoBackendException refused) {
            System.out.println("refused: " + refused.getMessage());
            System.out.println("cause: " + refused.getCause());
        }
        if (arguments.length > 0) {
            try (MatrixBackend inUse = backends.select("jblas").create(BackendOptions.SINGLE_THREADED)) {
                try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
                    List<Path> left = files.filter(Files::isRegularFile).toList();
                    System.out.println(inUse.info().name() + " in use, in " + arguments[0] + ": " + left);
                }
            }
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
