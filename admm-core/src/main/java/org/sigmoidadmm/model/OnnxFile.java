package org.sigmoidadmm.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.io.AtomicFiles;

/**
 * Writes models as ONNX files, for other programs to predict with. One file holds the network with both scalings: it takes
 * inputs and gives predictions in the user's units, any number of samples at a time, as {@code docs/model-format.md}
 * describes. A classification has probabilities beside its scores where its setting {@code loss} is {@code cross-entropy},
 * as {@link Model#classifier} sets it.
 */
public final class OnnxFile {

    /** The most that a protobuf message can hold, in bytes. */
    private static final long MAX_BYTES = Integer.MAX_VALUE;

    private OnnxFile() {}

    /**
     * Writes a model, replacing a file that is there only when the new one is complete.
     *
     * @param model the model, with built-in activations alone
     * @param precision of all numbers in the file and of the inputs and outputs
     * @param file where to
     * @throws IllegalArgumentException if an activation is not built in, a weight, bias or scaling is not finite in that
     *     precision or a scale becomes 0, or the file would have 2 GiB or more; nothing is written
     * @throws IOException if the file cannot be written; one that was there is unchanged
     */
    public static void write(Model model, Precision precision, Path file) throws IOException {
        ProtoMessage message = message(model, precision);
        if (message.size() > MAX_BYTES) {
            throw new IllegalArgumentException("the ONNX file would have " + message.size() + " bytes, protobuf allows "
                    + MAX_BYTES + "; float32 needs half as many as float64");
        }
        AtomicFiles.write(file, message::writeTo);
    }

    static ProtoMessage message(Model model, Precision precision) {
        ProtoMessage message = new ProtoMessage()
                .integer(1, OnnxGraph.FILE_VERSION)
                .text(2, ModelMetadata.FORMAT)
                .text(3, model.libraryVersion())
                .message(7, graph(model, precision).toMessage(ModelMetadata.FORMAT))
                .message(8, new ProtoMessage().text(1, "").integer(2, OnnxGraph.OPERATOR_SET));
        for (Map.Entry<String, String> entry : ModelMetadata.of(model).toTexts().entrySet()) {
            message.message(14, new ProtoMessage().text(1, entry.getKey()).text(2, entry.getValue()));
        }
        return message;
    }

    private static OnnxGraph graph(Model model, Precision precision) {
        OnnxGraph graph = new OnnxGraph(precision);
        List<Layer> layers = model.network().layers();
        int outputs = layers.get(layers.size() - 1).outputs();
        Scaling in = model.inputScaling();
        String x = graph.input("input", in.columns());
        graph.beginPart("input_scaling");
        if (!in.equals(Scaling.identity(in.columns()))) {
            x = graph.node("Div", graph.node("Sub", x, shift(graph, in)), scale(graph, in));
        }
        for (int number = 1; number <= layers.size(); number++) {
            graph.beginPart("layers." + number);
            x = layer(graph, number, layers.get(number - 1), x);
        }
        graph.beginPart("target_scaling");
        Scaling out = model.targetScaling();
        String y = x;
        if (!out.equals(Scaling.identity(out.columns()))) {
            y = graph.node("Add", graph.node("Mul", y, scale(graph, out)), shift(graph, out));
        }
        if (model.task() == Task.REGRESSION) {
            graph.nodeTo("prediction", "Identity", List.of(), y);
            graph.output("prediction", outputs);
        } else {
            addClasses(graph, model, x, y);
        }
        return graph;
    }

    private static String layer(OnnxGraph graph, int number, Layer layer, String x) {
        int rows = layer.outputs();
        int columns = layer.inputs();
        double[] weight = layer.weight();
        String weightName = ModelFile.weightName(number);
        String biasName = ModelFile.biasName(number);
        requireFinite(graph.precision(), weightName, weight);
        requireFinite(graph.precision(), biasName, layer.bias());
        graph.constant(weightName, List.of(rows, columns), k -> weight[k / columns + k % columns * rows]);
        graph.constant(biasName, List.of(rows), k -> layer.bias()[k]);
        String z = graph.nodeTo(
                "layers." + number + ".sum",
                "Gemm",
                List.of(new OnnxGraph.Attribute("transB", 1)),
                x,
                weightName,
                biasName);
        return OnnxActivations.add(graph, number, layer.activation(), z);
    }

    private static void addClasses(OnnxGraph graph, Model model, String networkOutputs, String scores) {
        int count = model.classes().size();
        graph.nodeTo("scores", "Identity", List.of(), scores);
        graph.output("scores", count);
        if (model.hasProbabilities()) {
            graph.nodeTo("probabilities", "Softmax", List.of(new OnnxGraph.Attribute("axis", 1)), networkOutputs);
            graph.output("probabilities", count);
        }
        graph.nodeTo(
                "class_index",
                "ArgMax",
                List.of(new OnnxGraph.Attribute("axis", 1), new OnnxGraph.Attribute("keepdims", 0)),
                scores);
        graph.output(OnnxGraph.INT64, "class_index");
        graph.nodeTo("class", "Gather", List.of(), graph.constant("classes", model.classes()), "class_index");
        graph.output(OnnxGraph.STRING, "class");
    }

    private static String shift(OnnxGraph graph, Scaling scaling) {
        requireFinite(graph.precision(), "shift of a scaling", scaling.shift());
        return graph.constant(graph.part() + "shift", List.of(scaling.columns()), k -> scaling.shift()[k]);
    }

    private static String scale(OnnxGraph graph, Scaling scaling) {
        requireFinite(graph.precision(), "scale of a scaling", scaling.scale());
        for (double value : scaling.scale()) {
            if (graph.precision() == Precision.FLOAT32 && (float) value == 0) {
                throw new IllegalArgumentException("a scale is " + value + ", which is 0 in float32; float64 holds it");
            }
        }
        return graph.constant(graph.part() + "scale", List.of(scaling.columns()), k -> scaling.scale()[k]);
    }

    private static void requireFinite(Precision precision, String name, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("'" + name + "' holds " + value + ", must be finite");
            }
            if (precision == Precision.FLOAT32 && Float.isInfinite((float) value)) {
                throw new IllegalArgumentException(
                        "'" + name + "' holds " + value + ", which is too large for float32; float64 holds it");
            }
        }
    }
}
