package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.sigmoidadmm.bench.SampledCheck.View;

/** What guards the figures must itself notice a wrong result. */
class SampledCheckTest {

    private static final View A = View.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
    private static final double[] A_TIMES_ITS_TRANSPOSE = {35, 44, 44, 56};

    @Test
    void rightProductPasses() {
        assertThatCode(() -> SampledCheck.product("gemm", A, A.transpose(), View.of(A_TIMES_ITS_TRANSPOSE, 2, 2)))
                .doesNotThrowAnyException();
    }

    @Test
    void wrongProductFails() {
        double[] wrong = A_TIMES_ITS_TRANSPOSE.clone();
        wrong[3] += 1e-12;
        assertThatIllegalStateException()
                .isThrownBy(() -> SampledCheck.product("gemm", A, A.transpose(), View.of(wrong, 2, 2)))
                .withMessageContaining("gemm: entry (1, 1) is 56.0")
                .withMessageContaining("the reference has 56.0");
    }

    @Test
    void notANumberFails() {
        double[] wrong = {35, Double.NaN, 44, 56};
        assertThatIllegalStateException()
                .isThrownBy(() -> SampledCheck.product("gemm", A, A.transpose(), View.of(wrong, 2, 2)));
    }

    @Test
    void wrongSolutionFails() {
        View a = View.of(new double[] {4, 1, 1, 3}, 2, 2);
        View b = View.of(new double[] {9, 5, 7, 4}, 2, 2); // x·a with x = {2, 1; 1, 1}, column by column
        assertThatCode(() ->
                        SampledCheck.solution("solve", View.of(new double[] {20 / 11.0, 1, 19 / 11.0, 1}, 2, 2), a, b))
                .doesNotThrowAnyException();
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        SampledCheck.solution("solve", View.of(new double[] {1.8, 1, 19 / 11.0, 1}, 2, 2), a, b));
    }
}
