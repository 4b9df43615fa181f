package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.sigmoidadmm.matrix.BackendCandidate;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** Rules on the provider, on how it is found and on what the backend says of itself. */
abstract class ProviderRules extends RuleGroup {

    /** An order from which on libraries find it worth while to use several threads. */
    private static final int LARGE = 300;

    ProviderRules(MatrixBackendTck kit) {
        super(kit);
    }

    private MatrixBackendProvider provider() {
        return kit().provider();
    }

    @Test
    @Rule("B-60")
    void nameIsPlainAndConstant() {
        assertThat(provider().name())
                .as("name of the provider")
                .matches("[a-z0-9]+(-[a-z0-9]+)*")
                .isNotEqualTo(MatrixBackends.AUTO)
                .isEqualTo(provider().name());
        assertThat(provider().priority()).as("priority").isEqualTo(provider().priority());
    }

    @Test
    @Rule("B-61")
    void probeFindsTheBackendAvailable() {
        Availability availability = provider().probe();
        assertThat(availability.available())
                .as("available, reason: %s, cause: %s", availability.reason(), availability.cause())
                .isTrue();
        assertThat(availability.library()).as("library").isNotBlank();
        assertThat(availability.cause()).as("cause").isNull();
    }

    @Test
    @Rule("B-62")
    void infoTellsTheTruth() {
        BackendInfo info = backend().info();
        assertThat(info.name()).as("name").isEqualTo(provider().name());
        assertThat(info.library()).as("library").isEqualTo(provider().probe().library());
        assertThat(info.threads()).as("threads when asked for one").isEqualTo(1);
        for (int threads : new int[] {2, 64}) {
            try (MatrixBackend several = kit().create(threads)) {
                assertThat(several.info().threads())
                        .as("threads when asked for %d", threads)
                        .isBetween(1, threads);
            }
        }
    }

    @Test
    @Rule("B-63")
    @ResourceLock(Resources.GLOBAL) // threads of tests that run beside this one would count
    void oneThreadMeansNoOther() {
        List<Subject> made = new ArrayList<>();
        try {
            StartedThreads.requireNone("create", () -> made.add(kit().newSubject()));
            Subject single = made.get(0);
            for (Operation operation : Operations.of(LARGE, LARGE)) {
                Matrix[] matrices = operation.matrices(single);
                StartedThreads.requireNone(operation.name(), () -> operation.call(single, matrices));
            }
        } finally {
            made.forEach(Subject::close);
        }
    }

    @Test
    @Rule("B-64")
    void providerNeedsNoLibraryUntilItProbes() throws Exception {
        try (URLClassLoader alone = ProviderLoaders.withoutLibraries(provider().getClass())) {
            Class<?> lonely = alone.loadClass(provider().getClass().getName());
            assertThatCode(() -> requireAnswers(
                            (MatrixBackendProvider) lonely.getConstructor().newInstance()))
                    .as("%s without its library", lonely)
                    .doesNotThrowAnyException();
        }
    }

    private void requireAnswers(MatrixBackendProvider lonely) {
        assertThat(lonely.name())
                .as("name without the library")
                .isEqualTo(provider().name());
        assertThat(lonely.priority())
                .as("priority without the library")
                .isEqualTo(provider().priority());
        Availability availability = lonely.probe();
        if (availability.available()) {
            // it has no library beside its own classes; then it must work
            lonely.create(BackendOptions.SINGLE_THREADED).close();
        } else {
            assertThat(availability.reason()).as("reason without the library").isNotBlank();
            assertThat(availability.cause()).as("cause without the library").isNotNull();
        }
    }

    @Test
    @Rule("B-65")
    void providerIsRegisteredWhereItsClassLies() throws Exception {
        assertThat(ProviderLoaders.servicesBeside(provider().getClass()))
                .as(
                        "META-INF/services/%s beside %s; on the class path it alone counts, so that a named module needs"
                                + " it beside its provides",
                        MatrixBackendProvider.class.getName(), provider().getClass())
                .contains(provider().getClass().getName());
    }

    @Test
    @Rule("B-66")
    void scanFindsTheBackend() {
        requireFound(MatrixBackends.scan(), "scan");
        requireFound(MatrixBackends.scan(provider().getClass().getClassLoader()), "scan of its own class loader");
        try (MatrixBackend created = MatrixBackends.scan().create(provider().name(), BackendOptions.SINGLE_THREADED)) {
            assertThat(created.info())
                    .as("info of the backend created by name")
                    .isEqualTo(backend().info());
        }
    }

    private void requireFound(MatrixBackends found, String how) {
        List<BackendCandidate> candidates = found.candidates().stream()
                .filter(candidate -> candidate.name().equals(provider().name())
                        && candidate.provider().equals(provider().getClass().getName()))
                .toList();
        assertThat(candidates)
                .as("%s found by %s among %s", provider().getClass(), how, found.candidates())
                .hasSize(1);
        BackendCandidate candidate = candidates.get(0);
        assertThat(candidate.available())
                .as("available by %s, reason: %s, cause: %s", how, candidate.reason(), candidate.cause())
                .isTrue();
    }

    @Test
    @Rule("B-67")
    void contextClassLoaderDoesNotMatter() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            thread.setContextClassLoader(empty);
            requireFound(MatrixBackends.scan(), "scan with an empty context class loader");
            requireComputes();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Test
    @Rule("B-68")
    void poolThreadDoesNotMatter() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<?> work = pool.submit(() -> {
                requireFound(MatrixBackends.scan(), "scan on a pool thread");
                requireComputes();
            });
            assertThatCode(() -> work.get(1, TimeUnit.MINUTES))
                    .as("work on a pool thread")
                    .doesNotThrowAnyException();
        } finally {
            pool.shutdownNow();
        }
    }

    private void requireComputes() {
        try (Subject created = kit().newSubject()) {
            Dense a = Dense.integers(random(), 12, 12);
            Matrix c = created.poisoned(12, 12);
            created.backend().gemm(1, Transpose.NO, created.of(a), Transpose.NO, created.of(a), 0, c);
            created.requireEqual(() -> "product", c, SpdMatrices.product(a, a));
        }
    }
}
