package org.sigmoidadmm.bench.frameworks.tensorflow;

import org.sigmoidadmm.Samples;
import org.sigmoidadmm.bench.frameworks.Batches;
import org.sigmoidadmm.bench.frameworks.Clock;
import org.sigmoidadmm.bench.frameworks.Framework;
import org.sigmoidadmm.bench.frameworks.ProblemData;
import org.sigmoidadmm.bench.frameworks.Variant;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * TensorFlow by its graph: data and weights live in the graph, one call runs one step, whose samples are fed as indices.
 */
public final class TensorFlowFramework implements Framework {

    /** For the harness. */
    public TensorFlowFramework() {}

    @Override
    public String version() {
        return "TensorFlow " + TensorFlow.version();
    }

    @Override
    public String arithmetic() {
        return "float64";
    }

    @Override
    public void train(ProblemData data, Variant variant, long seed, int threads, Clock clock) {
        int count = data.inputs().count();
        Batches batches = new Batches(count, variant.batchSize(count), seed);
        ConfigProto settings = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(1)
                .build();
        try (Graph graph = new Graph()) {
            TrainingGraph net = TrainingGraph.build(graph, data, variant, variant.start(data, seed));
            try (Session session = new Session(graph, settings)) {
                net.initializers().forEach(session::run);
                clock.start();
                do {
                    for (int[] batch : batches.next()) {
                        step(session, net, batch);
                    }
                } while (clock.goesOn(() -> outputs(session, net, data)));
            }
        }
    }

    private static void step(Session session, TrainingGraph net, int[] batch) {
        if (net.indices().isEmpty()) {
            session.runner().addTarget(net.step()).run().close();
            return;
        }
        try (TInt32 indices = TInt32.vectorOf(batch)) {
            session.runner()
                    .feed(net.indices().get(), indices)
                    .addTarget(net.step())
                    .run()
                    .close();
        }
    }

    private static Samples outputs(Session session, TrainingGraph net, ProblemData data) {
        double[] values = new double[data.testTargets().values().length];
        try (Result result = session.runner().fetch(net.testOutputs()).run()) {
            ((TFloat64) result.get(0)).copyTo(DataBuffers.of(values, false, false));
        }
        return new Samples(data.testTargets().count(), data.testTargets().features(), values);
    }
}
