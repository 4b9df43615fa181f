package org.sigmoidadmm.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sigmoidadmm.Samples;

/** An ONNX file as ONNX Runtime reads it, on one thread of the processor. */
final class OnnxRun implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    private final OrtSession session;
    private final Precision precision;

    private OnnxRun(Path file, Precision precision) throws OrtException {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        this.session = environment.createSession(file.toString(), options);
        this.precision = precision;
    }

    /** Writes a model into a file and opens it. */
    static OnnxRun of(Model model, Precision precision, Path file) throws Exception {
        OnnxFile.write(model, precision, file);
        return new OnnxRun(file, precision);
    }

    OrtSession session() {
        return session;
    }

    /** All outputs by name, as arrays. */
    Map<String, Object> run(Samples inputs) throws OrtException {
        long[] shape = {inputs.count(), inputs.features()};
        try (OnnxTensor tensor = precision == Precision.FLOAT64
                        ? OnnxTensor.createTensor(environment, DoubleBuffer.wrap(inputs.values()), shape)
                        : OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats(inputs.values())), shape);
                OrtSession.Result result = session.run(Map.of("input", tensor))) {
            Map<String, Object> outputs = new LinkedHashMap<>();
            for (Map.Entry<String, ai.onnxruntime.OnnxValue> entry : result) {
                outputs.put(entry.getKey(), entry.getValue().getValue());
            }
            return outputs;
        }
    }

    /** An output of numbers, of either precision. */
    Samples numbers(Samples inputs, String output) throws OrtException {
        Object value = run(inputs).get(output);
        return Samples.of(value instanceof float[][] rows ? doubles(rows) : (double[][]) value);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }

    private static double[][] doubles(float[][] rows) {
        double[][] doubles = new double[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                doubles[i][j] = rows[i][j];
            }
        }
        return doubles;
    }

    @Override
    public void close() throws OrtException {
        session.close();
        options.close();
    }
}
