package org.sigmoidadmm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** Reference backends that are counted, with a hook after each call that may spoil the result or fail. */
final class InterposedProvider implements MatrixBackendProvider {

    /** Is told of each call after it was done. */
    @FunctionalInterface
    interface Hook {

        /**
         * @param backend to do something on
         * @param method name of the method called, {@code create} for the backend's creation
         * @param call how often this method has been called on any of the backends, from 1
         * @param arguments of the call
         */
        void after(MatrixBackend backend, String method, int call, Object[] arguments);
    }

    final AtomicInteger created = new AtomicInteger();
    /** How many of them are no longer open. */
    final AtomicInteger closed = new AtomicInteger();

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Hook hook;

    InterposedProvider(Hook hook) {
        this.hook = hook;
    }

    static InterposedProvider counting() {
        return new InterposedProvider((backend, method, call, arguments) -> {});
    }

    int calls(String method) {
        return calls.computeIfAbsent(method, name -> new AtomicInteger()).get();
    }

    private int count(String method) {
        return calls.computeIfAbsent(method, name -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    public MatrixBackend create(BackendOptions options) {
        MatrixBackend backend = Problems.REFERENCE.create(options);
        hook.after(backend, "create", count("create"), new Object[] {options});
        created.incrementAndGet();
        AtomicBoolean open = new AtomicBoolean(true);
        return (MatrixBackend) Proxy.newProxyInstance(
                MatrixBackend.class.getClassLoader(),
                new Class<?>[] {MatrixBackend.class},
                (proxy, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(backend, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (method.getName().equals("close") && open.getAndSet(false)) {
                        closed.incrementAndGet();
                    }
                    hook.after(
                            backend,
                            method.getName(),
                            count(method.getName()),
                            arguments == null ? new Object[0] : arguments);
                    return result;
                });
    }

    @Override
    public String name() {
        return "interposed";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Availability probe() {
        return Problems.REFERENCE.probe();
    }
}
