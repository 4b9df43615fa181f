package org.sigmoidadmm.experiments;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.data.DataException;
import org.sigmoidadmm.experiments.RealData.Groups;
import org.sigmoidadmm.experiments.RealMethod.Candidate;
import org.sigmoidadmm.experiments.RealTask.Effort;
import org.sigmoidadmm.gradient.PolishSettings;

/** A task on real data for every method: a cell for each method, way to split and seed. */
final class RealDataExperiment implements Experiment {

    /** The name of the random split in the figures; another split is named by what it keeps together. */
    static final String RANDOM = "random";

    /** To have samples to train on, to choose by and to test on. */
    private static final int FEWEST_GROUPS = 3;

    private final RealTask task;
    private @Nullable SoftReference<RealData> kept;

    RealDataExperiment(RealTask task) {
        this.task = task;
    }

    @Override
    public String name() {
        return task.name();
    }

    @Override
    public String description() {
        return task.description();
    }

    @Override
    public List<Cell> cells(ExperimentContext context) {
        RealData data = data(context);
        List<String> splits = new ArrayList<>(List.of(RANDOM));
        data.groups().filter(groups -> groups.count() >= FEWEST_GROUPS).ifPresent(groups -> splits.add(groups.what()));
        List<Cell> cells = new ArrayList<>();
        for (int seed = 0; seed < context.seeds(); seed++) {
            for (String split : splits) {
                for (RealMethod method : RealMethod.values()) {
                    if (data.isClassification() || method.fitsNumbers()) {
                        cells.add(cell(context, data, method, split, seed));
                    }
                }
            }
        }
        return cells;
    }

    @Override
    public Findings findings(List<CellResult> results) {
        return new RealDataFindings(task, results).findings();
    }

    private Cell cell(ExperimentContext context, RealData data, RealMethod method, String split, int seed) {
        Effort effort = task.effort(context.quick());
        List<Candidate> all =
                method.candidates(new RealMethod.Job(effort.hidden(), effort.epochs(), data.isClassification(), seed));
        List<Candidate> tried = context.quick() ? all.subList(0, 1) : all;
        String settings = task.name() + ", " + data.count() + " samples of "
                + data.inputs().features() + ", " + split
                + (split.equals(RANDOM) ? " split, " : " split, each to the side that lacks most, ") + effort + ", "
                + tried.stream().map(Candidate::settings).collect(Collectors.joining("; "));
        if (seed == 0 || tried.size() == 1) {
            double cost = cost(method, effort, data, tried.size());
            return Cell.of(
                    key(method, split, seed),
                    settings,
                    cost,
                    run -> figures(context, method, tried, tried.size(), split, seed, run));
        }
        return Cell.of(
                        key(method, split, seed),
                        settings + "; chosen for seed 0",
                        cost(method, effort, data, 1),
                        run -> {
                            Candidate chosen = chosen(tried, run.needed().get(0));
                            return figures(context, method, List.of(chosen), tried.size(), split, seed, run);
                        })
                .after(List.of(key(method, split, 0)));
    }

    private static String key(RealMethod method, String split, int seed) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + split + ".seed" + seed;
    }

    /** The settings that were chosen for the first seed; the usual ones if all of them diverged there. */
    private static Candidate chosen(List<Candidate> candidates, CellResult first) {
        String name = first.values().get("settings").isMissing() ? "" : first.text("settings");
        return candidates.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElse(candidates.get(0));
    }

    private Map<String, Object> figures(
            ExperimentContext context,
            RealMethod method,
            List<Candidate> candidates,
            int tried,
            String split,
            int seed,
            CellRun run) {
        RealData data = data(context);
        RealSplit.Sizes sizes = task.effort(context.quick()).sizes();
        Groups groups = data.groups().orElse(null);
        RealSplit parts = split.equals(RANDOM) || groups == null
                ? RealSplit.random(data, sizes, seed)
                : RealSplit.byGroup(data, groups, sizes, seed);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("method", method.label());
        figures.put("split", split);
        figures.put("seed", seed);
        figures.put("hidden", Arrays.toString(task.effort(context.quick()).hidden()));
        figures.put("epochs", task.effort(context.quick()).epochs());
        figures.put("tried", tried);
        figures.put("classes", data.classes());
        figures.put("groups", groups == null ? "" : groups.what());
        figures.put("groupCount", groups == null ? 0 : groups.count());
        figures.put("testSet", data.testCount() > 0 ? "with the data" : "");
        figures.putAll(new RealTraining(task, data, parts).run(candidates, run));
        return figures;
    }

    /** The data, which are read again if memory was needed since. */
    private synchronized RealData data(ExperimentContext context) {
        RealData data = kept == null ? null : kept.get();
        if (data == null) {
            try {
                data = task.loader().load(context);
            } catch (DataException e) {
                throw new MissingDataException(e.getMessage() + "; put a sound file there");
            }
            kept = new SoftReference<>(data);
        }
        return data;
    }

    /** Roughly the seconds, from the numbers of operations and of samples. */
    private static double cost(RealMethod method, Effort effort, RealData data, int candidates) {
        double samples = Math.min(effort.sizes().trainingLimit(), data.count() - data.testCount());
        double weights = 0;
        int width = data.inputs().features();
        for (int next : effort.hidden()) {
            weights += (double) width * next;
            width = next;
        }
        double perEpoch = samples * (weights * (method.isAdmm() ? 8e-10 : 6e-10) + width * 2e-8);
        double epochs = switch (method) {
            case RANDOM_FEATURES -> 30;
            case ADMM_POLISHED -> PolishSettings.ADMM_EPOCHS + PolishSettings.ITERATIONS;
            default -> effort.epochs();
        };
        return 0.3 + candidates * epochs * perEpoch;
    }
}
