package org.sigmoidadmm.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixBackendsTest {

    @TempDir
    Path folder;

    @AfterEach
    void clearProperty() {
        System.clearProperty(MatrixBackends.PROPERTY);
    }

    private MatrixBackends scan(Class<?>... providers) throws IOException {
        try (URLClassLoader loader = ServicesLoader.of(folder, providers)) {
            return MatrixBackends.scan(loader);
        }
    }

    private static List<String> names(MatrixBackends backends) {
        return backends.candidates().stream().map(BackendCandidate::name).toList();
    }

    private static BackendCandidate theBroken(MatrixBackends backends) {
        List<BackendCandidate> broken =
                backends.candidates().stream().filter(c -> !c.available()).toList();
        assertThat(broken).hasSize(1);
        return broken.get(0);
    }

    // ---------------------------------------------------------------- automatic selection

    @Test
    void highestPriorityIsTaken() throws IOException {
        MatrixBackends backends = scan(FakeProviders.Low.class, FakeProviders.High.class);
        assertThat(names(backends)).containsExactly("high", "low");
        assertThat(backends.select(null).name()).isEqualTo("high");
        assertThat(backends.select("auto").name()).isEqualTo("high");
    }

    @Test
    void tiesAreDecidedByName() throws IOException {
        MatrixBackends backends = scan(FakeProviders.High.class, FakeProviders.Low.class, FakeProviders.Before.class);
        assertThat(names(backends)).containsExactly("before", "high", "low");
        assertThat(backends.select(null).name()).isEqualTo("before");
    }

    @Test
    void automaticSelectionPassesOverWhatIsNotAvailable() throws IOException {
        MatrixBackends backends = scan(FakeProviders.Unavailable.class, FakeProviders.Low.class);
        assertThat(names(backends)).containsExactly("low", "unavailable");
        assertThat(backends.select(null).name()).isEqualTo("low");
    }

    @Test
    void createPassesTheOptions() throws IOException {
        MatrixBackends backends = scan(FakeProviders.Low.class);
        try (MatrixBackend backend = backends.create("low", new BackendOptions(3))) {
            assertThat(backend.info()).isEqualTo(new BackendInfo("low", "low 1.0", 3, ""));
        }
    }

    // ---------------------------------------------------------------- explicit selection

    @Test
    void namedBackendIsTakenWhateverItsPriority() throws IOException {
        assertThat(scan(FakeProviders.High.class, FakeProviders.Low.class)
                        .select("low")
                        .name())
                .isEqualTo("low");
    }

    @Test
    void namedBackendThatIsNotAvailableIsAnErrorNeverAFallBack() throws IOException {
        MatrixBackends backends = scan(FakeProviders.Unavailable.class, FakeProviders.High.class);
        assertThatThrownBy(() -> backends.select("unavailable"))
                .isInstanceOf(NoBackendException.class)
                .hasMessageContaining("'unavailable' (argument) is not available")
                .hasMessageContaining("install libfake")
                .hasMessageContaining("high  available")
                .hasCause(FakeProviders.Unavailable.CAUSE);
        assertThatThrownBy(() -> backends.create("unavailable", BackendOptions.SINGLE_THREADED))
                .isInstanceOf(NoBackendException.class);
    }

    @Test
    void unknownNameIsAnErrorThatListsThePresent() throws IOException {
        MatrixBackends backends = scan(FakeProviders.Low.class, FakeProviders.High.class);
        assertThatThrownBy(() -> backends.select("hihg"))
                .isInstanceOf(NoBackendException.class)
                .hasMessageContaining("no matrix backend 'hihg' (argument)")
                .hasMessageContaining("high")
                .hasMessageContaining("low")
                .hasMessageContaining("META-INF/services");
    }

    @Test
    void systemPropertyNamesTheBackend() throws IOException {
        MatrixBackends backends =
                scan(FakeProviders.Low.class, FakeProviders.High.class, FakeProviders.Unavailable.class);
        System.setProperty(MatrixBackends.PROPERTY, "low");
        assertThat(backends.select().name()).isEqualTo("low");
        assertThat(backends.select(null).name()).isEqualTo("low");
        assertThat(backends.select("high").name())
                .as("the argument comes first")
                .isEqualTo("high");
        assertThat(backends.select("auto").name()).as("auto is an argument").isEqualTo("high");
        System.setProperty(MatrixBackends.PROPERTY, "auto");
        assertThat(backends.select(null).name()).isEqualTo("high");
        System.setProperty(MatrixBackends.PROPERTY, "unavailable");
        assertThatThrownBy(() -> backends.select(null))
                .isInstanceOf(NoBackendException.class)
                .hasMessageContaining("system property " + MatrixBackends.PROPERTY);
    }

    @Test
    void duplicateNameIsAnErrorForEveryRequest() throws IOException {
        MatrixBackends backends =
                scan(FakeProviders.Low.class, FakeProviders.Duplicate.class, FakeProviders.High.class);
        assertThat(names(backends)).as("a scan lists both").containsExactly("high", "low", "low");
        for (String name : new String[] {null, "low", "high"}) {
            assertThatThrownBy(() -> backends.select(name))
                    .as("select %s", name)
                    .isInstanceOf(NoBackendException.class)
                    .hasMessageContaining("'low'")
                    .hasMessageContaining(FakeProviders.Low.class.getName())
                    .hasMessageContaining(FakeProviders.Duplicate.class.getName());
        }
    }

    // ---------------------------------------------------------------- nothing to select

    @Test
    void noBackendAtAllIsAnErrorWithTheRemedy() {
        MatrixBackends backends = MatrixBackends.scan();
        assertThat(backends.candidates())
                .as("the interface alone has no backend")
                .isEmpty();
        for (String name : new String[] {null, "auto", "ejml"}) {
            assertThatThrownBy(() -> backends.select(name))
                    .as("select %s", name)
                    .isInstanceOf(NoBackendException.class)
                    .hasMessageContaining("No provider was found")
                    .hasMessageContaining("sigmoid-admm-backend-ejml")
                    .hasMessageContaining("META-INF/services");
        }
    }

    @Test
    void noAvailableBackendIsAnErrorWithTheTable() throws IOException {
        MatrixBackends backends = scan(
                FakeProviders.Unavailable.class,
                FakeProviders.LinkErrorProbe.class,
                FakeProviders.ThrowingConstructor.class);
        assertThatThrownBy(() -> backends.select(null))
                .isInstanceOf(NoBackendException.class)
                .hasMessageContaining("No matrix backend is available")
                .hasMessageContaining("unavailable  not available, Fake 2.0: the native library is missing")
                .hasMessageContaining("link-error  not available")
                .hasMessageContaining("org/example/Library")
                .hasMessageContaining("constructor failed on purpose")
                .hasMessageContaining("sigmoid-admm-backend-ejml");
    }

    // ---------------------------------------------------------------- broken providers hide no other

    @Test
    void missingClassIsListedAndHidesNoOther() throws IOException {
        try (URLClassLoader loader = ServicesLoader.of(
                folder, "org.example.Missing", FakeProviders.Low.class.getName(), "org.example.MissingToo")) {
            MatrixBackends backends = MatrixBackends.scan(loader);
            assertThat(backends.select(null).name()).isEqualTo("low");
            assertThat(backends.candidates())
                    .filteredOn(c -> !c.available())
                    .extracting(BackendCandidate::reason)
                    .satisfiesExactlyInAnyOrder(
                            reason -> assertThat(reason).contains("org.example.Missing "),
                            reason -> assertThat(reason).contains("org.example.MissingToo"));
        }
    }

    @Test
    void throwingConstructorIsListedAndHidesNoOther() throws IOException {
        MatrixBackends backends = scan(FakeProviders.ThrowingConstructor.class, FakeProviders.Low.class);
        assertThat(backends.select(null).name()).isEqualTo("low");
        BackendCandidate broken = theBroken(backends);
        assertThat(broken.name()).isEqualTo(FakeProviders.ThrowingConstructor.class.getName());
        assertThat(broken.reason()).contains("constructor failed on purpose");
        assertThat(broken.cause()).hasRootCauseMessage("constructor failed on purpose");
        assertThatThrownBy(() -> backends.select(broken.name()))
                .isInstanceOf(NoBackendException.class)
                .hasMessageContaining("constructor failed on purpose");
    }

    @Test
    void throwingInitializerIsListedAndHidesNoOther() throws IOException {
        MatrixBackends backends = scan(FakeProviders.ThrowingInitializer.class, FakeProviders.Low.class);
        assertThat(backends.select(null).name()).isEqualTo("low");
        assertThat(theBroken(backends).name()).isEqualTo(FakeProviders.ThrowingInitializer.class.getName());
    }

    @Test
    void probeThatThrowsALinkageErrorMeansNotAvailable() throws IOException {
        MatrixBackends backends = scan(FakeProviders.LinkErrorProbe.class, FakeProviders.Low.class);
        assertThat(backends.select(null).name()).isEqualTo("low");
        BackendCandidate broken = theBroken(backends);
        assertThat(broken.name()).isEqualTo("link-error");
        assertThat(broken.priority()).isEqualTo(1000);
        assertThat(broken.reason()).contains("org/example/Library");
        assertThat(broken.cause()).isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void probeThatGivesNothingMeansNotAvailable() throws IOException {
        MatrixBackends backends = scan(FakeProviders.NullProbe.class, FakeProviders.Low.class);
        assertThat(backends.select(null).name()).isEqualTo("low");
        assertThat(theBroken(backends).reason()).isEqualTo("probe gave no result");
    }

    @Test
    void throwingNameIsListedByItsClassAndHidesNoOther() throws IOException {
        MatrixBackends backends = scan(FakeProviders.ThrowingName.class, FakeProviders.Low.class);
        assertThat(backends.select(null).name()).isEqualTo("low");
        BackendCandidate broken = theBroken(backends);
        assertThat(broken.name()).isEqualTo(FakeProviders.ThrowingName.class.getName());
        assertThat(broken.reason()).contains("name failed on purpose");
    }

    @Test
    void classThatIsNoProviderIsListedAndHidesNoOther() throws IOException {
        MatrixBackends backends = scan(FakeProviders.NoProvider.class, FakeProviders.Low.class);
        assertThat(backends.select(null).name()).isEqualTo("low");
        assertThat(theBroken(backends).reason()).contains(FakeProviders.NoProvider.class.getName());
    }

    @Test
    void unreadableServicesFileHidesNoOther() throws IOException {
        URL broken = ServicesLoader.place(folder.resolve("one"), "this is no class name");
        URL sound = ServicesLoader.place(folder.resolve("two"), FakeProviders.Low.class.getName());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {broken, sound}, getClass().getClassLoader())) {
            MatrixBackends backends = MatrixBackends.scan(loader);
            assertThat(backends.select(null).name()).isEqualTo("low");
            assertThat(theBroken(backends).reason()).contains("Illegal");
        }
    }

    @Test
    void loaderThatFailsForEverEndsTheScan() {
        ClassLoader failing = new ClassLoader(null) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        MatrixBackends backends = MatrixBackends.scan(failing);
        assertThat(backends.candidates())
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.reason()).contains("the disk is gone"));
        assertThatThrownBy(() -> backends.select(null)).isInstanceOf(NoBackendException.class);
    }

    // ---------------------------------------------------------------- class loaders

    @Test
    void givenLoaderIsUsedAndTheContextLoaderIsNot() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader loader = ServicesLoader.of(folder, FakeProviders.Low.class)) {
            thread.setContextClassLoader(loader);
            assertThat(names(MatrixBackends.scan())).isEmpty();
            thread.setContextClassLoader(null);
            assertThat(names(MatrixBackends.scan(loader))).containsExactly("low");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Test
    void scanIsASnapshot() throws IOException {
        MatrixBackends backends = scan(FakeProviders.Low.class);
        // the loader is closed by now
        assertThat(backends.select("low").probe().available()).isTrue();
        assertThat(backends.candidates()).isUnmodifiable();
        assertThat(Collections.frequency(names(backends), "low")).isEqualTo(1);
    }
}
