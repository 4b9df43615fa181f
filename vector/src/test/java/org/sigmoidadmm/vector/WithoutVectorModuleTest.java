package org.sigmoidadmm.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Activations;

/** Runs in a JVM without {@code jdk.incubator.vector}, though this module is on the class path. */
@Tag("without-vector-module")
class WithoutVectorModuleTest {

    @Test
    void jvmHasNoVectorModule() {
        assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isEmpty();
    }

    @Test
    void scalarKernelsAreUsed() {
        assertThat(Activations.kernels()).isEqualTo("scalar");
    }

    @Test
    void bulkEvaluationWorks() {
        double[] z = {-1e4, -800, -2, 0, 3, 800, Double.NaN, 1e-300, 5};
        double[] value = new double[z.length];
        double[] slope = new double[z.length];
        Activations.SIGMOID.evaluate(z, 0, z.length, value, slope);
        assertThat(value)
                .isEqualTo(Arrays.stream(z).map(Activations.SIGMOID::value).toArray());
        assertThat(slope)
                .isEqualTo(Arrays.stream(z).map(Activations.SIGMOID::slope).toArray());
    }
}
