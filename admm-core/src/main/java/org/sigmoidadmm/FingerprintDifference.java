package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says for a user in which settings two fingerprints differ, see {@link Fingerprint}. */
final class FingerprintDifference {

    private static final String ADMM_ALONE = "dual step";
    private static final String BACKEND = "backend";
    private static final String POLISH = "polish";
    private static final String POLISH_METHOD = "polish method";
    private static final String START = "start";
    private static final String DATA_VALUES = "data values";

    /** How the parts of a fingerprint begin, the longer ones first, and what a user knows them as. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        for (String name : List.of(
                "activation curvature",
                "activation",
                BACKEND,
                "batch size",
                "beta",
                "block columns",
                "clip norm",
                ADMM_ALONE,
                "evaluation interval",
                "hidden",
                "lambda",
                "loss",
                "safeguard",
                "schedule",
                START,
                "weight curvature",
                "weight decay")) {
            NAMES.put(name + " ", name);
        }
        NAMES.put("V_N from ", "output start");
    }

    /** What records are known as; of one that is not here the fields are named alone. */
    private static final Map<String, String> RECORDS =
            Map.of("Initialization", "initial", "PenaltyAdaptation", "penalty adaptation", "Data", "data");

    private static final Pattern RECORD = Pattern.compile("(\\w+)\\[(\\w+=[^\\[\\]]*)]");
    private static final Pattern POLISHED = Pattern.compile("polished (after \\d+ epochs.*?) by (.*)");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z_]+\\b");

    private FingerprintDifference() {}

    /**
     * Compares two fingerprints.
     *
     * @param there that of the checkpoint
     * @param here that of the training that is to go on
     * @return what differs, each with the value there and the value here
     */
    static String of(String there, String here) {
        Map<String, String> first = settings(there);
        Map<String, String> second = settings(here);
        if (!method(first).equals(method(second))) {
            return "method " + method(first) + " there, " + method(second) + " here";
        }
        Set<String> names = new LinkedHashSet<>(first.keySet());
        names.addAll(second.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String old = first.get(name);
            String now = second.get(name);
            boolean told = name.equals(DATA_VALUES) || (name.equals(POLISH_METHOD) && (old == null || now == null));
            if (!Objects.equals(old, now) && !told) {
                differences.add(
                        name.equals(START)
                                ? start(old, now)
                                : name + " " + value(old) + " there, " + value(now) + " here");
            }
        }
        boolean shapes = differences.stream().anyMatch(difference -> difference.startsWith("data "));
        if (!shapes && !Objects.equals(first.get(DATA_VALUES), second.get(DATA_VALUES))) {
            differences.add("the data have other values");
        }
        return differences.isEmpty() ? "other settings" : String.join("; ", differences);
    }

    private static String value(@Nullable String value) {
        return value == null ? "none" : value;
    }

    private static String start(@Nullable String there, @Nullable String here) {
        if (there != null && here != null) {
            return "another network to start from";
        }
        return there == null
                ? "a random start there, a network to start from here"
                : "a network to start from there, a random start here";
    }

    private static String method(Map<String, String> settings) {
        return settings.containsKey(ADMM_ALONE) ? "ADMM" : settings.getOrDefault("method", "unknown");
    }

    private static Map<String, String> settings(String fingerprint) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String part : parts(fingerprint)) {
            Matcher record = RECORD.matcher(part);
            if (record.matches()) {
                putFields(record.group(1), record.group(2), settings);
            } else {
                put(part, settings);
            }
        }
        return settings;
    }

    /** The text between the commas that stand outside of all brackets. */
    private static List<String> parts(String fingerprint) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int k = 0; k < fingerprint.length(); k++) {
            char c = fingerprint.charAt(k);
            depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
            if (depth == 0 && fingerprint.startsWith(", ", k)) {
                parts.add(fingerprint.substring(begin, k));
                begin = k + 2;
            }
        }
        parts.add(fingerprint.substring(begin));
        return parts;
    }

    private static void putFields(String name, String fields, Map<String, String> settings) {
        String known = RECORDS.get(name);
        if (known == null) {
            settings.put("method", name);
        }
        for (String field : fields.split(", ", -1)) {
            int equal = field.indexOf('=');
            settings.put(
                    (known == null ? "" : known + " ") + words(field.substring(0, equal)),
                    keyword(field.substring(equal + 1)));
        }
    }

    private static void put(String part, Map<String, String> settings) {
        Matcher polish = POLISHED.matcher(part);
        if (polish.matches()) {
            settings.put(POLISH, polish.group(1));
            settings.put(POLISH_METHOD, keyword(polish.group(2)));
            return;
        }
        for (Map.Entry<String, String> each : NAMES.entrySet()) {
            if (part.startsWith(each.getKey())) {
                String value = part.substring(each.getKey().length());
                settings.put(each.getValue(), each.getValue().equals(BACKEND) ? value : keyword(value));
                return;
            }
        }
        settings.put(CONSTANT.matcher(part).matches() ? "majorizer" : part, keyword(part));
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /** With the constants of enumerations, and the numbers of a record within, as a user knows them. */
    private static String keyword(String value) {
        String plain = RECORD.matcher(value).replaceAll("$1 ($2)");
        return CONSTANT.matcher(plain)
                .replaceAll(word -> word.group().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
