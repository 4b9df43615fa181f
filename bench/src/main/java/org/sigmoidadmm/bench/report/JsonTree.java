package org.sigmoidadmm.bench.report;

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

/** A JSON value: a map, a list, a text, a number, a truth value or null, with accessors that fail by name. */
record JsonTree(String where, @Nullable Object value) {

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it cannot be read or is not JSON
     */
    static JsonTree read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static JsonTree parse(String name, String text) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return new JsonTree(name, value(parser));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(name + " is not JSON: " + e.getMessage(), e);
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

    /** The value of a key of an object, or a tree of null. */
    JsonTree get(String key) {
        String path = where + "." + key;
        return new JsonTree(path, value instanceof Map<?, ?> map ? map.get(key) : null);
    }

    boolean isList() {
        return value instanceof List<?>;
    }

    boolean isMissing() {
        return value == null;
    }

    List<JsonTree> list() {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(where + " is not a list");
        }
        List<JsonTree> trees = new ArrayList<>();
        for (Object element : list) {
            trees.add(new JsonTree(where + "[" + trees.size() + "]", element));
        }
        return trees;
    }

    /** Keys and values of an object, as texts. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> texts.put(String.valueOf(key), String.valueOf(element)));
        }
        return texts;
    }

    String text() {
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException(where + " is not a text");
        }
        return text;
    }

    /** A number; JMH writes one that is not finite as text. */
    double number() {
        if (value instanceof Double number) {
            return number;
        }
        if ("NaN".equals(value)) {
            return Double.NaN;
        }
        throw new IllegalArgumentException(where + " is not a number");
    }
}
