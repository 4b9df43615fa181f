package org.sigmoidadmm.bench.frameworks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.bench.frameworks.ProblemData;
import org.sigmoidadmm.bench.frameworks.Variant;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.train.ApplyMomentum;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * A graph that holds the data, the network and the step of the method.
 *
 * @param initializers to run once, in any order
 * @param indices where to feed the samples of a step, or nothing if each step takes all
 * @param step changes the weights
 * @param testOutputs the outputs for the test inputs
 */
record TrainingGraph(
        List<Op> initializers, Optional<Placeholder<TInt32>> indices, Op step, Operand<TFloat64> testOutputs) {

    static TrainingGraph build(Graph graph, ProblemData data, Variant variant, Network start) {
        Ops tf = Ops.create(graph);
        Builder builder = new Builder(tf, variant);
        Operand<TFloat64> inputs = constant(tf, data.inputs());
        Operand<TFloat64> targets = constant(tf, data.targets());
        Optional<Placeholder<TInt32>> indices = Optional.empty();
        if (variant.batchSize(data.inputs().count()) < data.inputs().count()) {
            Placeholder<TInt32> chosen = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
            inputs = tf.gather(inputs, chosen, tf.constant(0));
            targets = tf.gather(targets, chosen, tf.constant(0));
            indices = Optional.of(chosen);
        }
        builder.addWeights(start);
        Operand<TFloat64> outputs = builder.forward(inputs);
        Operand<TFloat64> loss = data.problem().hasClasses()
                ? crossEntropy(tf, outputs, targets)
                : tf.math.mean(tf.math.squaredDifference(outputs, targets), tf.constant(new int[] {0, 1}));
        Op step = builder.step(loss);
        Operand<TFloat64> testOutputs = builder.forward(constant(tf, data.testInputs()));
        return new TrainingGraph(builder.initializers, indices, step, testOutputs);
    }

    /** The gradient of TensorFlow's own softmax cross-entropy is in float32 alone, that of the logarithm is not. */
    private static Operand<TFloat64> crossEntropy(Ops tf, Operand<TFloat64> outputs, Operand<TFloat64> targets) {
        Operand<TFloat64> likelihoods = tf.sum(tf.math.mul(targets, tf.nn.logSoftmax(outputs)), tf.constant(1));
        return tf.math.neg(tf.math.mean(likelihoods, tf.constant(0)));
    }

    private static Operand<TFloat64> constant(Ops tf, Samples samples) {
        return tf.constant(Shape.of(samples.count(), samples.features()), DataBuffers.of(samples.values()));
    }

    private static final class Builder {

        private final Ops tf;
        private final Variant variant;
        private final List<Op> initializers = new ArrayList<>();
        private final List<Variable<TFloat64>> weights = new ArrayList<>();

        Builder(Ops tf, Variant variant) {
            this.tf = tf;
            this.variant = variant;
        }

        private Variable<TFloat64> variable(Shape shape, double... values) {
            Variable<TFloat64> variable = tf.variable(shape, TFloat64.class);
            initializers.add(tf.assign(variable, tf.constant(shape, DataBuffers.of(values))));
            return variable;
        }

        /** A kernel is inputs × outputs by rows, as a layer's weight is outputs × inputs by columns. */
        void addWeights(Network start) {
            for (Layer layer : start.layers()) {
                weights.add(variable(Shape.of(layer.inputs(), layer.outputs()), layer.weight()));
                weights.add(variable(Shape.of(layer.outputs()), layer.bias()));
            }
        }

        Operand<TFloat64> forward(Operand<TFloat64> inputs) {
            Operand<TFloat64> x = inputs;
            for (int k = 0; k < weights.size(); k += 2) {
                Operand<TFloat64> z = tf.nn.biasAdd(tf.linalg.matMul(x, weights.get(k)), weights.get(k + 1));
                boolean last = k + 2 == weights.size();
                x = last ? z : variant.relu() ? tf.nn.relu(z) : tf.math.sigmoid(z);
            }
            return x;
        }

        Op step(Operand<TFloat64> loss) {
            Gradients gradients = tf.gradients(loss, weights);
            // No weight may change while a gradient is still computed from it.
            List<Op> all = new ArrayList<>();
            for (int k = 0; k < weights.size(); k++) {
                all.add(gradients.<TFloat64>dy(k));
            }
            Ops ready = tf.withControlDependencies(all);
            return variant.method() == Variant.Method.ADAM ? adam(ready, gradients) : momentum(ready, gradients);
        }

        private Op momentum(Ops ready, Gradients gradients) {
            Operand<TFloat64> rate = tf.constant(variant.stepSize());
            Operand<TFloat64> momentum = tf.constant(Variant.MOMENTUM);
            List<Op> updates = new ArrayList<>();
            for (int k = 0; k < weights.size(); k++) {
                updates.add(ready.train.applyMomentum(
                        weights.get(k), slot(k), rate, gradients.dy(k), momentum, ApplyMomentum.useNesterov(true)));
            }
            return tf.withControlDependencies(updates).noOp();
        }

        private Op adam(Ops ready, Gradients gradients) {
            Operand<TFloat64> beta1 = tf.constant(0.9);
            Operand<TFloat64> beta2 = tf.constant(0.999);
            Variable<TFloat64> power1 = variable(Shape.scalar(), 0.9);
            Variable<TFloat64> power2 = variable(Shape.scalar(), 0.999);
            List<Op> updates = new ArrayList<>();
            for (int k = 0; k < weights.size(); k++) {
                updates.add(ready.train.applyAdam(
                        weights.get(k),
                        slot(k),
                        slot(k),
                        power1,
                        power2,
                        tf.constant(variant.stepSize()),
                        beta1,
                        beta2,
                        tf.constant(1e-8),
                        gradients.dy(k)));
            }
            Ops after = tf.withControlDependencies(updates);
            return tf.withControlDependencies(
                            after.assign(power1, after.math.mul(power1, beta1)),
                            after.assign(power2, after.math.mul(power2, beta2)))
                    .noOp();
        }

        /** What the method remembers of a weight, 0 at first. */
        private Variable<TFloat64> slot(int k) {
            Shape shape = weights.get(k).shape();
            return variable(shape, new double[(int) shape.size()]);
        }
    }
}
