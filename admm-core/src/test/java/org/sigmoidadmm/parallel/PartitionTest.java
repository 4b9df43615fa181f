package org.sigmoidadmm.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionTest {

    @Test
    void everyColumnIsInOneBlockAndEveryBlockInOneLane() {
        for (int columns = 1; columns <= 70; columns++) {
            for (int wanted : new int[] {1, 2, 3, 7, 8, 20, 69, 70, 71, Integer.MAX_VALUE}) {
                Partition partition = Partition.of(columns, wanted);
                String which = columns + " columns by " + wanted;
                assertThat(partition.lanes()).as(which).isBetween(1, Math.min(partition.blocks(), Partition.MAX_LANES));
                assertThat(partition.start(0)).as(which).isZero();
                assertThat(partition.start(partition.blocks())).as(which).isEqualTo(columns);
                assertThat(partition.firstBlock(0)).as(which).isZero();
                assertThat(partition.firstBlock(partition.lanes())).as(which).isEqualTo(partition.blocks());
                for (int block = 0; block < partition.blocks(); block++) {
                    int size = partition.start(block + 1) - partition.start(block);
                    assertThat(size)
                            .as(which)
                            .isBetween(columns / partition.blocks(), columns / partition.blocks() + 1);
                    assertThat(size).as(which).isBetween(1, wanted);
                }
                for (int lane = 0; lane < partition.lanes(); lane++) {
                    assertThat(partition.firstBlock(lane + 1) - partition.firstBlock(lane))
                            .as(which)
                            .isPositive();
                }
            }
        }
    }

    @Test
    void manyColumnsDoNotOverflow() {
        Partition partition = Partition.of(Integer.MAX_VALUE, 256);
        assertThat(partition.start(partition.blocks())).isEqualTo(Integer.MAX_VALUE);
        assertThat(partition.start(partition.blocks() - 1)).isBetween(Integer.MAX_VALUE - 256, Integer.MAX_VALUE - 1);
    }

    @Test
    void blocksFitTheCacheForNarrowAndWideNetworks() {
        assertThat(Partition.blockColumns(new int[] {1, 8, 1})).isEqualTo(2048);
        assertThat(Partition.blockColumns(new int[] {1, 100, 100, 1})).isEqualTo(655);
        assertThat(Partition.blockColumns(new int[] {3000, 10, 1})).isEqualTo(256);
    }
}
