package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NecessaryProductsTest {

    @Test
    void oneHiddenLayerByHand() {
        // 2-3-1, N = 2: forward and cross 2·3·3 + 2·1·4 = 26 each, Gram of layer 2: 4² = 16, no look-ahead,
        // pull-back 2·3·1 = 6, solve 2·3² = 18.
        assertThat(NecessaryProducts.of(2, 3, 1).flopsPerSample()).isEqualTo(26 + 26 + 16 + 6 + 18);
    }

    @Test
    void twoHiddenLayersByHand() {
        // 1-100-100-1: forward and cross 2·100·2 + 2·100·101 + 2·101 = 20 802 each, Gram 2·101² = 20 402, look-ahead
        // 2·100·100 = 20 000, pull-back 20 000 + 200, solve 2·20 000.
        assertThat(NecessaryProducts.of(1, 100, 100, 1).flopsPerSample())
                .isEqualTo(2 * 20_802 + 20_402 + 20_000 + 20_200 + 40_000);
    }

    @Test
    void narrowNextLayerMakesPullBackAndSolveCheaper() {
        // The second pull-back and solve, 2·100·1 + 2·100², become 4·100·1 + 2·1²; the first keep their form, since the
        // next layer is as wide.
        NecessaryProducts products = NecessaryProducts.of(1, 100, 100, 1);
        assertThat(products.fewestFlopsPerSample()).isEqualTo(products.flopsPerSample() - 20_200 + 402);
    }

    @Test
    void nextLayerIsNarrowBelowTheGoldenRatio() {
        // 4·100·61 + 2·61² = 31 842 is less than 2·100·61 + 2·100² = 32 200, and 4·100·62 + 2·62² is more.
        NecessaryProducts below = NecessaryProducts.of(1, 100, 61);
        NecessaryProducts above = NecessaryProducts.of(1, 100, 62);
        assertThat(below.fewestFlopsPerSample()).isEqualTo(below.flopsPerSample() - 32_200 + 31_842);
        assertThat(above.fewestFlopsPerSample()).isEqualTo(above.flopsPerSample());
    }

    @Test
    void theInputsGramMatrixIsNotCounted() {
        assertThat(NecessaryProducts.of(7, 5, 4, 3).products())
                .filteredOn(product -> product.kind() == NecessaryProducts.Kind.GRAM)
                .extracting(NecessaryProducts.Product::layer)
                .containsExactly(2, 3);
    }

    @Test
    void networksWithoutHiddenLayerAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NecessaryProducts.of(3, 1))
                .withMessageContaining("2 sizes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NecessaryProducts.of(3, 0, 1))
                .withMessageContaining("width 0");
    }
}
