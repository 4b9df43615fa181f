package org.sigmoidadmm.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.FusedMultiplyAdd;

/** Runs in a JVM that was told not to use the instruction. */
@Tag("without-fused-multiply-add")
class WithoutFusedMultiplyAddTest {

    @Test
    void emulationIsUsed() {
        assertThat(FusedMultiplyAdd.isNative()).isFalse();
    }

    @Test
    void scalarKernelsAreUsed() {
        assertThatThrownBy(VectorActivationKernels::new)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("the processor has no fused multiply-add");
        assertThat(Activations.kernels()).isEqualTo("scalar");
    }
}
