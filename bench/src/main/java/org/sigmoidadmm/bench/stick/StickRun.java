package org.sigmoidadmm.bench.stick;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.bench.ResultFile;
import org.sigmoidadmm.data.Dataset;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.model.Task;

/** Does the trainings that are not done yet. */
final class StickRun {

    private static final int WARM_UP_ROWS = 400;
    private static final int WARM_UP_INPUTS = 8;

    private final MatrixBackendProvider provider;
    private final ResultFile<Cell.Key, Cell> store;
    private final PrintWriter log;
    private final Outliers outliers;
    private final Set<String> warm = new HashSet<>();

    StickRun(MatrixBackendProvider provider, Outliers outliers, ResultFile<Cell.Key, Cell> store, PrintWriter log) {
        this.outliers = outliers;
        this.provider = provider;
        this.store = store;
        this.log = log;
    }

    /** The results of a table: each method with each seed. */
    List<Cell> cells(StickTable table, List<StickMethod> methods, int seeds) {
        List<Cell> cells = new ArrayList<>();
        Outliers wrong = outliers.suiting(table);
        for (int seed = 0; seed < seeds; seed++) {
            for (StickMethod method : methods) {
                Cell.Key key = new Cell.Key(
                        table.name(), table.checksum(), wrong, method.name(), method.setting(), provider.name(), seed);
                Cell cell = store.get(key);
                if (cell == null) {
                    warmUp(method);
                    cell = train(table, table.fold(seed, wrong, method.robust()), method, key);
                    store.add(cell);
                    print(method, cell);
                }
                cells.add(cell);
            }
        }
        return cells;
    }

    private Cell train(StickTable table, StickTable.Fold fold, StickMethod method, Cell.Key key) {
        TrainingResult result;
        try {
            result = method.factory()
                    .trainer(
                            provider,
                            table.data().task(),
                            fold.training().inputs().count(),
                            key.seed())
                    .fit(fold.training(), TrainingListener.NONE);
        } catch (DivergenceException e) {
            return new Cell(key, Double.POSITIVE_INFINITY, 0, 0);
        }
        try (MatrixBackend computes = provider.create(BackendOptions.SINGLE_THREADED)) {
            Samples predicted = result.best().predict(computes, fold.testInputs());
            return new Cell(key, table.error(predicted, fold), result.seconds(), result.lastEpoch());
        }
    }

    private void print(StickMethod method, Cell cell) {
        log.printf(
                Locale.ROOT,
                "%-12s seed %d  %-24s %.4f  %7.2f s  %d epochs%n",
                cell.key().table() + cell.key().outliers().suffix(),
                cell.key().seed(),
                method.label(),
                cell.error(),
                cell.seconds(),
                cell.epochs());
        log.flush();
    }

    /** A training on invented rows, so that the first one that counts does not pay for the compiler. */
    private void warmUp(StickMethod method) {
        if (warm.add(method.name())) {
            StickTable invented = invented();
            train(
                    invented,
                    invented.fold(0, Outliers.NONE, method.robust()),
                    method,
                    new Cell.Key("", 0, Outliers.NONE, "", "", "", 0));
        }
    }

    private static StickTable invented() {
        SplittableRandom random = new SplittableRandom(0);
        double[] inputs = random.doubles((long) WARM_UP_ROWS * WARM_UP_INPUTS).toArray();
        double[] targets = random.doubles(WARM_UP_ROWS).toArray();
        return StickTable.of(
                "invented",
                new Dataset(
                        new Samples(WARM_UP_ROWS, WARM_UP_INPUTS, inputs),
                        new Samples(WARM_UP_ROWS, 1, targets),
                        Task.REGRESSION,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }
}
