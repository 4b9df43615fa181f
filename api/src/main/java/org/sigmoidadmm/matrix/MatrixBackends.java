package org.sigmoidadmm.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Finds the matrix backends that are present and creates the one to use.
 *
 * <p>A backend named explicitly (argument, then system property {@value #PROPERTY}, then environment variable
 * {@value #ENVIRONMENT} unless it is blank) is used or the call fails; there is never a fall-back to another. Without a
 * name, or with {@value #AUTO}, the available backend with the highest priority is used, ties by name.
 *
 * <p>An instance is a snapshot of one scan and is immutable; providers are found with the class loader of the
 * service-provider interface unless another is given.
 */
public final class MatrixBackends {

    /** The system property that names the backend. */
    public static final String PROPERTY = "sigmoidadmm.backend";

    /** The environment variable that names the backend. */
    public static final String ENVIRONMENT = "SIGMOIDADMM_BACKEND";

    /** The name that asks for automatic selection. */
    public static final String AUTO = "auto";

    private static final System.Logger LOGGER = System.getLogger("org.sigmoidadmm.matrix");

    private static final String REMEDY = "Add an artifact org.sigmoidadmm:sigmoid-admm-backend-ejml (pure Java), "
            + "-backend-jblas (native BLAS) or -backend-ojalgo (pure Java) to the class path; when shading, merge the "
            + "files under META-INF/services";

    private static final int MAX_ENTRIES = 100;

    private record Entry(@Nullable MatrixBackendProvider provider, BackendCandidate candidate) {}

    private final List<Entry> entries;

    private MatrixBackends(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Scans for providers with the class loader of the service-provider interface and probes each.
     *
     * @return every candidate, available or not
     */
    public static MatrixBackends scan() {
        return scan(MatrixBackendProvider.class.getClassLoader());
    }

    /**
     * Scans for providers with a given class loader and probes each.
     *
     * @param loader where to look; null for the system class loader
     * @return every candidate, available or not
     */
    public static MatrixBackends scan(@Nullable ClassLoader loader) {
        List<Entry> entries = new ArrayList<>();
        var iterator =
                ServiceLoader.load(MatrixBackendProvider.class, loader).stream().iterator();
        while (true) {
            Attempt<ServiceLoader.Provider<MatrixBackendProvider>> next =
                    Attempt.of(() -> iterator.hasNext() ? iterator.next() : null);
            if (next.failure() != null) {
                entries.add(unloadable("(services entry)", next.failure()));
                if (entries.size() >= MAX_ENTRIES) {
                    break; // a loader that fails for ever
                }
                continue;
            }
            if (next.value() == null) {
                break;
            }
            entries.add(load(next.value()));
        }
        entries.sort(Comparator.comparing((Entry e) -> !e.candidate().available())
                .thenComparing(
                        Comparator.comparingInt((Entry e) -> e.candidate().priority())
                                .reversed())
                .thenComparing(e -> e.candidate().name()));
        return new MatrixBackends(entries);
    }

    private static Entry load(ServiceLoader.Provider<MatrixBackendProvider> found) {
        Attempt<MatrixBackendProvider> provider = Attempt.of(found);
        if (provider.value() == null) {
            Throwable failure = Objects.requireNonNullElseGet(
                    provider.failure(), () -> new IllegalStateException("the service loader gave null"));
            String className = Objects.requireNonNullElse(
                    Attempt.of(() -> found.type().getName()).value(), "");
            return unloadable(className.isEmpty() ? "(services entry)" : className, failure);
        }
        MatrixBackendProvider present = provider.value();
        Attempt<Entry> entry = Attempt.of(() -> {
            String name = Objects.requireNonNull(present.name(), "name");
            int priority = present.priority();
            Attempt<Availability> probed = Attempt.of(present::probe);
            Availability availability = probed.value() != null
                    ? probed.value()
                    : Availability.unavailable(
                            "",
                            probed.failure() == null ? "probe gave no result" : "probe failed: " + probed.failure(),
                            probed.failure());
            return new Entry(
                    present, BackendCandidate.of(name, present.getClass().getName(), priority, availability));
        });
        return entry.value() != null
                ? entry.value()
                : unloadable(present.getClass().getName(), Objects.requireNonNull(entry.failure()));
    }

    private static Entry unloadable(String name, Throwable failure) {
        Throwable cause = failure instanceof ServiceConfigurationError ? failure.getCause() : null;
        String reason =
                "provider cannot be loaded: " + failure.getMessage() + (cause == null ? "" : " (" + cause + ")");
        return new Entry(null, new BackendCandidate(name, "", Integer.MIN_VALUE, false, "", reason, failure));
    }

    /**
     * Lists every backend that the scan found, in the order of automatic selection, those that are not available last.
     *
     * @return the candidates
     */
    public List<BackendCandidate> candidates() {
        return entries.stream().map(Entry::candidate).toList();
    }

    /**
     * A backend that is asked for.
     *
     * @param name its name, or {@value MatrixBackends#AUTO}
     * @param source what asks for it, such as {@code system property sigmoidadmm.backend}
     */
    public record Request(String name, String source) {}

    /**
     * Tells what the user of the program asks for by the system property or else the environment.
     *
     * @return the request; empty where neither is set, or the environment variable is blank
     */
    public static Optional<Request> requested() {
        String property = System.getProperty(PROPERTY);
        if (property != null) {
            return Optional.of(new Request(property, "system property " + PROPERTY));
        }
        return Optional.ofNullable(System.getenv(ENVIRONMENT))
                .filter(name -> !name.isBlank()) // a shell cannot always unset what it inherits
                .map(name -> new Request(name, "environment variable " + ENVIRONMENT));
    }

    /**
     * Chooses the backend that the user of the program wants, without creating it: the one that the system property or the
     * environment names, else the available one with the highest priority.
     *
     * @return the provider to create instances from
     * @throws NoBackendException if there is none, the named one is unknown or not available, or two have its name
     */
    public MatrixBackendProvider select() {
        return select(null);
    }

    /**
     * Chooses a backend without creating it, by the rules of the class comment. A name that is given here, {@value #AUTO}
     * too, leaves the system property and the environment aside.
     *
     * @param name a backend's name, {@value #AUTO}, or null for the same as {@link #select()}
     * @return the provider to create instances from
     * @throws NoBackendException if there is none, the named one is unknown or not available, or two have its name
     */
    public MatrixBackendProvider select(@Nullable String name) {
        Request request =
                name == null ? requested().orElse(new Request(AUTO, "default")) : new Request(name, "argument");
        requireUniqueNames();
        Entry chosen = request.name().equals(AUTO) ? automatic() : named(request.name(), request.source());
        MatrixBackendProvider provider = Objects.requireNonNull(chosen.provider());
        LOGGER.log(
                System.Logger.Level.DEBUG,
                () -> "backend " + chosen.candidate().name() + " ("
                        + chosen.candidate().library() + ")");
        return provider;
    }

    /**
     * Chooses a backend and creates one instance.
     *
     * @param name a backend's name, {@value #AUTO}, or null to look at the system property and the environment
     * @param options what is asked of the instance
     * @return a new backend; the caller closes it
     * @throws NoBackendException as {@link #select(String)}
     * @throws MatrixException if the provider cannot create one, or gives null
     */
    public MatrixBackend create(@Nullable String name, BackendOptions options) {
        return createFrom(select(name), options);
    }

    /**
     * Creates an instance from a provider.
     *
     * @param provider of the backend
     * @param options what is asked of the instance
     * @return a new backend; the caller closes it
     * @throws MatrixException if the provider cannot create one, or gives null
     */
    public static MatrixBackend createFrom(MatrixBackendProvider provider, BackendOptions options) {
        MatrixBackend backend = provider.create(options);
        if (backend == null) { // code of others, which may break its contract
            throw new MatrixException("the provider of backend '" + provider.name() + "', "
                    + provider.getClass().getName() + ", gave null in place of a backend");
        }
        return backend;
    }

    private Entry automatic() {
        return entries.stream()
                .filter(e -> e.provider() != null && e.candidate().available())
                .findFirst()
                .orElseThrow(() -> new NoBackendException("No matrix backend is available. " + table() + REMEDY + "."));
    }

    private Entry named(String wanted, String source) {
        Entry entry = entries.stream()
                .filter(e -> e.candidate().name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NoBackendException(
                        "There is no matrix backend '" + wanted + "' (" + source + "). " + table() + REMEDY + "."));
        if (entry.provider() == null || !entry.candidate().available()) {
            throw new NoBackendException(
                    "Matrix backend '" + wanted + "' (" + source + ") is not available: "
                            + entry.candidate().reason() + ". " + table() + REMEDY + ".",
                    entry.candidate().cause());
        }
        return entry;
    }

    private void requireUniqueNames() {
        for (int i = 0; i < entries.size(); i++) {
            for (int j = 0; j < i; j++) {
                BackendCandidate a = entries.get(j).candidate();
                BackendCandidate b = entries.get(i).candidate();
                if (entries.get(i).provider() != null
                        && entries.get(j).provider() != null
                        && a.name().equals(b.name())) {
                    throw new NoBackendException("Two matrix backends are named '" + a.name() + "': " + a.provider()
                            + " and " + b.provider() + ". Remove one of them from the class path.");
                }
            }
        }
    }

    private String table() {
        if (entries.isEmpty()) {
            return "No provider was found. ";
        }
        StringBuilder text = new StringBuilder("Found:");
        for (Entry entry : entries) {
            BackendCandidate c = entry.candidate();
            text.append("\n  ").append(c.name());
            text.append(c.available() ? "  available, priority " + c.priority() : "  not available");
            if (!c.library().isEmpty()) {
                text.append(", ").append(c.library());
            }
            if (!c.reason().isEmpty()) {
                text.append(": ").append(c.reason());
            }
        }
        return text.append('\n').toString();
    }

    /** The outcome of code of others, which may throw anything, link errors included. */
    private record Attempt<T>(@Nullable T value, @Nullable Throwable failure) {

        static <T> Attempt<T> of(Supplier<@Nullable T> action) {
            try {
                return new Attempt<>(action.get(), null);
            } catch (RuntimeException | LinkageError | ServiceConfigurationError failure) {
                return new Attempt<>(null, failure);
            }
        }
    }
}
