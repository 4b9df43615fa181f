package org.sigmoidadmm.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON that model files need (RFC 8259), strict: no duplicate keys, nothing after the value, nesting up to
 * {@value #MAX_DEPTH}. Objects are maps in order, arrays lists, numbers doubles, null is {@link #NULL}.
 */
final class Json {

    static final int MAX_DEPTH = 32;

    private static final int LINE = 100;

    /** The literal null. */
    static final Object NULL = new Object();

    private final String text;
    private int position;

    private Json(String text) {
        this.text = text;
    }

    static Object parse(String text) throws ModelFormatException {
        Json json = new Json(text);
        json.skipSpace();
        Object value = json.value(0);
        json.skipSpace();
        if (json.position < text.length()) {
            throw json.error("nothing after the value");
        }
        return value;
    }

    private Object value(int depth) throws ModelFormatException {
        if (depth > MAX_DEPTH) {
            throw error("at most " + MAX_DEPTH + " levels");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", NULL);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws ModelFormatException {
        Map<String, Object> map = new LinkedHashMap<>();
        position++;
        skipSpace();
        if (peek() == '}') {
            position++;
            return map;
        }
        while (true) {
            if (peek() != '"') {
                throw error("a key");
            }
            String key = string();
            skipSpace();
            expect(':');
            skipSpace();
            if (map.put(key, value(depth + 1)) != null) {
                throw error("each key once, '" + key + "' is there twice");
            }
            skipSpace();
            if (peek() == '}') {
                position++;
                return map;
            }
            expect(',');
            skipSpace();
        }
    }

    private List<Object> array(int depth) throws ModelFormatException {
        List<Object> list = new ArrayList<>();
        position++;
        skipSpace();
        if (peek() == ']') {
            position++;
            return list;
        }
        while (true) {
            list.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                position++;
                return list;
            }
            expect(',');
            skipSpace();
        }
    }

    private String string() throws ModelFormatException {
        StringBuilder out = new StringBuilder();
        position++;
        while (true) {
            char c = peek();
            if (c < ' ') {
                throw error("the end of a string");
            }
            position++;
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() throws ModelFormatException {
        char c = peek();
        position++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw error("an escape sequence");
        };
    }

    private char hexadecimal() throws ModelFormatException {
        int code = 0;
        for (int k = 0; k < 4; k++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw error("four hexadecimal digits");
            }
            code = code * 16 + digit;
            position++;
        }
        return (char) code;
    }

    private Object literal(String word, Object value) throws ModelFormatException {
        if (!text.startsWith(word, position)) {
            throw error("a value");
        }
        position += word.length();
        return value;
    }

    private Double number() throws ModelFormatException {
        int start = position;
        if (peek() == '-') {
            position++;
        }
        if (peek() == '0') {
            position++;
        } else {
            digits();
        }
        if (peek() == '.') {
            position++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            position++;
            if (peek() == '+' || peek() == '-') {
                position++;
            }
            digits();
        }
        return Double.valueOf(text.substring(start, position));
    }

    private void digits() throws ModelFormatException {
        int start = position;
        while (peek() >= '0' && peek() <= '9') {
            position++;
        }
        if (position == start) {
            throw error("a value");
        }
    }

    private void skipSpace() {
        while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private void expect(char c) throws ModelFormatException {
        if (peek() != c) {
            throw error("'" + c + "'");
        }
        position++;
    }

    /** The character at the position; 0, which no JSON text holds, at the end. */
    private char peek() {
        return position < text.length() ? text.charAt(position) : 0;
    }

    private ModelFormatException error(String expected) {
        String found = position < text.length() ? "'" + text.charAt(position) + "'" : "the end";
        return new ModelFormatException(
                "bad JSON at character " + position + ": expected " + expected + ", found " + found);
    }

    /**
     * Writes strings, numbers, booleans, lists and maps with string keys.
     *
     * @throws IllegalArgumentException for anything else, NaN and infinities
     */
    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** Writes as {@link #write}, with one line per item of the outer levels; what fits on a line stays on it. */
    static String writeIndented(Object value) {
        StringBuilder out = new StringBuilder();
        writeIndented(value, "", out);
        return out.append('\n').toString();
    }

    private static void writeIndented(Object value, String indent, StringBuilder out) {
        String line = write(value);
        boolean isMap = value instanceof Map<?, ?>;
        boolean nested = isMap || value instanceof List<?>;
        boolean outermost = isMap && indent.isEmpty();
        if (!nested || (line.length() + indent.length() <= LINE && !outermost)) {
            out.append(line);
            return;
        }
        String inner = indent + "  ";
        String separator = isMap ? "{\n" : "[\n";
        Iterable<?> items = isMap ? ((Map<?, ?>) value).entrySet() : (List<?>) value;
        for (Object item : items) {
            out.append(separator).append(inner);
            if (item instanceof Map.Entry<?, ?> entry) {
                quote((String) entry.getKey(), out);
                out.append(": ");
                writeIndented(entry.getValue(), inner, out);
            } else {
                writeIndented(item, inner, out);
            }
            separator = ",\n";
        }
        out.append('\n').append(indent).append(isMap ? '}' : ']');
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof String string) {
            quote(string, out);
        } else if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                quote((String) entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object item : list) {
                out.append(separator);
                write(item, out);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("JSON has no " + value.getClass());
        }
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"');
        for (int k = 0; k < string.length(); k++) {
            char c = string.charAt(k);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // Surrogates escaped, so that even a lone one survives the way through UTF-8.
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
