package org.sigmoidadmm.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON object that was read back. */
record JsonTree(Map<?, ?> values) {

    static JsonTree parse(String text) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            JsonTree tree = of(read(parser));
            if (parser.nextToken() != null) {
                throw new AssertionError("more after the value");
            }
            return tree;
        }
    }

    static JsonTree of(Object value) {
        return new JsonTree((Map<?, ?>) value);
    }

    private static Object read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, read(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(parser));
                }
                yield list;
            }
            case VALUE_NULL -> "null";
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getString();
            default -> parser.getDoubleValue();
        };
    }

    Object get(String name) {
        if (!values.containsKey(name)) {
            throw new AssertionError("there is no " + name + " in " + values.keySet());
        }
        return values.get(name);
    }

    JsonTree object(String name) {
        return of(get(name));
    }

    List<?> list(String name) {
        return (List<?>) get(name);
    }

    String text(String name) {
        return (String) get(name);
    }

    double number(String name) {
        return (Double) get(name);
    }
}
