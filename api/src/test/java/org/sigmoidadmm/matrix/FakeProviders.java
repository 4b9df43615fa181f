package org.sigmoidadmm.matrix;

import java.lang.reflect.Proxy;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** Providers for the tests of discovery: sound ones, and one for each way to be broken. */
final class FakeProviders {

    private FakeProviders() {}

    /** A provider whose backend can do nothing but describe itself. */
    abstract static class Fake implements MatrixBackendProvider {

        private final String name;
        private final int priority;

        Fake(String name, int priority) {
            this.name = name;
            this.priority = priority;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int priority() {
            return priority;
        }

        @Override
        public Availability probe() {
            return Availability.available(name + " 1.0");
        }

        @Override
        public MatrixBackend create(BackendOptions options) {
            BackendInfo info = new BackendInfo(name, name + " 1.0", options.threads(), "");
            return (MatrixBackend) Proxy.newProxyInstance(
                    MatrixBackend.class.getClassLoader(),
                    new Class<?>[] {MatrixBackend.class},
                    (proxy, method, arguments) -> method.getName().equals("info") ? info : null);
        }
    }

    /** Priority 100. */
    public static final class High extends Fake {
        /** For the service loader. */
        public High() {
            super("high", 100);
        }
    }

    /** Priority 10. */
    public static final class Low extends Fake {
        /** For the service loader. */
        public Low() {
            super("low", 10);
        }
    }

    /** Priority 100, as {@link High}, with a name that comes before. */
    public static final class Before extends Fake {
        /** For the service loader. */
        public Before() {
            super("before", 100);
        }
    }

    /** Has the name of {@link Low}. */
    public static final class Duplicate extends Fake {
        /** For the service loader. */
        public Duplicate() {
            super("low", 20);
        }
    }

    /** The highest priority, and nothing behind it. */
    public static final class Unavailable extends Fake {

        static final UnsatisfiedLinkError CAUSE = new UnsatisfiedLinkError("no fake in java.library.path");

        /** For the service loader. */
        public Unavailable() {
            super("unavailable", 1000);
        }

        @Override
        public Availability probe() {
            return Availability.unavailable("Fake 2.0", "the native library is missing, install libfake", CAUSE);
        }
    }

    /** Its constructor throws. */
    public static final class ThrowingConstructor extends Fake {
        /** For the service loader. */
        public ThrowingConstructor() {
            super("throwing-constructor", 1000);
            throw new IllegalStateException("constructor failed on purpose");
        }
    }

    /** Its static initialiser throws. */
    public static final class ThrowingInitializer extends Fake {

        private static final int VALUE = Integer.parseInt("initialiser failed on purpose");

        /** For the service loader. */
        public ThrowingInitializer() {
            super("throwing-initializer", VALUE);
        }
    }

    /** Its probe lets a link error out. */
    public static final class LinkErrorProbe extends Fake {
        /** For the service loader. */
        public LinkErrorProbe() {
            super("link-error", 1000);
        }

        @Override
        public Availability probe() {
            throw new NoClassDefFoundError("org/example/Library");
        }
    }

    /** Its probe gives null. */
    public static final class NullProbe extends Fake {
        /** For the service loader. */
        public NullProbe() {
            super("null-probe", 1000);
        }

        @Override
        @SuppressWarnings("NullAway") // the fault
        public Availability probe() {
            return null;
        }
    }

    /** Its name throws. */
    public static final class ThrowingName extends Fake {
        /** For the service loader. */
        public ThrowingName() {
            super("never-seen", 1000);
        }

        @Override
        public String name() {
            throw new IllegalStateException("name failed on purpose");
        }
    }

    /** Not a provider at all. */
    public static final class NoProvider {
        /** For the service loader. */
        public NoProvider() {}
    }
}
