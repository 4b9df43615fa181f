package org.sigmoidadmm.matrix.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenSweepKernelsTest {

    @TempDir
    Path folder;

    @Test
    void scalarKernelsAreUsedWhereThereAreNoOthers() {
        assertThat(ChosenSweepKernels.get()).isSameAs(SweepKernels.scalar());
    }

    @Test
    void foundKernelsAreUsed() throws IOException {
        assertThat(chosenWith(FoundSweeps.class.getName())).isInstanceOf(FoundSweeps.class);
    }

    @Test
    void kernelsWhoseClassIsMissingAreReplacedByTheScalarOnes() throws IOException {
        assertThat(chosenWith("org.sigmoidadmm.matrix.spi.Missing")).isSameAs(SweepKernels.scalar());
    }

    @Test
    void kernelsThatCannotBeLinkedAreReplacedByTheScalarOnes() throws IOException {
        assertThat(chosenWith(UnlinkableSweeps.class.getName())).isSameAs(SweepKernels.scalar());
    }

    private SweepKernels chosenWith(String provider) throws IOException {
        Path file = folder.resolve("META-INF/services").resolve(SweepKernels.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, provider);
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            return ChosenSweepKernels.choose(loader);
        }
    }

    /** Kernels of others. */
    public static class FoundSweeps implements SweepKernels {

        @Override
        public String description() {
            return "found";
        }

        @Override
        public void addColumn(double[] from, int start, int end, double[] column, double[] to) {
            throw new IllegalStateException("not called here");
        }

        @Override
        public void axpby(double alpha, double[] x, int fromX, double beta, double[] y, int fromY, int length) {
            throw new IllegalStateException("not called here");
        }

        @Override
        public void addProduct(
                double alpha,
                double[] factors,
                int fromFactor,
                int stepFactor,
                int count,
                double[] x,
                int fromX,
                int strideX,
                double[] y,
                int fromY,
                int length) {
            throw new IllegalStateException("not called here");
        }

        @Override
        public double dot(double[] x, int fromX, double[] y, int fromY, int length) {
            throw new IllegalStateException("not called here");
        }

        @Override
        public void force(double beta, double[] s, double[] v, double[] multiplier, double[] force, int length) {
            throw new IllegalStateException("not called here");
        }

        @Override
        public void gradient(
                double[] values,
                double[] slopes,
                int length,
                double[] v,
                double[] multiplier,
                double inverse,
                int start,
                double[] gradient) {
            throw new IllegalStateException("not called here");
        }

        @Override
        public void updateLayer(
                double beta,
                double inverse,
                double[] s,
                double[] slope,
                double[] delta,
                double[] v,
                double[] multiplier,
                double[] gradient,
                int from,
                int to,
                double[] partial) {
            throw new IllegalStateException("not called here");
        }
    }

    /** Kernels as they are in a JVM without the module that they need. */
    public static final class UnlinkableSweeps extends FoundSweeps {

        /** Fails as the loading of a missing class does. */
        public UnlinkableSweeps() {
            throw new NoClassDefFoundError("jdk/incubator/vector/Vector");
        }
    }
}
