package org.sigmoidadmm.bench.frameworks.encog;

import java.util.ArrayList;
import java.util.List;
import org.encog.Encog;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationLinear;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.ml.data.MLDataPair;
import org.encog.ml.data.basic.BasicMLData;
import org.encog.ml.data.basic.BasicMLDataPair;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.sgd.StochasticGradientDescent;
import org.encog.neural.networks.training.propagation.sgd.update.AdamUpdate;
import org.encog.neural.networks.training.propagation.sgd.update.MomentumUpdate;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.bench.frameworks.Batches;
import org.sigmoidadmm.bench.frameworks.Clock;
import org.sigmoidadmm.bench.frameworks.Framework;
import org.sigmoidadmm.bench.frameworks.ProblemData;
import org.sigmoidadmm.bench.frameworks.Variant;

/**
 * Encog by its {@link StochasticGradientDescent}, which knows SGD and Adam. It handles one sample at a time on one thread,
 * whatever the number of threads, and adds up the gradients of a batch where others average, so the step size is
 * divided by the batch; for the squared loss the gradient is half of that of the mean square. Its Nesterov update goes
 * uphill in 3.4, so SGD is the one with plain momentum.
 */
public final class EncogFramework implements Framework {

    /** For the harness. */
    public EncogFramework() {}

    @Override
    public String version() {
        return "Encog " + Encog.VERSION;
    }

    @Override
    public String arithmetic() {
        return "float64";
    }

    @Override
    public void train(ProblemData data, Variant variant, long seed, int threads, Clock clock) {
        boolean classes = data.problem().hasClasses();
        BasicNetwork network = network(variant, variant.start(data, seed), classes);
        List<MLDataPair> pairs = pairs(data);
        Batches batches = new Batches(pairs.size(), variant.batchSize(pairs.size()), seed);
        StochasticGradientDescent training = new StochasticGradientDescent(network, new BasicMLDataSet(pairs));
        boolean adam = variant.method() == Variant.Method.ADAM;
        training.setUpdateRule(adam ? new AdamUpdate() : new MomentumUpdate());
        training.setMomentum(Variant.MOMENTUM);
        double total = classes ? variant.stepSize() : 2 * variant.stepSize();
        clock.start();
        do {
            for (int[] batch : batches.next()) {
                for (int i : batch) {
                    training.process(pairs.get(i));
                }
                training.setLearningRate(adam ? variant.stepSize() : total / batch.length);
                training.update();
            }
        } while (clock.goesOn(() -> outputs(network, data)));
    }

    private static BasicNetwork network(Variant variant, Network start, boolean classes) {
        BasicNetwork network = new BasicNetwork();
        network.addLayer(new BasicLayer(null, true, start.layers().get(0).inputs()));
        for (int k = 0; k < start.depth(); k++) {
            boolean last = k + 1 == start.depth();
            network.addLayer(new BasicLayer(
                    last ? new OutputActivation(output(classes), hidden(variant)) : hidden(variant),
                    !last,
                    start.layers().get(k).outputs()));
        }
        network.getStructure().finalizeStructure();
        network.reset();
        for (int k = 0; k < start.depth(); k++) {
            setWeights(network, k, start.layers().get(k));
        }
        return network;
    }

    private static ActivationFunction hidden(Variant variant) {
        return variant.relu() ? new ActivationReLU() : new ActivationSigmoid();
    }

    private static ActivationFunction output(boolean classes) {
        return classes ? new ActivationSoftMax() : new ActivationLinear();
    }

    /** The bias is the weight of a unit behind the others. */
    private static void setWeights(BasicNetwork network, int k, Layer layer) {
        for (int i = 0; i < layer.outputs(); i++) {
            for (int j = 0; j < layer.inputs(); j++) {
                network.setWeight(k, j, i, layer.weight()[i + j * layer.outputs()]);
            }
            network.setWeight(k, layer.inputs(), i, layer.bias()[i]);
        }
    }

    private static List<MLDataPair> pairs(ProblemData data) {
        List<MLDataPair> pairs = new ArrayList<>();
        for (int i = 0; i < data.inputs().count(); i++) {
            pairs.add(new BasicMLDataPair(
                    new BasicMLData(data.inputs().row(i)),
                    new BasicMLData(data.targets().row(i))));
        }
        return pairs;
    }

    private static Samples outputs(BasicNetwork network, ProblemData data) {
        int features = data.testTargets().features();
        double[] values = new double[data.testTargets().values().length];
        double[] output = new double[features];
        for (int i = 0; i < data.testInputs().count(); i++) {
            network.compute(data.testInputs().row(i), output);
            System.arraycopy(output, 0, values, i * features, features);
        }
        return new Samples(data.testInputs().count(), features, values);
    }
}
