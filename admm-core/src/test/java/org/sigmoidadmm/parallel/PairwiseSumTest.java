package org.sigmoidadmm.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.parallel.PairwiseSum.Held;
import org.sigmoidadmm.parallel.PairwiseSum.Sum;
import org.sigmoidadmm.parallel.PairwiseSum.Term;

class PairwiseSumTest {

    private static Partition partition(int lanes, boolean singleBlocks) {
        return new Partition(1000, singleBlocks ? lanes : 3 * lanes, lanes);
    }

    /** Goes through the lanes as workers do, with names for sums, and writes down the expression that comes out. */
    private static String expression(int lanes, int workers, boolean singleBlocks) {
        Partition partition = partition(lanes, singleBlocks);
        PairwiseSum tree = new PairwiseSum(partition, workers);
        Map<String, String> sets = new HashMap<>();
        for (int lane = 0; lane < lanes; lane++) {
            int worker = partition.worker(lane, workers);
            String sum = String.valueOf(lane);
            if (tree.set(lane) == PairwiseSum.SPARE) {
                assertThat(singleBlocks).isTrue();
                assertThat(tree.usesSpare(worker)).isTrue();
                assertThat(tree.targets(lane)).isNotEmpty(); // or the sum would be lost
            } else {
                assertThat(tree.set(lane)).isLessThan(tree.sets(worker));
                sets.put(worker + "." + tree.set(lane), sum);
            }
            for (int target : tree.targets(lane)) {
                String key = worker + "." + target;
                sum = "(" + sets.get(key) + "+" + sum + ")";
                sets.put(key, sum);
            }
        }
        return expression(tree.root(), sets);
    }

    private static String expression(Term term, Map<String, String> sets) {
        if (term instanceof Sum sum) {
            return "(" + expression(sum.left(), sets) + "+" + expression(sum.right(), sets) + ")";
        }
        Held held = (Held) term;
        return sets.get(held.worker() + "." + held.set());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "2, (0+1)",
        "3, ((0+1)+2)",
        "4, ((0+1)+(2+3))",
        "6, (((0+1)+(2+3))+(4+5))",
        "7, (((0+1)+(2+3))+((4+5)+6))",
        "8, (((0+1)+(2+3))+((4+5)+(6+7)))"
    })
    void lanesAreAddedInTheSameOrderByAnyNumberOfWorkers(int lanes, String expected) {
        for (int workers = 1; workers <= lanes + 1; workers++) {
            assertThat(expression(lanes, workers, false))
                    .as("%d workers", workers)
                    .isEqualTo(expected);
            assertThat(expression(lanes, workers, true))
                    .as("%d workers", workers)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void oneAdditionAtMostIsLeftToOneOrTwoWorkers(int workers) {
        for (int lanes = 2; lanes <= 8; lanes += 2) {
            PairwiseSum tree = new PairwiseSum(partition(lanes, false), workers);
            Sum root = (Sum) tree.root();
            if (lanes != 6 || workers == 1) { // where the second worker begins within the tree's left part
                assertThat(root.left()).isInstanceOf(Held.class);
                assertThat(root.right()).isInstanceOf(Held.class);
            }
        }
    }

    @Test
    void aWorkerNeedsASetForEachGenerationAndNotForEachLane() {
        assertThat(new PairwiseSum(partition(8, false), 1).sets(0)).isEqualTo(4);
        assertThat(new PairwiseSum(partition(8, true), 1).sets(0)).isEqualTo(3);
        assertThat(new PairwiseSum(partition(4, false), 1).sets(0)).isEqualTo(3);
        assertThat(new PairwiseSum(partition(4, true), 1).sets(0)).isEqualTo(2);
        assertThat(new PairwiseSum(partition(4, true), 2).sets(0)).isEqualTo(1);
        assertThat(new PairwiseSum(partition(4, true), 2).usesSpare(1)).isTrue();
        assertThat(new PairwiseSum(partition(4, true), 4).usesSpare(1)).isFalse();
        assertThat(new PairwiseSum(partition(4, true), 4).sets(3)).isEqualTo(1);
        assertThat(new PairwiseSum(partition(1, true), 1).sets(0)).isEqualTo(1);
    }
}
