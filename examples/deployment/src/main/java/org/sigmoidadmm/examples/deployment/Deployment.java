package org.sigmoidadmm.examples.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingListener.Decision;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.BackendCandidate;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.ModelFile;
import org.sigmoidadmm.model.Scaling;

/**
 * Trains on every backend that it finds, one after the other and all at once, saves and loads what it trained, goes on
 * from it, and ends trainings early. Prints one line per fact.
 */
public final class Deployment {

    private static final int SAMPLES = 300;

    private final MatrixBackends backends = MatrixBackends.scan();
    private final Samples inputs;
    private final Samples targets;
    private final Model start;

    private Deployment() {
        double[][] x = new double[SAMPLES][2];
        double[][] y = new double[SAMPLES][1];
        for (int i = 0; i < SAMPLES; i++) {
            x[i][0] = 3 + i % 20;
            x[i][1] = 0.1 * Math.floorDiv(i, 20);
            y[i][0] = 100 + x[i][0] * x[i][1];
        }
        inputs = Samples.of(x);
        targets = Samples.of(y);
        Network random = Network.random(
                settings(1).initialization(),
                2,
                new int[] {8, 8},
                1,
                settings(1).activation());
        start = Model.of(random, Scaling.standard(inputs), Scaling.standard(targets));
    }

    /**
     * Does all of it.
     *
     * @param arguments none
     * @throws Exception if anything fails
     */
    public static void main(String[] arguments) throws Exception {
        new Deployment().run();
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        System.out.println("module " + Deployment.class.getModule().getName());
        List<String> names = new ArrayList<>();
        for (BackendCandidate candidate : backends.candidates()) {
            System.out.println("backend " + candidate.name()
                    + (candidate.available()
                            ? " is available: " + candidate.library()
                            : " is not available: " + candidate.reason()));
            if (candidate.available()) {
                names.add(candidate.name());
            }
        }
        Map<String, Model> alone = new LinkedHashMap<>();
        for (String name : names) {
            Model model = train(name);
            alone.put(name, model);
            reload(name, model);
        }
        sideBySide(alone);
        MatrixBackendProvider provider = backends.select();
        warmStart(provider, alone.get(provider.name()));
        stopByListener(provider);
        stopByInterrupt(provider);
    }

    private Model train(String name) {
        return start.withNetwork(
                fit(backends.select(name), start, 15, TrainingListener.NONE).best());
    }

    private TrainingResult fit(MatrixBackendProvider provider, Model from, int epochs, TrainingListener listener) {
        return new AdmmTrainer(provider, settings(epochs))
                .fit(from.trainingData(inputs, targets), from.network(), listener);
    }

    private static AdmmSettings settings(int epochs) {
        return AdmmSettings.defaults().toBuilder()
                .hidden(8, 8)
                .epochs(epochs)
                .threads(2)
                .build();
    }

    private void reload(String name, Model model) throws IOException {
        Path file = Files.createTempFile("deployment", ".model");
        try (MatrixBackend backend = backends.create(name, BackendOptions.SINGLE_THREADED)) {
            ModelFile.write(model, file);
            Samples before = model.predict(backend, inputs);
            Samples after = ModelFile.read(file).predict(backend, inputs);
            double largest = 0;
            for (int i = 0; i < SAMPLES; i++) {
                largest = Math.max(largest, Math.abs(before.get(i, 0) - targets.get(i, 0)));
            }
            System.out.println(name + " trains: " + (largest < 10) + ", loads what it saved: "
                    + Arrays.equals(before.values(), after.values()));
        } finally {
            Files.delete(file);
        }
    }

    private void sideBySide(Map<String, Model> alone) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2 * alone.size());
        try {
            List<Model> expected = new ArrayList<>();
            List<Future<Model>> trainings = new ArrayList<>();
            for (int repeat = 0; repeat < 2; repeat++) {
                alone.forEach((name, model) -> {
                    expected.add(model);
                    trainings.add(threads.submit(() -> train(name)));
                });
            }
            boolean same = true;
            for (int k = 0; k < trainings.size(); k++) {
                same &= sameWeights(trainings.get(k).get(), expected.get(k));
            }
            System.out.println(trainings.size() + " trainings side by side give the same bits as alone: " + same);
        } finally {
            threads.shutdown();
        }
    }

    private static boolean sameWeights(Model a, Model b) {
        boolean same = true;
        for (int i = 0; i < a.network().depth(); i++) {
            same &= Arrays.equals(
                    a.network().layers().get(i).weight(),
                    b.network().layers().get(i).weight());
        }
        return same;
    }

    private void warmStart(MatrixBackendProvider provider, Model trained) {
        double cold = fit(provider, start, 1, TrainingListener.NONE).bestTrainError();
        double warm = fit(provider, trained, 1, TrainingListener.NONE).bestTrainError();
        System.out.println("warm start goes on from what was reached: " + (warm < cold));
    }

    private void stopByListener(MatrixBackendProvider provider) {
        TrainingResult result =
                fit(provider, start, 1000, event -> event.epoch() == 3 ? Decision.STOP : Decision.CONTINUE);
        System.out.println("listener stops: " + result.stopReason() + " after epoch " + result.lastEpoch());
    }

    private void stopByInterrupt(MatrixBackendProvider provider) {
        Thread training = Thread.currentThread();
        TrainingResult result = fit(provider, start, 1_000_000, event -> {
            if (event.epoch() == 2) {
                new Thread(training::interrupt).start();
            }
            return Decision.CONTINUE;
        });
        System.out.println("interrupt stops: " + result.stopReason() + ", status still set: " + Thread.interrupted());
    }
}
