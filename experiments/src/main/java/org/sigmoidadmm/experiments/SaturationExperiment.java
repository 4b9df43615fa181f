package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.EpochEvent;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.gradient.GradientTrainer;

/** How far the units saturate during the training. */
final class SaturationExperiment implements Experiment {

    /** Where a training starts. */
    enum Start {
        /** As the method usually does. */
        OWN("own"),
        /** With the weights of the authors' code, eight times as large as usual, for all methods. */
        WIDE("wide");

        private final String text;

        Start(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static final int SAMPLES = 1000;
    static final int[] HIDDEN = {50, 50, 50, 50};

    private static final int PROBES = 200;
    private static final int ADMM_EPOCHS = 50;
    private static final int GRADIENT_EPOCHS = 200;
    private static final int QUICK_GRADIENT_EPOCHS = 100;

    @Override
    public String name() {
        return "saturation";
    }

    @Override
    public String description() {
        return "share of saturated units per layer over the epochs, and histograms of activations";
    }

    @Override
    public List<Cell> cells(ExperimentContext context) {
        List<Cell> cells = new ArrayList<>();
        for (Start start : Start.values()) {
            for (Contender contender : Contender.values()) {
                int epochs =
                        contender.isAdmm() ? ADMM_EPOCHS : context.quick() ? QUICK_GRADIENT_EPOCHS : GRADIENT_EPOCHS;
                for (int seed = 0; seed < context.seeds(); seed++) {
                    cells.add(cell(contender, start, epochs, seed));
                }
            }
        }
        return cells;
    }

    private Cell cell(Contender contender, Start start, int epochs, int seed) {
        String key = contender.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + start.text() + "-seed" + seed;
        String settings = Target.SQUARE.formula() + ", " + SAMPLES + " samples, " + PROBES
                + " probes, change of the activations; start " + start.text() + "; "
                + contender.describe(HIDDEN, epochs, contender.usualStep(), seed);
        return Cell.of(
                key,
                settings,
                contender.cost(1, HIDDEN, SAMPLES, epochs),
                run -> measure(run, contender, start, epochs, seed));
    }

    private static Map<String, Object> measure(CellRun run, Contender contender, Start start, int epochs, int seed) {
        SplittableRandom random = new SplittableRandom(seed).split();
        Samples train = Target.SQUARE.draw(SAMPLES, random);
        Samples test = Target.SQUARE.draw(SAMPLES, random);
        Samples probes = Target.SQUARE.draw(PROBES, random);
        TrainingData data =
                TrainingData.of(train, Target.SQUARE.values(train)).withValidation(test, Target.SQUARE.values(test));
        Initialization initialization = initialization(contender, start, seed);
        Network first = Network.random(initialization, 1, HIDDEN, 1, contender.activation());
        Watcher watcher = new Watcher(probes, epochs, first);
        Course course = Course.of(run, trainer(run, contender, initialization, epochs, seed), data, watcher);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("method", contender.label());
        values.put("start", start.text());
        values.put("seed", seed);
        values.putAll(course.values());
        values.put("lookedAt", watcher.epochs);
        values.put("saturated", watcher.shares);
        values.put("changed", UnitStatistics.change(first, watcher.last, probes));
        values.put("histogramsAtStart", histograms(first, probes));
        values.put("histogramsAtEnd", histograms(watcher.last, probes));
        return values;
    }

    private static List<Map<String, Object>> histograms(Network network, Samples probes) {
        return UnitStatistics.of(network, probes).stream()
                .map(layer -> Map.<String, Object>of(
                        "activations", layer.activations(), "preActivations", layer.preActivations()))
                .toList();
    }

    private static Initialization initialization(Contender contender, Start start, int seed) {
        if (start == Start.WIDE) {
            return new Initialization(InitialScheme.MSRA_FAN_OUT, 8, false, seed);
        }
        return contender.isAdmm()
                ? contender.admm(HIDDEN, 1, seed, 1).build().initialization()
                : contender.gradient(HIDDEN, 1, 1, seed, 1).build().initialization();
    }

    private static Trainer trainer(
            CellRun run, Contender contender, Initialization initialization, int epochs, int seed) {
        return contender.isAdmm()
                ? new AdmmTrainer(
                        run.provider(),
                        contender
                                .admm(HIDDEN, epochs, seed, 1)
                                .initialization(initialization)
                                .build())
                : new GradientTrainer(
                        run.provider(),
                        contender
                                .gradient(HIDDEN, epochs, contender.usualStep(), seed, 1)
                                .initialization(initialization)
                                .build());
    }

    @Override
    public Findings findings(List<CellResult> results) {
        return new SaturationFindings(results).findings();
    }

    /** Looks at the units after epochs that are about equally far apart on a logarithmic scale, and after the last. */
    private static final class Watcher implements TrainingListener {

        private final Samples probes;
        private final int lastEpoch;
        private final List<Integer> epochs = new ArrayList<>();
        private final List<double[]> shares = new ArrayList<>();
        private Network last;
        private double next = 1;

        Watcher(Samples probes, int lastEpoch, Network first) {
            this.probes = probes;
            this.lastEpoch = lastEpoch;
            this.last = first;
            look(0, first);
        }

        private void look(int epoch, Network network) {
            last = network;
            epochs.add(epoch);
            shares.add(UnitStatistics.of(network, probes).stream()
                    .mapToDouble(UnitStatistics::saturated)
                    .toArray());
        }

        @Override
        public Decision epochDone(EpochEvent event) {
            return Decision.CONTINUE;
        }

        @Override
        public Decision epochDone(EpochEvent event, Supplier<Network> network) {
            if (event.epoch() >= next || event.epoch() == lastEpoch) {
                look(event.epoch(), network.get());
                next = Math.max(event.epoch() + 1, next * 1.4);
            }
            return Decision.CONTINUE;
        }
    }
}
