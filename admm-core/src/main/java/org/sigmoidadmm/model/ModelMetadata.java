package org.sigmoidadmm.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sigmoidadmm.Network;

/** Everything of a model that is not a tensor, and its form as the texts of a safetensors file. */
record ModelMetadata(
        List<String> activations,
        Task task,
        Scaling inputScaling,
        Scaling targetScaling,
        List<String> inputColumns,
        List<String> targetColumns,
        List<String> classes,
        Map<String, String> settings,
        String libraryVersion,
        List<CategoricalColumn> categoricalColumns) {

    static final String FORMAT = "sigmoid-admm";
    static final int VERSION = 1;
    static final String DIGEST = "sha256";

    private static final String CATEGORICAL = "categorical_columns";

    static ModelMetadata of(Model model) {
        return new ModelMetadata(
                model.network().layers().stream()
                        .map(layer -> layer.activation().name())
                        .toList(),
                model.task(),
                model.inputScaling(),
                model.targetScaling(),
                model.inputColumns(),
                model.targetColumns(),
                model.classes(),
                model.settings(),
                model.libraryVersion(),
                model.categoricalColumns());
    }

    /**
     * Joins with the network.
     *
     * @throws IllegalArgumentException if they do not fit together
     */
    Model model(Network network) {
        return new Model(
                network,
                task,
                inputScaling,
                targetScaling,
                inputColumns,
                targetColumns,
                classes,
                settings,
                libraryVersion,
                categoricalColumns);
    }

    Map<String, String> toTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("format", FORMAT);
        texts.put("format_version", Integer.toString(VERSION));
        texts.put("library_version", libraryVersion);
        texts.put("task", task.name().toLowerCase(Locale.ROOT));
        texts.put("activations", Json.write(activations));
        texts.put("input_columns", Json.write(inputColumns));
        texts.put("target_columns", Json.write(targetColumns));
        texts.put("classes", Json.write(classes));
        texts.put("input_scaling", scaling(inputScaling));
        texts.put("target_scaling", scaling(targetScaling));
        texts.put("settings", Json.write(settings));
        if (!categoricalColumns.isEmpty()) {
            texts.put(CATEGORICAL, Json.write(describe(categoricalColumns)));
        }
        return texts;
    }

    static ModelMetadata of(Map<String, String> texts) throws ModelFormatException {
        return new ModelMetadata(
                JsonValues.textList("activations", json(texts, "activations")),
                task(text(texts, "task")),
                scaling("input_scaling", json(texts, "input_scaling")),
                scaling("target_scaling", json(texts, "target_scaling")),
                JsonValues.textList("input_columns", json(texts, "input_columns")),
                JsonValues.textList("target_columns", json(texts, "target_columns")),
                JsonValues.textList("classes", json(texts, "classes")),
                JsonValues.texts("settings", json(texts, "settings")),
                text(texts, "library_version"),
                texts.containsKey(CATEGORICAL) ? categorical(json(texts, CATEGORICAL)) : List.of());
    }

    /** The columns of labels as lists and maps for JSON. */
    static List<Object> describe(List<CategoricalColumn> columns) {
        List<Object> list = new ArrayList<>();
        for (CategoricalColumn column : columns) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", column.name());
            map.put("levels", column.levels());
            list.add(map);
        }
        return list;
    }

    private static List<CategoricalColumn> categorical(Object value) throws ModelFormatException {
        List<CategoricalColumn> columns = new ArrayList<>();
        for (Object item : JsonValues.list(CATEGORICAL, value)) {
            Map<String, Object> map = JsonValues.object("an item of " + CATEGORICAL, item);
            String name = JsonValues.text("name in " + CATEGORICAL, map.get("name"));
            List<String> levels = JsonValues.textList("levels in " + CATEGORICAL, map.get("levels"));
            try {
                columns.add(new CategoricalColumn(name, levels));
            } catch (IllegalArgumentException e) {
                throw new ModelFormatException(CATEGORICAL + " is not valid: " + e.getMessage(), e);
            }
        }
        return columns;
    }

    /** Tells files of other programs from models, before anything else is asked of them. */
    static void requireFormat(Map<String, String> texts) throws ModelFormatException {
        String format = texts.get("format");
        if (!FORMAT.equals(format)) {
            throw new ModelFormatException("it holds tensors, but its metadata "
                    + (format == null ? "has no format" : "gives the format '" + format + "'") + ", not '" + FORMAT
                    + "'");
        }
        String version = text(texts, "format_version");
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw new ModelFormatException("its format_version is '" + version + "', must be a whole number");
        }
        if (Integer.parseInt(version) > VERSION) {
            throw new ModelFormatException("it has format version " + version + ", this library reads versions up to "
                    + VERSION + "; a newer library is needed");
        }
    }

    private static Task task(String text) throws ModelFormatException {
        return switch (text) {
            case "regression" -> Task.REGRESSION;
            case "classification" -> Task.CLASSIFICATION;
            default ->
                throw new ModelFormatException("its task is '" + text + "', must be regression or classification");
        };
    }

    private static String scaling(Scaling scaling) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("shift", boxed(scaling.shift()));
        map.put("scale", boxed(scaling.scale()));
        return Json.write(map);
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static Scaling scaling(String name, Object value) throws ModelFormatException {
        Map<String, Object> map = JsonValues.object(name, value);
        double[] shift = JsonValues.numbers("shift of " + name, map.get("shift"));
        double[] scale = JsonValues.numbers("scale of " + name, map.get("scale"));
        try {
            return new Scaling(shift, scale);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(name + " is not valid: " + e.getMessage(), e);
        }
    }

    private static String text(Map<String, String> texts, String key) throws ModelFormatException {
        return JsonValues.text("'" + key + "' in its metadata", texts.get(key));
    }

    private static Object json(Map<String, String> texts, String key) throws ModelFormatException {
        try {
            return Json.parse(text(texts, key));
        } catch (ModelFormatException e) {
            throw new ModelFormatException("'" + key + "' in its metadata: " + e.getMessage(), e);
        }
    }

    /** Adds all texts but the digest itself, sorted by key, each as key, 0, value, 0 in UTF-8. */
    static void digest(Map<String, String> texts, MessageDigest digest) {
        for (Map.Entry<String, String> entry : new TreeMap<>(texts).entrySet()) {
            if (!entry.getKey().equals(DIGEST)) {
                digest.update(entry.getKey().getBytes(UTF_8));
                digest.update((byte) 0);
                digest.update(entry.getValue().getBytes(UTF_8));
                digest.update((byte) 0);
            }
        }
    }
}
