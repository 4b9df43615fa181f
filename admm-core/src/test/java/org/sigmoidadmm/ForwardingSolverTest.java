package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.BackendInfo;

/** A solver that changes nothing. */
class ForwardingSolverTest {

    private final List<String> called = new ArrayList<>();
    private final ResumableSolver delegate = (ResumableSolver) Proxy.newProxyInstance(
            ResumableSolver.class.getClassLoader(), new Class<?>[] {ResumableSolver.class}, this::note);

    private Object note(Object proxy, Method method, Object[] arguments) {
        called.add(method.getName() + (arguments == null ? "" : Arrays.toString(arguments)));
        return result(method.getReturnType());
    }

    /** Something that no default has. */
    private static Object result(Class<?> type) {
        return type == void.class
                ? null
                : RESULTS.stream()
                        .filter(value -> fits(value, type))
                        .findFirst()
                        .orElseThrow();
    }

    private static final List<Object> RESULTS = List.of(
            true,
            7,
            0.5,
            "detail",
            List.of("warning"),
            Optional.of("converged"),
            OptionalInt.of(4),
            new double[] {3},
            new BackendInfo("other", "", 1, ""),
            Network.random(
                    AdmmSettings.defaults().initialization(),
                    1,
                    new int[] {2},
                    1,
                    AdmmSettings.defaults().activation()));

    private static boolean fits(Object value, Class<?> type) {
        return type.isInstance(value)
                || (type == boolean.class && value instanceof Boolean)
                || (type == int.class && value instanceof Integer)
                || (type == double.class && value instanceof Double);
    }

    @Test
    void everyMethodIsTheOthers() throws ReflectiveOperationException {
        ForwardingSolver forwarding = new ForwardingSolver() {
            @Override
            protected ResumableSolver delegate() {
                return delegate;
            }
        };
        for (Method method : ResumableSolver.class.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            called.clear();
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(type -> type == boolean.class ? (Object) true : new SolverState())
                    .toArray();
            assertThat(method.invoke(forwarding, arguments)).isEqualTo(result(method.getReturnType()));
            assertThat(called)
                    .containsExactly(method.getName() + (arguments.length == 0 ? "" : Arrays.toString(arguments)));
        }
    }
}
