package org.sigmoidadmm.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * An ONNX graph as it grows, node after node. A value is known by the name of the tensor that holds it; all numbers have
 * one precision.
 */
final class OnnxGraph {

    /** The operator set whose operators are used; 17 is the last that all run-times of 2022 and later have. */
    static final int OPERATOR_SET = 17;

    /** The version of the file format that belongs to it. */
    static final int FILE_VERSION = 8;

    /** Element types, as the field data_type of a TensorProto has them. */
    private static final int FLOAT = 1;

    static final int INT64 = 7;
    static final int STRING = 8;
    private static final int DOUBLE = 11;

    private static final int ATTRIBUTE_IS_INTEGER = 2;
    private static final int CHUNK = 1 << 13;

    private final Precision precision;
    private final List<ProtoMessage> nodes = new ArrayList<>();
    private final List<ProtoMessage> constants = new ArrayList<>();
    private final List<ProtoMessage> inputs = new ArrayList<>();
    private final List<ProtoMessage> outputs = new ArrayList<>();
    private String prefix = "";
    private int count;

    OnnxGraph(Precision precision) {
        this.precision = precision;
    }

    Precision precision() {
        return precision;
    }

    /** The element type of numbers. */
    int numberType() {
        return precision == Precision.FLOAT64 ? DOUBLE : FLOAT;
    }

    /** Begins the names of all that follows with a word. */
    void beginPart(String name) {
        prefix = name + ".";
        count = 0;
    }

    /** What the names of this part begin with. */
    String part() {
        return prefix;
    }

    /** Adds a node with one output; returns its name. */
    String node(String operator, String... operands) {
        return nodeTo(next(operator), operator, List.of(), operands);
    }

    /** Adds a node whose output has a given name, with integer attributes. */
    String nodeTo(String output, String operator, List<Attribute> attributes, String... operands) {
        ProtoMessage node = new ProtoMessage();
        for (String operand : operands) {
            node.text(1, operand);
        }
        node.text(2, output).text(3, output).text(4, operator);
        for (Attribute attribute : attributes) {
            node.message(
                    5,
                    new ProtoMessage()
                            .text(1, attribute.name())
                            .integer(3, attribute.value())
                            .integer(20, ATTRIBUTE_IS_INTEGER));
        }
        nodes.add(node);
        return output;
    }

    /** An integer attribute of a node. */
    record Attribute(String name, long value) {}

    /** Adds a constant number; returns its name. */
    String constant(double value) {
        return constant(next("constant"), List.of(), index -> value);
    }

    /** Adds a constant tensor of numbers, given row by row. */
    String constant(String name, List<Integer> shape, IntToDoubleFunction values) {
        int numbers = shape.stream().reduce(1, Math::multiplyExact);
        int bytesEach = precision == Precision.FLOAT64 ? Double.BYTES : Float.BYTES;
        constants.add(tensor(name, shape, numberType())
                .bytes(9, (long) numbers * bytesEach, out -> writeNumbers(numbers, values, out)));
        return name;
    }

    /** Adds a constant vector of strings. */
    String constant(String name, List<String> values) {
        ProtoMessage tensor = tensor(name, List.of(values.size()), STRING);
        for (String value : values) {
            tensor.text(6, value);
        }
        constants.add(tensor);
        return name;
    }

    private static ProtoMessage tensor(String name, List<Integer> shape, int type) {
        ProtoMessage tensor = new ProtoMessage();
        for (int dimension : shape) {
            tensor.integer(1, dimension);
        }
        return tensor.integer(2, type).text(8, name);
    }

    /** Declares the graph's input: a number of samples that is open, and numbers per sample. */
    String input(String name, int columns) {
        inputs.add(value(name, numberType(), columns));
        return name;
    }

    /** Declares an output of the graph with several numbers per sample. */
    void output(String name, int columns) {
        outputs.add(value(name, numberType(), columns));
    }

    /** Declares an output of the graph with one element per sample. */
    void output(int elementType, String name) {
        outputs.add(value(name, elementType, 0));
    }

    private static ProtoMessage value(String name, int elementType, int columns) {
        ProtoMessage shape = new ProtoMessage().message(1, new ProtoMessage().text(2, "samples"));
        if (columns > 0) {
            shape.message(1, new ProtoMessage().integer(1, columns));
        }
        ProtoMessage tensorType = new ProtoMessage().integer(1, elementType).message(2, shape);
        return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensorType));
    }

    /** The whole as a GraphProto. */
    ProtoMessage toMessage(String name) {
        ProtoMessage graph = new ProtoMessage();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, name);
        constants.forEach(constant -> graph.message(5, constant));
        inputs.forEach(input -> graph.message(11, input));
        outputs.forEach(output -> graph.message(12, output));
        return graph;
    }

    private String next(String operator) {
        count++;
        return prefix + operator + "." + count;
    }

    private void writeNumbers(int numbers, IntToDoubleFunction values, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < numbers; from += CHUNK) {
            chunk.clear();
            for (int k = from; k < Math.min(from + CHUNK, numbers); k++) {
                if (precision == Precision.FLOAT64) {
                    chunk.putDouble(values.applyAsDouble(k));
                } else {
                    chunk.putFloat((float) values.applyAsDouble(k));
                }
            }
            out.write(chunk.array(), 0, chunk.position());
        }
    }
}
