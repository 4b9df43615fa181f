package org.sigmoidadmm.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.matrix.spi.ActivationKernels;

class ChosenKernelsTest {

    @TempDir
    Path folder;

    @Test
    void scalarKernelsAreUsedWhereThereAreNoOthers() {
        assertThat(Activations.kernels()).isEqualTo("scalar");
    }

    @Test
    void foundKernelsAreUsed() throws IOException {
        assertThat(chosenWith(FoundKernels.class.getName())).isEqualTo("found");
    }

    @Test
    void kernelsWhoseClassIsMissingAreReplacedByTheScalarOnes() throws IOException {
        assertThat(chosenWith("org.sigmoidadmm.matrix.Missing")).isEqualTo("scalar");
    }

    @Test
    void kernelsThatCannotBeLinkedAreReplacedByTheScalarOnes() throws IOException {
        assertThat(chosenWith(UnlinkableKernels.class.getName())).isEqualTo("scalar");
    }

    private String chosenWith(String provider) throws IOException {
        Path file = folder.resolve("META-INF/services").resolve(ActivationKernels.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, provider);
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            return ChosenKernels.choose(loader).description();
        }
    }

    /** Kernels of others. */
    public static class FoundKernels implements ActivationKernels {

        @Override
        public String description() {
            return "found";
        }

        @Override
        public void sigmoid(double[] z, int from, int to, double[] value, double[] slope) {
            throw new IllegalStateException("not called here");
        }

        @Override
        public void tanh(double[] z, int from, int to, double[] value, double[] slope) {
            throw new IllegalStateException("not called here");
        }
    }

    /** Kernels as they are in a JVM without the module that they need. */
    public static final class UnlinkableKernels extends FoundKernels {

        /** Fails as the loading of a missing class does. */
        public UnlinkableKernels() {
            throw new NoClassDefFoundError("jdk/incubator/vector/Vector");
        }
    }
}
