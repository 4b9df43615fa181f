package org.sigmoidadmm.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** A backend whose every operation is timed, by name and shapes. For one thread. */
final class OperationClock implements MatrixBackendProvider {

    /**
     * An operation on matrices of certain shapes.
     *
     * @param operation name, transpositions and shapes, for example {@code gemm NO 300×300 NO 300×250 300×250}
     * @param calls how often it was called
     * @param nanoseconds how long all calls took together
     */
    record Entry(String operation, long calls, long nanoseconds) {}

    private final MatrixBackendProvider inner;
    private final Map<String, long[]> times = new HashMap<>();

    OperationClock(MatrixBackendProvider inner) {
        this.inner = inner;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public int priority() {
        return inner.priority();
    }

    @Override
    public Availability probe() {
        return inner.probe();
    }

    @Override
    public MatrixBackend create(BackendOptions options) {
        MatrixBackend backend = inner.create(options);
        InvocationHandler timed = (proxy, method, arguments) -> timed(backend, method, arguments);
        return (MatrixBackend) Proxy.newProxyInstance(
                OperationClock.class.getClassLoader(), new Class<?>[] {MatrixBackend.class}, timed);
    }

    private Object timed(MatrixBackend backend, Method method, Object[] arguments) throws Throwable {
        long begin = System.nanoTime();
        try {
            return method.invoke(backend, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        } finally {
            long time = System.nanoTime() - begin;
            long[] sums = times.computeIfAbsent(describe(method, arguments), key -> new long[2]);
            sums[0]++;
            sums[1] += time;
        }
    }

    private static String describe(Method method, Object[] arguments) {
        StringBuilder text = new StringBuilder(method.getName());
        for (Object argument : arguments == null ? new Object[0] : arguments) {
            if (argument instanceof Matrix matrix) {
                text.append(' ').append(matrix.rows()).append('×').append(matrix.columns());
            } else if (argument instanceof Transpose || argument instanceof Side) {
                text.append(' ').append(argument);
            }
        }
        return text.toString();
    }

    /** Forgets all times. */
    void reset() {
        times.clear();
    }

    /** The operations since the last reset, those that took longest first. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        times.forEach((operation, sums) -> entries.add(new Entry(operation, sums[0], sums[1])));
        entries.sort(Comparator.comparingLong(Entry::nanoseconds).reversed());
        return entries;
    }
}
