package org.sigmoidadmm.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.io.AtomicFiles;

/**
 * Describes models in JSON, for people and programs that want to know what a model is without its weights. The keys are
 * in {@code docs/model-format.md}.
 */
public final class ModelDescription {

    static final String FORMAT = "sigmoid-admm-description";

    private ModelDescription() {}

    /**
     * Writes the description of a model, replacing a file that is there only when the new one is complete.
     *
     * @param model the model
     * @param file where to
     * @throws IllegalArgumentException if a weight or bias is NaN or infinite; nothing is written
     * @throws IOException if the file cannot be written; one that was there is unchanged
     */
    public static void write(Model model, Path file) throws IOException {
        AtomicFiles.writeText(file, of(model));
    }

    /**
     * Describes a model.
     *
     * @param model the model
     * @return JSON, indented
     * @throws IllegalArgumentException if a weight or bias is NaN or infinite
     */
    public static String of(Model model) {
        Map<String, String> texts = ModelFile.texts(model);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("format_version", 1);
        all.put("library_version", model.libraryVersion());
        all.put("sha256", texts.get(ModelMetadata.DIGEST));
        all.put("task", model.task().name().toLowerCase(Locale.ROOT));
        all.put("inputs", columns(model.inputColumns(), model.inputScaling()));
        all.put("categorical_columns", ModelMetadata.describe(model.categoricalColumns()));
        boolean classes = model.task() == Task.CLASSIFICATION;
        all.put("targets", model.targetColumns());
        all.put("outputs", columns(classes ? model.classes() : model.targetColumns(), model.targetScaling()));
        all.put("parameters", parameters(model));
        List<Object> layers = new ArrayList<>();
        for (Layer layer : model.network().layers()) {
            layers.add(layer(layers.size() + 1, layer));
        }
        all.put("layers", layers);
        all.put("settings", model.settings());
        return Json.writeIndented(all);
    }

    /**
     * Counts weights and biases.
     *
     * @param model the model
     * @return their number
     */
    public static long parameters(Model model) {
        return model.network().layers().stream()
                .mapToLong(ModelDescription::parameters)
                .sum();
    }

    private static long parameters(Layer layer) {
        return (layer.inputs() + 1L) * layer.outputs();
    }

    private static List<Object> columns(List<String> names, Scaling scaling) {
        List<Object> columns = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("name", names.get(j));
            column.put("shift", scaling.shift()[j]);
            column.put("scale", scaling.scale()[j]);
            columns.add(column);
        }
        return columns;
    }

    private static Map<String, Object> layer(int number, Layer layer) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", number);
        map.put("inputs", layer.inputs());
        map.put("outputs", layer.outputs());
        map.put("activation", layer.activation().name());
        map.put("parameters", parameters(layer));
        map.put("largest_weight", largest(layer.weight()));
        map.put("largest_bias", largest(layer.bias()));
        return map;
    }

    private static double largest(double[] values) {
        return DoubleStream.of(values).map(Math::abs).max().orElse(0);
    }
}
