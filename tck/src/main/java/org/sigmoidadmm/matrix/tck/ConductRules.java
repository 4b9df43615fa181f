package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/** Rules that hold for all operations alike: operands, aliasing, determinism, independence of instances. */
abstract class ConductRules extends RuleGroup {

    ConductRules(MatrixBackendTck kit) {
        super(kit);
    }

    @Test
    @Rule("B-12")
    void operandsAreNotModified() {
        for (int size : new int[] {2, 5, 12, 31}) {
            for (Operation operation : Operations.of(size, size + 3)) {
                Matrix[] matrices = operation.matrices(subject());
                operation.call(subject(), matrices);
                for (int k = 0; k < matrices.length; k++) {
                    Operation.Operand operand = operation.operands().get(k);
                    if (!operand.written()) {
                        String what = operation.resultName(k) + " after the call";
                        Subject.requireSameBits(() -> what, subject().read(matrices[k]), operand.values());
                    }
                }
            }
        }
    }

    @Test
    @Rule("B-13")
    void permittedAliasingGivesTheSameResult() {
        try (Subject reference = new Subject(new ReferenceBackend())) {
            int[][] shapes = {{5, 1}, {1, 5}, {5, 5}, {12, 12}, {40, 40}};
            for (int[] shape : shapes) {
                for (Operation operation : Operations.of(shape[0], shape[1])) {
                    for (int i = 0; i < operation.operands().size(); i++) {
                        for (int j = 0; j < operation.operands().size(); j++) {
                            if (i != j
                                    && !operation.operands().get(i).written()
                                    && operation.sameShape(i, j)
                                    && operation.mayAlias(i, j)
                                    && factorable(operation, j)) {
                                requireSameResult(operation, i, j, reference);
                            }
                        }
                    }
                }
            }
        }
    }

    /** Only the matrix of a system may stand for its right-hand side, not the other way round. */
    private static boolean factorable(Operation operation, int j) {
        return !operation.name().startsWith("solveSpd") || j != 0;
    }

    /** Operand i, which is read, stands for operand j too. The data is exact, so there is no tolerance. */
    private void requireSameResult(Operation operation, int i, int j, Subject reference) {
        Matrix[] separate = operation.matrices(reference);
        separate[j] = reference.of(operation.operands().get(i).values());
        Dense[] expected = operation.outcome(reference, separate);
        Matrix[] aliased = operation.matrices(subject());
        aliased[j] = aliased[i];
        Dense[] actual = operation.outcome(subject(), aliased);
        for (int k = 0; k < expected.length; k++) {
            int meant = k == i ? j : k;
            String what = operation.resultName(k) + " where "
                    + operation.operands().get(i).name() + " is also "
                    + operation.operands().get(j).name();
            Subject.requireEqual(() -> what, actual[k], expected[meant]);
        }
    }

    @Test
    @Rule("B-14")
    void sameCallGivesSameBits() {
        List<Dense> first = workout(subject());
        requireSameBits("a second call on the same instance", first, workout(subject()));
        // one call more in between, in case that something alternates
        Matrix matrix = subject().of(Dense.random(random(), 5, 5));
        backend().dot(matrix, matrix);
        backend()
                .gemm(
                        1,
                        Transpose.NO,
                        matrix,
                        Transpose.YES,
                        matrix,
                        0,
                        backend().zeros(5, 5));
        requireSameBits("a third call on the same instance", first, workout(subject()));
    }

    @Test
    @Rule("B-15")
    void instancesGiveSameBits() {
        List<Dense> first = workout(subject());
        try (Subject other = kit().newSubject()) {
            requireSameBits("another instance", first, workout(other));
        }
    }

    @Test
    @Rule("B-16")
    void instancesAreIndependent() {
        Dense values = Dense.random(random(), 5, 7);
        Matrix matrix = subject().of(values);
        List<Dense> before = workout(subject());
        Subject other = kit().newSubject();
        other.backend().fill(9, other.of(values));
        workout(other, SEED + 1);
        requireSameBits("the same instance after another has worked", before, workout(subject()));
        other.close();
        subject().requireEqual(() -> "matrix after another instance was closed", matrix, values);
        requireSameBits("the same instance after another was closed", before, workout(subject()));
    }

    @Test
    @Rule("B-17")
    void instancesWorkOnTwoThreadsAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (Subject one = kit().newSubject();
                Subject two = kit().newSubject()) {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<Integer>> runs = new ArrayList<>();
            // each on its own data, so that values of the other would show
            long seed = SEED;
            for (Subject instance : List.of(one, two)) {
                ThreadLoad load = new ThreadLoad(instance, seed++);
                runs.add(pool.submit(() -> {
                    together.await(1, TimeUnit.MINUTES);
                    return load.countDeviations();
                }));
            }
            for (Future<Integer> run : runs) {
                assertThat(run.get(1, TimeUnit.MINUTES))
                        .as("results that differ from those of an instance that works alone")
                        .isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * What one of two threads does, with the results of doing it alone. Native libraries have been seen to fail in one
     * call of a thousand, so there are many small calls of one kind, then of another.
     */
    private static final class ThreadLoad {

        private static final int CALLS = 40_000;

        private final Subject subject;
        private final long seed;
        private final List<Dense> alone;
        private final Matrix a;
        private final Matrix b;
        private final Matrix product;
        private final Matrix solution;
        private final Dense productAlone;
        private final Dense solutionAlone;

        ThreadLoad(Subject subject, long seed) {
            this.subject = subject;
            this.seed = seed;
            SplittableRandom random = new SplittableRandom(seed);
            alone = workout(subject, seed);
            a = subject.of(SpdMatrices.wellConditioned(random, 5));
            b = subject.of(Dense.random(random, 5, 6));
            product = subject.poisoned(5, 6);
            solution = subject.poisoned(5, 6);
            multiply();
            solve();
            productAlone = subject.read(product);
            solutionAlone = subject.read(solution);
        }

        private void multiply() {
            subject.backend().gemm(1, Transpose.NO, a, Transpose.NO, b, 0, product);
        }

        private void solve() {
            subject.backend().solveSpd(Side.LEFT, a, b, solution);
        }

        int countDeviations() {
            int deviations = 0;
            for (int round = 0; round < 4; round++) {
                List<Dense> beside = workout(subject, seed);
                for (int k = 0; k < alone.size(); k++) {
                    deviations += beside.get(k).sameBits(alone.get(k)) ? 0 : 1;
                }
            }
            for (int call = 0; call < CALLS; call++) {
                multiply();
                deviations += subject.read(product).sameBits(productAlone) ? 0 : 1;
            }
            for (int call = 0; call < CALLS; call++) {
                solve();
                deviations += subject.read(solution).sameBits(solutionAlone) ? 0 : 1;
            }
            return deviations;
        }
    }

    private static void requireSameBits(String what, List<Dense> expected, List<Dense> actual) {
        for (int k = 0; k < expected.size(); k++) {
            String result = "result " + k + " of " + what;
            Subject.requireSameBits(() -> result, actual.get(k), expected.get(k));
        }
    }

    /** Runs every kind of computation on data where each order of summation rounds differently. */
    private static List<Dense> workout(Subject subject) {
        return workout(subject, SEED);
    }

    private static List<Dense> workout(Subject subject, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MatrixBackend backend = subject.backend();
        Activation activation = Activations.SIGMOID;
        List<Dense> results = new ArrayList<>();
        for (int size : new int[] {3, 31, 70}) {
            Matrix a = subject.of(Dense.random(random, size, size + 1));
            Matrix b = subject.of(Dense.random(random, size + 1, 40));
            Matrix c = subject.poisoned(size, 40);
            backend.gemm(0.7, Transpose.NO, a, Transpose.NO, b, 0, c);
            results.add(subject.read(c));
            backend.gemm(0.7, Transpose.NO, a, Transpose.NO, b, 0.7, c);
            results.add(subject.read(c));
            Matrix gram = subject.poisoned(size, size);
            backend.gram(0.7, Transpose.NO, a, 0, gram);
            results.add(subject.read(gram));
            backend.addToDiagonal(1, gram);
            backend.solveSpd(Side.LEFT, gram, c, c);
            results.add(subject.read(c));
            Matrix turned = subject.poisoned(40, size);
            backend.transpose(c, turned);
            backend.solveSpd(Side.RIGHT, gram, turned, turned);
            results.add(subject.read(turned));
            Matrix sums = subject.poisoned(size, 1);
            backend.rowSums(a, 0, sums);
            results.add(subject.read(sums));
            Matrix slope = subject.poisoned(size, 40);
            backend.activateLayer(activation, c, sums, c, slope);
            results.add(subject.read(c));
            results.add(subject.read(slope));
            results.add(new Dense(2, 1, backend.dot(c, slope), backend.maxAbs(c)));
            Matrix multiplier = subject.of(Dense.random(random, size, 40));
            Matrix v = subject.of(Dense.random(random, size, 40));
            double[] four = new double[4];
            Matrix weights = subject.of(Dense.random(random, 1, 40));
            Matrix gradientSum = subject.of(Dense.random(random, size, 1));
            backend.updateLayer(0.3, 0.7, c, slope, slope, v, multiplier, slope, weights, sums, gradientSum, four);
            results.add(subject.read(sums));
            results.add(subject.read(gradientSum));
            results.add(subject.read(slope));
            results.add(subject.read(multiplier));
            results.add(new Dense(4, 1, four));
        }
        return results;
    }
}
