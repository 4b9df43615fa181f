package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    /** As {@link Runtime#addShutdownHook} does between Ctrl-C and the end. */
    @Test
    void processThatIsEndingAlreadyIsAnInterruption() {
        try (Interruption interruption = Interruption.open(hook -> {
            throw new IllegalStateException("Shutdown in progress");
        })) {
            assertThat(interruption.requested()).isTrue();
        }
    }

    @Test
    void hookWaitsUntilTheResultsAreSaved() throws InterruptedException {
        AtomicReference<Thread> hook = new AtomicReference<>();
        try (Interruption interruption = Interruption.open(hook::set)) {
            assertThat(interruption.requested()).isFalse();
            hook.get().start();
            hook.get().join(100);
            assertThat(hook.get().isAlive()).isTrue();
            assertThat(interruption.requested()).isTrue();
        }
        hook.get().join();
    }
}
