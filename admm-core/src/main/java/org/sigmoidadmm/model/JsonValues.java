package org.sigmoidadmm.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parsed JSON seen as the types that a model file needs, or one sentence why not. */
final class JsonValues {

    private JsonValues() {}

    static Map<String, Object> object(String what, @Nullable Object value) throws ModelFormatException {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(what, "an object", value);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((key, item) -> object.put((String) key, item));
        return object;
    }

    static List<Object> list(String what, @Nullable Object value) throws ModelFormatException {
        if (!(value instanceof List<?> list)) {
            throw wrong(what, "a list", value);
        }
        return new ArrayList<>(list);
    }

    static String text(String what, @Nullable Object value) throws ModelFormatException {
        if (!(value instanceof String text)) {
            throw wrong(what, "a text", value);
        }
        return text;
    }

    static Map<String, String> texts(String what, @Nullable Object value) throws ModelFormatException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : object(what, value).entrySet()) {
            texts.put(entry.getKey(), text("'" + entry.getKey() + "' in " + what, entry.getValue()));
        }
        return texts;
    }

    static List<String> textList(String what, @Nullable Object value) throws ModelFormatException {
        List<String> texts = new ArrayList<>();
        for (Object item : list(what, value)) {
            texts.add(text("an item of " + what, item));
        }
        return texts;
    }

    static double[] numbers(String what, @Nullable Object value) throws ModelFormatException {
        List<Object> list = list(what, value);
        double[] numbers = new double[list.size()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = number("an item of " + what, list.get(k));
        }
        return numbers;
    }

    /** Whole numbers from 0 to 2⁵³, which a double holds exactly. */
    static List<Long> sizes(String what, @Nullable Object value) throws ModelFormatException {
        List<Long> sizes = new ArrayList<>();
        for (Object item : list(what, value)) {
            double number = number("an item of " + what, item);
            if (!(number >= 0 && number <= 0x1p53 && number == Math.rint(number))) {
                throw new ModelFormatException(what + " holds " + number + ", must be a whole number from 0 to 2^53");
            }
            sizes.add((long) number);
        }
        return sizes;
    }

    private static double number(String what, Object value) throws ModelFormatException {
        if (!(value instanceof Double number)) {
            throw wrong(what, "a number", value);
        }
        return number;
    }

    private static ModelFormatException wrong(String what, String expected, @Nullable Object value) {
        return new ModelFormatException(what + (value == null ? " is missing" : " is not " + expected));
    }
}
