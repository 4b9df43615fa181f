package org.sigmoidadmm.bench.frameworks.dl4j;

import java.util.Objects;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.bench.frameworks.Batches;
import org.sigmoidadmm.bench.frameworks.Clock;
import org.sigmoidadmm.bench.frameworks.Framework;
import org.sigmoidadmm.bench.frameworks.ProblemData;
import org.sigmoidadmm.bench.frameworks.Variant;

/** DL4J by its MultiLayerNetwork on the native CPU backend of ND4J. */
public final class Dl4jFramework implements Framework {

    /** For the harness. */
    public Dl4jFramework() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @Override
    public String version() {
        return "DL4J "
                + Objects.requireNonNullElse(
                        MultiLayerNetwork.class.getPackage().getImplementationVersion(), "1.0.0-M2.1");
    }

    @Override
    public String arithmetic() {
        return "float64";
    }

    @Override
    public void train(ProblemData data, Variant variant, long seed, int threads, Clock clock) {
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        int count = data.inputs().count();
        Batches batches = new Batches(count, variant.batchSize(count), seed);
        MultiLayerNetwork network = network(data, variant, variant.start(data, seed));
        INDArray inputs = array(data.inputs());
        INDArray targets = array(data.targets());
        INDArray testInputs = array(data.testInputs());
        clock.start();
        do {
            for (int[] batch : batches.next()) {
                if (batch.length == count) {
                    network.fit(inputs, targets);
                } else {
                    network.fit(
                            array(data.inputs().select(batch)),
                            array(data.targets().select(batch)));
                }
            }
        } while (clock.goesOn(() -> samples(network.output(testInputs))));
    }

    private static MultiLayerNetwork network(ProblemData data, Variant variant, Network start) {
        boolean classes = data.problem().hasClasses();
        IUpdater updater = variant.method() == Variant.Method.ADAM
                ? new Adam(variant.stepSize())
                : new Nesterovs(variant.stepSize(), Variant.MOMENTUM);
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(updater)
                .list();
        for (int k = 0; k + 1 < start.depth(); k++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(start.layers().get(k).inputs())
                    .nOut(start.layers().get(k).outputs())
                    .activation(variant.relu() ? Activation.RELU : Activation.SIGMOID)
                    .build());
        }
        Layer last = start.layers().get(start.depth() - 1);
        layers.layer(new OutputLayer.Builder(classes ? LossFunction.MCXENT : LossFunction.MSE)
                .nIn(last.inputs())
                .nOut(last.outputs())
                .activation(classes ? Activation.SOFTMAX : Activation.IDENTITY)
                .build());
        MultiLayerConfiguration configuration = layers.build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        setWeights(network, start);
        return network;
    }

    /** A weight is inputs × outputs, here by rows, as ours is outputs × inputs by columns. */
    private static void setWeights(MultiLayerNetwork network, Network start) {
        for (int k = 0; k < start.depth(); k++) {
            Layer layer = start.layers().get(k);
            network.getParam(k + "_W")
                    .assign(Nd4j.create(layer.weight(), new long[] {layer.inputs(), layer.outputs()}, 'c'));
            network.getParam(k + "_b").assign(Nd4j.create(layer.bias(), new long[] {1, layer.outputs()}, 'c'));
        }
    }

    private static INDArray array(Samples samples) {
        return Nd4j.create(samples.values(), new long[] {samples.count(), samples.features()}, 'c');
    }

    private static Samples samples(INDArray outputs) {
        double[] values = outputs.dup('c').data().asDouble();
        return new Samples((int) outputs.size(0), (int) outputs.size(1), values);
    }
}
