package org.sigmoidadmm.bench.frameworks.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.bench.frameworks.Batches;
import org.sigmoidadmm.bench.frameworks.Clock;
import org.sigmoidadmm.bench.frameworks.Framework;
import org.sigmoidadmm.bench.frameworks.ProblemData;
import org.sigmoidadmm.bench.frameworks.Variant;

/**
 * DJL on PyTorch, by DJL's blocks, losses and optimizers. Its trainer steps in float32 alone, so the optimizer is called
 * as the trainer would do. Its momentum is not Nesterov's.
 */
public final class DjlFramework implements Framework {

    private final Engine engine = Engine.getEngine("PyTorch");

    /** For the harness. */
    public DjlFramework() {}

    @Override
    public String version() {
        return "DJL " + Engine.getDjlVersion() + ", PyTorch " + engine.getVersion();
    }

    @Override
    public String arithmetic() {
        return "float64";
    }

    @Override
    public void train(ProblemData data, Variant variant, long seed, int threads, Clock clock) {
        int count = data.inputs().count();
        Batches batches = new Batches(count, variant.batchSize(count), seed);
        try (Model model = Model.newInstance("net", engine.getEngineName())) {
            Network start = variant.start(data, seed);
            model.setDataType(DataType.FLOAT64);
            model.setBlock(block(variant, start));
            Loss loss = data.problem().hasClasses()
                    ? Loss.softmaxCrossEntropyLoss("loss", 1, -1, false, true)
                    : new MeanSquare();
            Optimizer optimizer = optimizer(variant);
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss))) {
                trainer.initialize(new Shape(1, data.inputs().features()));
                setWeights(model.getBlock(), start);
                NDArray inputs = array(trainer.getManager(), data.inputs());
                NDArray targets = array(trainer.getManager(), data.targets());
                NDArray testInputs = array(trainer.getManager(), data.testInputs());
                clock.start();
                do {
                    for (int[] batch : batches.next()) {
                        gradient(trainer, data, inputs, targets, batch);
                        step(optimizer, model.getBlock());
                    }
                } while (clock.goesOn(() -> outputs(trainer, testInputs)));
            }
        }
    }

    private static Block block(Variant variant, Network start) {
        SequentialBlock block = new SequentialBlock();
        for (int k = 0; k < start.depth(); k++) {
            block.add(Linear.builder().setUnits(start.layers().get(k).outputs()).build());
            if (k + 1 < start.depth()) {
                block.add(variant.relu() ? Activation.reluBlock() : Activation.sigmoidBlock());
            }
        }
        return block;
    }

    private static Optimizer optimizer(Variant variant) {
        Tracker rate = Tracker.fixed((float) variant.stepSize());
        return variant.method() == Variant.Method.ADAM
                ? Optimizer.adam().optLearningRateTracker(rate).build()
                : Optimizer.sgd()
                        .setLearningRateTracker(rate)
                        .optMomentum((float) Variant.MOMENTUM)
                        .build();
    }

    /** A weight is outputs × inputs by rows; ours is by columns. */
    private static void setWeights(Block block, Network start) {
        int next = 0;
        for (Layer layer : start.layers()) {
            double[] rows = new double[layer.weight().length];
            for (int i = 0; i < layer.outputs(); i++) {
                for (int j = 0; j < layer.inputs(); j++) {
                    rows[i * layer.inputs() + j] = layer.weight()[i + j * layer.outputs()];
                }
            }
            block.getParameters().get(next++).getValue().getArray().set(rows);
            block.getParameters().get(next++).getValue().getArray().set(layer.bias());
        }
    }

    private static NDArray array(NDManager manager, Samples samples) {
        return manager.create(samples.values(), new Shape(samples.count(), samples.features()));
    }

    private static void step(Optimizer optimizer, Block block) {
        for (Pair<String, Parameter> pair : block.getParameters()) {
            NDArray weight = pair.getValue().getArray();
            try (NDArray gradient = weight.getGradient()) {
                optimizer.update(pair.getValue().getId(), weight, gradient);
            }
        }
    }

    private static void gradient(Trainer trainer, ProblemData data, NDArray inputs, NDArray targets, int[] batch) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDArray x = inputs;
            NDArray y = targets;
            if (batch.length < inputs.getShape().get(0)) {
                x = array(manager, data.inputs().select(batch));
                y = array(manager, data.targets().select(batch));
            } else {
                manager.tempAttachAll(x, y);
            }
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList predictions = trainer.forward(new NDList(x));
                collector.backward(trainer.getLoss().evaluate(new NDList(y), predictions));
            }
        }
    }

    private static Samples outputs(Trainer trainer, NDArray testInputs) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            manager.tempAttachAll(testInputs);
            NDArray outputs = trainer.evaluate(new NDList(testInputs)).singletonOrThrow();
            Shape shape = outputs.getShape();
            return new Samples((int) shape.get(0), (int) shape.get(1), outputs.toDoubleArray());
        }
    }

    /** The mean of the squared differences; DJL's own L2 loss is half of it. */
    private static final class MeanSquare extends Loss {

        MeanSquare() {
            super("loss");
        }

        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions
                    .singletonOrThrow()
                    .sub(labels.singletonOrThrow())
                    .square()
                    .mean();
        }
    }
}
