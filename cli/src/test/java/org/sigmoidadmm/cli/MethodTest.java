package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;

/** What a training will take is said before it begins. */
class MethodTest {

    private static final TrainingData DATA =
            TrainingData.of(new Samples(1, 1, new double[1]), new Samples(1, 1, new double[1]));

    private static Method taking(long bytes) {
        return new Method(
                provider -> {
                    throw new IllegalStateException("not to be trained");
                },
                1,
                data -> bytes,
                data -> null,
                null,
                Map.of());
    }

    @Test
    void memoryIsSaidInMebibytes() {
        assertThat(taking(3L << 20).describeMemory(DATA)).startsWith("memory: about 3 MiB of a heap of ");
    }

    @Test
    void trainingThatCannotFitTheHeapIsRefusedWithTheNumbers() {
        assertThatThrownBy(() -> taking(Long.MAX_VALUE).describeMemory(DATA))
                .isInstanceOf(FailedException.class)
                .hasMessageMatching("the training needs about \\d+ MiB of a heap of \\d+ MiB; give the JVM more .*");
    }

    @Test
    void nothingIsSaidWhereNothingIsKnown() {
        assertThat(taking(0).describeMemory(DATA)).isEmpty();
    }
}
