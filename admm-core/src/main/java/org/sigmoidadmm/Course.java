package org.sigmoidadmm;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the iterates of a training depend on besides its data, its start and the backend: the method and its settings by
 * name, but not where the training ends. A training is gone on with from the checkpoints of another of the same course, and
 * of another course it is told by these names what differs. Immutable; two are equal that have the same names and values.
 */
public final class Course {

    static final String METHOD = "method";

    private final Map<String, String> settings;

    private Course(Map<String, String> settings) {
        this.settings = Collections.unmodifiableMap(settings);
    }

    /**
     * Begins the course of a method.
     *
     * @param method its name, such as {@code adam}
     * @return a course without further settings
     */
    public static Course of(String method) {
        return new Course(new LinkedHashMap<>()).with(METHOD, method);
    }

    /**
     * Adds a setting. One whose name begins with that of another, as {@code polish memory} does with {@code polish}, belongs
     * to it: it is not told of where the other one is missing.
     *
     * @param name what a user knows it as
     * @param value its value: a constant of an enumeration is written as in options, a record adds one setting for each of its
     *     components, named by both, and of anything else counts what its {@code toString} returns
     * @return a course with this setting too
     * @throws IllegalArgumentException if the course has a setting of this name
     */
    public Course with(String name, Object value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (value instanceof Record record) {
            Course course = this;
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                course = course.with(name + " " + words(component.getName()), valueOf(component, record));
            }
            return course;
        }
        Map<String, String> more = new LinkedHashMap<>(settings);
        if (more.put(name, text(value)) != null) {
            throw new IllegalArgumentException("the course has '" + name + "' already, which is " + settings.get(name));
        }
        return new Course(more);
    }

    /**
     * The settings in the order in which they were added, the method first.
     *
     * @return name to value, not modifiable
     */
    public Map<String, String> settings() {
        return settings;
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "a course cannot have " + record + ", whose class is not open to its reader", e);
        }
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return value instanceof int[] numbers ? Arrays.toString(numbers) : value.toString();
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Course that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    /** Returns the settings in order, for example {@code method adam, hidden [100, 100], activation sigmoid}. */
    @Override
    public String toString() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
    }
}
