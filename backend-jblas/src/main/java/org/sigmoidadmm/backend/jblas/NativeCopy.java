package org.sigmoidadmm.backend.jblas;

import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.MatrixException;

/**
 * A private copy of jblas and its native library.
 *
 * <p>The OpenBLAS that jblas carries is built without locks: two threads inside it at the same time share one work buffer
 * and get wrong numbers. So each backend instance leases a copy of its own, made by a class loader of its own, with its
 * own static buffers. Copies are pooled, because a native library is a resource of the process that cannot be unloaded;
 * there are never more than there were instances at the same time. jblas is thereby left alone where a program uses it
 * itself, its log level included.
 */
final class NativeCopy {

    private static final Queue<NativeCopy> POOL = new ConcurrentLinkedQueue<>();

    /** Above the highest level of jblas's logger: what it would print is in the exception. */
    private static final int SILENT = 6;

    private final MethodHandle dgemm;
    private final MethodHandle dpotrf;
    private final @Nullable ForeignBlas inPlace;

    private NativeCopy(Class<?> nativeBlas) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        dgemm = lookup.findStatic(
                nativeBlas,
                "dgemm",
                MethodType.methodType(
                        void.class,
                        char.class,
                        char.class,
                        int.class,
                        int.class,
                        int.class,
                        double.class,
                        double[].class,
                        int.class,
                        int.class,
                        double[].class,
                        int.class,
                        int.class,
                        double.class,
                        double[].class,
                        int.class,
                        int.class));
        dpotrf = lookup.findStatic(
                nativeBlas,
                "dpotrf",
                MethodType.methodType(int.class, char.class, int.class, double[].class, int.class, int.class));
        dgemm('N', 'N', 1, 1, 1, 1, new double[1], 0, 1, new double[1], 0, 1, 0, new double[1], 0, 1); // loads it
        inPlace = ForeignBlas.find(nativeBlas.getClassLoader()).orElse(null);
    }

    /**
     * Takes a copy from the pool or makes one, which unpacks and loads the native library.
     *
     * @return a copy for one thread at a time, to be given back by {@link #release}
     * @throws MatrixException if jblas or its native library cannot be loaded, with the loader's own error as the cause
     */
    static NativeCopy lease() {
        NativeCopy pooled = POOL.poll();
        return pooled != null ? pooled : load();
    }

    /** Makes the kernels by the best calls that this JVM has. */
    NativeKernels kernels() {
        return inPlace != null ? new InPlaceKernels(inPlace) : new CopyingKernels(this);
    }

    /** Says how the library is called. */
    String callsDescription() {
        return inPlace != null ? "called in place" : "called with copies of the arrays";
    }

    /** Gives the copy back; it must not be used afterwards. */
    void release() {
        POOL.add(this);
    }

    private static NativeCopy load() {
        ClassLoader loader = new CopyingLoader();
        try {
            Object logger = loader.loadClass("org.jblas.util.Logger")
                    .getMethod("getLogger")
                    .invoke(null);
            logger.getClass().getMethod("setLevel", int.class).invoke(logger, SILENT);
            NativeCopy copy = new NativeCopy(loader.loadClass("org.jblas.NativeBlas"));
            deleteUnpacked(loader);
            return copy;
        } catch (ClassNotFoundException missing) {
            throw new MatrixException("jblas is missing: add org.jblas:jblas to the class path", missing);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError failure) {
            Throwable cause = Objects.requireNonNullElse(loadFailure(loader), failure);
            throw new MatrixException(
                    "jblas's native library cannot be loaded (" + NativeAdvice.reason(cause) + "): "
                            + NativeAdvice.onLoading(cause),
                    cause);
        }
    }

    /**
     * Deletes the files of 30 MB that jblas has unpacked, which the process keeps all the same, so that they do not stay
     * behind where it is killed. Their folder is left to jblas, which deletes it at the end of the process, and the files too
     * where a system does not let those in use go.
     */
    private static void deleteUnpacked(ClassLoader loader) {
        try {
            Field folder = loader.loadClass("org.jblas.util.LibraryLoader").getDeclaredField("tempDir");
            folder.setAccessible(true);
            if (folder.get(null) instanceof File unpacked) {
                for (String name : Objects.requireNonNullElse(unpacked.list(), new String[0])) {
                    Files.delete(unpacked.toPath().resolve(name));
                }
            }
        } catch (ReflectiveOperationException | IOException | RuntimeException kept) {
            return; // another version of jblas, or such a system
        }
    }

    /** jblas swallows the error of its loader and then fails at the first call; loading once more tells the reason. */
    private static @Nullable Throwable loadFailure(ClassLoader loader) {
        try {
            Class<?> libraryLoader = loader.loadClass("org.jblas.util.LibraryLoader");
            libraryLoader
                    .getMethod("loadLibrary", String.class, boolean.class)
                    .invoke(libraryLoader.getConstructor().newInstance(), "jblas", true);
            return null;
        } catch (ReflectiveOperationException failure) {
            return failure.getCause();
        } catch (LinkageError failure) {
            return failure;
        }
    }

    /** c ← α·op(a)·op(b) + βc, as in the reference BLAS, each array with an offset. */
    void dgemm(
            char transposeA,
            char transposeB,
            int m,
            int n,
            int depth,
            double alpha,
            double[] a,
            int fromA,
            int strideA,
            double[] b,
            int fromB,
            int strideB,
            double beta,
            double[] c,
            int fromC,
            int strideC) {
        try {
            dgemm.invokeExact(
                    transposeA,
                    transposeB,
                    m,
                    n,
                    depth,
                    alpha,
                    a,
                    fromA,
                    strideA,
                    b,
                    fromB,
                    strideB,
                    beta,
                    c,
                    fromC,
                    strideC);
        } catch (Throwable failure) {
            throw translated("dgemm", failure);
        }
    }

    /** The lower triangle of a (order × order) ← its Cholesky factor; returns info. */
    int dpotrf(int order, double[] a) {
        try {
            return (int) dpotrf.invokeExact('L', order, a, 0, order);
        } catch (Throwable failure) {
            throw translated("dpotrf", failure);
        }
    }

    private static MatrixException translated(String routine, Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return new MatrixException("jblas's " + routine + " failed: " + failure.getMessage(), failure);
    }

    /** Defines the classes of jblas and {@link LoadedSymbols} anew and leaves everything else, its resources included, to our own loader. */
    private static final class CopyingLoader extends ClassLoader {

        CopyingLoader() {
            super(NativeCopy.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.jblas.") && !name.equals(LoadedSymbols.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (var stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (stream == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = stream.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }
    }
}
