package org.sigmoidadmm.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value with accessors that fail by name.
 *
 * @param where the file and the path to the value, for messages
 * @param value a map, a list, a text, a Double, a truth value or null
 */
public record JsonTree(String where, @Nullable Object value) {

    /**
     * Reads a file.
     *
     * @param file a file in UTF-8
     * @return its value
     * @throws IllegalArgumentException if it is not JSON
     * @throws UncheckedIOException if it cannot be read
     */
    public static JsonTree read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Parses a text that holds one value.
     *
     * @param name where the text comes from, for messages
     * @param text the JSON
     * @return the value
     * @throws IllegalArgumentException if it is not JSON, or something follows the value
     */
    public static JsonTree parse(String name, String text) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            JsonTree tree = new JsonTree(name, value(parser));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException(name + " is not JSON: more follows after the value");
            }
            return tree;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    name + " is not JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage(),
                    e);
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return null;
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getString();
            default -> null;
        };
    }

    /**
     * Looks a key of an object up.
     *
     * @param key the key
     * @return its value; a tree of null where there is none, or this is no object
     */
    public JsonTree get(String key) {
        String path = where + "." + key;
        return new JsonTree(path, value instanceof Map<?, ?> map ? map.get(key) : null);
    }

    /**
     * Tells whether there is no value.
     *
     * @return true for null
     */
    public boolean isMissing() {
        return value == null;
    }

    /**
     * Returns the elements of a list.
     *
     * @return the elements
     * @throws IllegalArgumentException if this is no list
     */
    public List<JsonTree> list() {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(where + " is not a list");
        }
        List<JsonTree> trees = new ArrayList<>();
        for (Object element : list) {
            trees.add(new JsonTree(where + "[" + trees.size() + "]", element));
        }
        return trees;
    }

    /**
     * Returns keys and values of an object, as texts.
     *
     * @return in their order; empty if this is no object
     */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> texts.put(String.valueOf(key), String.valueOf(element)));
        }
        return texts;
    }

    /**
     * Returns a text.
     *
     * @return the text
     * @throws IllegalArgumentException if this is none
     */
    public String text() {
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException(where + " is not a text");
        }
        return text;
    }

    /**
     * Returns a number; NaN may be written as text, as JMH does.
     *
     * @return the number
     * @throws IllegalArgumentException if this is none
     */
    public double number() {
        if (value instanceof Double number) {
            return number;
        }
        if ("NaN".equals(value)) {
            return Double.NaN;
        }
        throw new IllegalArgumentException(where + " is not a number");
    }

    /**
     * Returns a number, or NaN for null, which is how {@link JsonText} writes what is not finite.
     *
     * @return the number
     * @throws IllegalArgumentException if this is neither
     */
    public double numberOrNaN() {
        return value == null ? Double.NaN : number();
    }

    /**
     * Returns the numbers of a list, NaN for null.
     *
     * @return the numbers
     * @throws IllegalArgumentException if this is no list, or an element is neither
     */
    public double[] numbers() {
        return list().stream().mapToDouble(JsonTree::numberOrNaN).toArray();
    }
}
