package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Settings that differ from others in one setting each, for all setters of a builder, so that no new one is missed. */
public final class EverySetter {

    private EverySetter() {}

    /**
     * Applies each setter alone.
     *
     * @param start gives a new builder
     * @param build makes the settings
     * @param values for each setter by its name, a valid value other than the one of the start
     * @return the settings by the name of the setter
     * @throws AssertionError if a setter has no value or a value no setter
     */
    public static <B, S> Map<String, S> applied(Supplier<B> start, Function<B, S> build, Map<String, Object> values) {
        List<Method> setters = Stream.of(start.get().getClass().getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !method.isBridge() && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.getName().equals("build"))
                .toList();
        assertThat(setters)
                .as("setters that the test has a second value for")
                .extracting(Method::getName)
                .containsExactlyInAnyOrderElementsOf(values.keySet());
        Map<String, S> all = new LinkedHashMap<>();
        for (Method setter : setters) {
            B builder = start.get();
            try {
                setter.invoke(builder, values.get(setter.getName()));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(setter + " refuses " + values.get(setter.getName()), e);
            }
            all.put(setter.getName(), build.apply(builder));
        }
        return all;
    }
}
