package org.sigmoidadmm.matrix.tck;

import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** Provider classes that are wrong in ways that only discovery shows; some are named in the tests' services file. */
final class BrokenProviders {

    private BrokenProviders() {}

    /** Right in everything but where it lies. */
    static class Base implements MatrixBackendProvider {

        @Override
        public String name() {
            return ReferenceProvider.NAME;
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public Availability probe() {
            return Availability.available(ReferenceProvider.LIBRARY);
        }

        @Override
        public MatrixBackend create(BackendOptions options) {
            return new ReferenceBackend();
        }
    }

    /** Creates a backend when it is constructed. */
    public static final class Eager extends Base {

        private final MatrixBackend backend = new ReferenceBackend();

        /** For the service loader. */
        public Eager() {}

        @Override
        public MatrixBackend create(BackendOptions options) {
            return backend;
        }
    }

    /** Lets the link error of a missing library out of its probe. */
    public static final class Throwing extends Base {

        /** For the service loader. */
        public Throwing() {}

        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public Availability probe() {
            return Availability.available(new ReferenceBackend().info().library());
        }
    }

    /** Keeps to itself why its library is not available. */
    public static final class Silent extends Base {

        /** For the service loader. */
        public Silent() {}

        @Override
        public String name() {
            return "silent";
        }

        @Override
        public Availability probe() {
            try {
                return Availability.available(new ReferenceBackend().info().library());
            } catch (LinkageError missing) {
                return Availability.unavailable("", "", null);
            }
        }
    }

    /** Named in no services file. */
    public static final class Unregistered extends Base {

        /** For the service loader. */
        public Unregistered() {}
    }

    /** Available only where the context class loader sees it. */
    public static final class ContextBound extends Base {

        /** For the service loader. */
        public ContextBound() {}

        @Override
        public String name() {
            return "context-bound";
        }

        @Override
        public Availability probe() {
            try {
                Thread.currentThread().getContextClassLoader().loadClass(ReferenceBackend.class.getName());
                return super.probe();
            } catch (ClassNotFoundException missing) {
                return Availability.unavailable("", "the library is not visible", missing);
            }
        }
    }

    /** Available only on the thread that the tests run on. */
    public static final class ThreadBound extends Base {

        /** For the service loader. */
        public ThreadBound() {}

        @Override
        public String name() {
            return "thread-bound";
        }

        @Override
        public Availability probe() {
            return Thread.currentThread().getName().startsWith("pool-")
                    ? Availability.unavailable("", "not on a pool thread", null)
                    : super.probe();
        }
    }
}
