package org.sigmoidadmm.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerExecutorTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyWorkerRunsOnceOnAThreadOfItsOwn(int workers) {
        Set<Integer> indices = ConcurrentHashMap.newKeySet();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(workers);
        try (WorkerExecutor executor = WorkerExecutor.of(workers)) {
            executor.run(worker -> {
                indices.add(worker);
                threads.add(Thread.currentThread());
                all.countDown();
                await(all);
            });
        }
        assertThat(indices).hasSize(workers);
        assertThat(threads).hasSize(workers).contains(Thread.currentThread());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever catches the failure closes what the others are still working with. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void errorIsThrownAfterAllHaveEnded(int failing) {
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch failed = new CountDownLatch(1);
        try (WorkerExecutor executor = WorkerExecutor.of(3)) {
            assertThatThrownBy(() -> executor.run(worker -> {
                        if (worker == failing) {
                            failed.countDown();
                            throw new OutOfMemoryError("as if");
                        }
                        await(failed);
                        Thread.yield();
                        ended.incrementAndGet();
                    }))
                    .isInstanceOf(OutOfMemoryError.class)
                    .hasMessage("as if");
            assertThat(ended).hasValue(2);
        }
    }

    @Test
    void furtherFailuresAreSuppressedByTheFirstWorkers() {
        try (WorkerExecutor executor = WorkerExecutor.of(3)) {
            assertThatThrownBy(() -> executor.run(worker -> {
                        throw new IllegalStateException("worker " + worker);
                    }))
                    .hasMessage("worker 0")
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .extracting(Throwable::getMessage)
                            .containsExactly("worker 1", "worker 2"));
        }
    }

    @Test
    void interruptWaitsForTheOthersAndIsKept() {
        AtomicInteger ended = new AtomicInteger();
        try (WorkerExecutor executor = WorkerExecutor.of(2)) {
            Thread.currentThread().interrupt();
            executor.run(worker -> ended.incrementAndGet());
            assertThat(ended).hasValue(2);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
