package org.sigmoidadmm.backend.jblas;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.MatrixException;

/**
 * BLAS and LAPACK routines of a native library, called on arrays of the Java heap where they are, by
 * {@code java.lang.foreign} of JDK 22 and newer. This is compiled for JDK 17 and finds that package by reflection, once for
 * each library; the calls are method handles.
 *
 * <p>Fortran takes every argument by its address: letters and numbers are written to small arrays to which the handles are
 * bound. For one thread at a time.
 */
final class ForeignBlas {

    /** The first version whose {@code java.lang.foreign} is final and takes arrays of the heap. */
    private static final int FIRST_VERSION = 22;

    private final byte[] letters = new byte[4];
    private final int[] numbers = new int[6];
    private final double[] factors = new double[2];
    private final int[] info = new int[1];
    private final MethodHandle dgemm;
    private final MethodHandle dpotrf;
    private final MethodHandle dtrsm;

    private ForeignBlas(Object symbols) throws ReflectiveOperationException {
        Foreign foreign = new Foreign(symbols);
        Object[] letter = new Object[letters.length];
        for (int k = 0; k < letters.length; k++) {
            letter[k] = foreign.address(letters, k);
        }
        Object[] number = new Object[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            number[k] = foreign.address(numbers, k * (long) Integer.BYTES);
        }
        Object alpha = foreign.address(factors, 0);
        Object beta = foreign.address(factors, Double.BYTES);
        dgemm = foreign.bind(
                "dgemm_",
                letter[0],
                letter[1],
                number[0],
                number[1],
                number[2],
                alpha,
                Foreign.ARRAY,
                number[3],
                Foreign.ARRAY,
                number[4],
                beta,
                Foreign.ARRAY,
                number[5]);
        dpotrf = foreign.bind("dpotrf_", letter[0], number[0], Foreign.ARRAY, number[1], foreign.address(info, 0));
        dtrsm = foreign.bind(
                "dtrsm_",
                letter[0],
                letter[1],
                letter[2],
                letter[3],
                number[0],
                number[1],
                alpha,
                Foreign.ARRAY,
                number[2],
                Foreign.ARRAY,
                number[3]);
    }

    /**
     * Binds the routines of the libraries that a class loader has loaded, on a JVM that can call them in place and lets this
     * code do so without a warning ({@code --enable-native-access}).
     *
     * @param loader whose classes loaded the libraries; it must define {@link LoadedSymbols} itself
     * @return the routines; empty where the JVM has no such calls or the library not those routines
     */
    static Optional<ForeignBlas> find(ClassLoader loader) {
        if (Runtime.version().feature() < FIRST_VERSION) {
            return Optional.empty();
        }
        try {
            Object enabled = Module.class.getMethod("isNativeAccessEnabled").invoke(ForeignBlas.class.getModule());
            if (!Boolean.TRUE.equals(enabled)) {
                return Optional.empty();
            }
            Object symbols = loader.loadClass(LoadedSymbols.class.getName())
                    .getMethod("get")
                    .invoke(null);
            return Optional.of(new ForeignBlas(symbols));
        } catch (ReflectiveOperationException | NoSuchElementException unlike) {
            return Optional.empty();
        }
    }

    /** c (m × n) ← α·op(a)·op(b) + βc. */
    void dgemm(
            boolean transposedA,
            boolean transposedB,
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
        letters[0] = letter(transposedA);
        letters[1] = letter(transposedB);
        numbers[0] = m;
        numbers[1] = n;
        numbers[2] = depth;
        numbers[3] = strideA;
        numbers[4] = strideB;
        numbers[5] = strideC;
        factors[0] = alpha;
        factors[1] = beta;
        try {
            dgemm.invokeExact(a, offset(fromA), b, offset(fromB), c, offset(fromC));
        } catch (Throwable failure) {
            throw translated("dgemm", failure);
        }
    }

    /** The lower triangle of a (order × order) ← its Cholesky factor; returns info. */
    int dpotrf(int order, double[] a, int fromA, int strideA) {
        letters[0] = 'L';
        numbers[0] = order;
        numbers[1] = strideA;
        try {
            dpotrf.invokeExact(a, offset(fromA));
        } catch (Throwable failure) {
            throw translated("dpotrf", failure);
        }
        return info[0];
    }

    /** b (m × n) ← op(L)⁻¹·b, or b·op(L)⁻¹, with a lower triangle L. */
    void dtrsm(
            boolean left,
            boolean transposed,
            int m,
            int n,
            double[] triangle,
            int fromTriangle,
            int strideTriangle,
            double[] b,
            int fromB,
            int strideB) {
        letters[0] = (byte) (left ? 'L' : 'R');
        letters[1] = 'L';
        letters[2] = letter(transposed);
        letters[3] = 'N';
        numbers[0] = m;
        numbers[1] = n;
        numbers[2] = strideTriangle;
        numbers[3] = strideB;
        factors[0] = 1;
        try {
            dtrsm.invokeExact(triangle, offset(fromTriangle), b, offset(fromB));
        } catch (Throwable failure) {
            throw translated("dtrsm", failure);
        }
    }

    private static byte letter(boolean transposed) {
        return (byte) (transposed ? 'T' : 'N');
    }

    private static long offset(int entries) {
        return (long) entries * Double.BYTES;
    }

    private static MatrixException translated(String routine, Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return new MatrixException(routine + " of jblas's library failed: " + failure.getMessage(), failure);
    }

    /** The part of {@code java.lang.foreign} that binding needs. */
    private static final class Foreign {

        /** Stands for an argument that is given at each call, as an array and an offset in bytes. */
        static final @Nullable Object ARRAY = null;

        private final Class<?> segment = type("MemorySegment");
        private final Class<?> descriptor = type("FunctionDescriptor");
        private final Class<?> option = type("Linker$Option");
        private final Object symbols;
        private final Object linker;
        private final Object critical;
        private final Object addressLayout;
        private final MethodHandle part;

        Foreign(Object symbols) throws ReflectiveOperationException {
            this.symbols = symbols;
            linker = type("Linker").getMethod("nativeLinker").invoke(null);
            critical = option.getMethod("critical", boolean.class).invoke(null, true);
            addressLayout = type("ValueLayout").getField("ADDRESS").get(null);
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle slice = lookup.findVirtual(segment, "asSlice", MethodType.methodType(segment, long.class));
            MethodHandle whole = lookup.findStatic(segment, "ofArray", MethodType.methodType(segment, double[].class));
            part = MethodHandles.collectArguments(slice, 0, whole);
        }

        private static Class<?> type(String name) throws ClassNotFoundException {
            return Class.forName("java.lang.foreign." + name);
        }

        /** The address of an entry of an array. */
        Object address(Object array, long bytes) throws ReflectiveOperationException {
            Object whole = segment.getMethod("ofArray", array.getClass()).invoke(null, array);
            return segment.getMethod("asSlice", long.class).invoke(whole, bytes);
        }

        /** A handle for a routine without result that takes addresses: those given, or an array and offset for each other. */
        MethodHandle bind(String routine, @Nullable Object... arguments) throws ReflectiveOperationException {
            Object symbol = ((Optional<?>)
                            type("SymbolLookup").getMethod("find", String.class).invoke(symbols, routine))
                    .orElseThrow();
            Object layouts = Array.newInstance(type("MemoryLayout"), arguments.length);
            for (int k = 0; k < arguments.length; k++) {
                Array.set(layouts, k, addressLayout);
            }
            Object signature =
                    descriptor.getMethod("ofVoid", layouts.getClass()).invoke(null, layouts);
            Object options = Array.newInstance(option, 1);
            Array.set(options, 0, critical);
            MethodHandle handle = (MethodHandle) type("Linker")
                    .getMethod("downcallHandle", segment, descriptor, options.getClass())
                    .invoke(linker, symbol, signature, options);
            for (int k = arguments.length - 1; k >= 0; k--) {
                handle = arguments[k] == ARRAY
                        ? MethodHandles.collectArguments(handle, k, part)
                        : MethodHandles.insertArguments(handle, k, arguments[k]);
            }
            return handle;
        }
    }
}
