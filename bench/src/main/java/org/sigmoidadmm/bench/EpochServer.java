package org.sigmoidadmm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmSolver;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.report.Median;

/**
 * The main class of a JVM that trains when it is told to: for every line with a number of milliseconds it does epochs
 * for about that long, at least one, and answers with the median of their times in milliseconds.
 */
final class EpochServer {

    /** What a line with an answer begins with; other lines are messages of the JVM. */
    static final String ANSWER = "median ";

    private EpochServer() {}

    /** Returns the arguments of {@link #main} that have it train so; 0 columns let the trainer choose. */
    static List<String> arguments(EpochTask task, MatrixBackendProvider provider, int threads, int blockColumns) {
        return List.of(
                task.net(),
                Integer.toString(task.samples()),
                provider.name(),
                Integer.toString(threads),
                Integer.toString(blockColumns));
    }

    static EpochTask task(List<String> arguments) {
        return new EpochTask(arguments.get(0), Integer.parseInt(arguments.get(1)));
    }

    static AdmmSettings settings(List<String> arguments) {
        return task(arguments).settings(Integer.parseInt(arguments.get(3))).toBuilder()
                .blockColumns(Integer.parseInt(arguments.get(4)))
                .build();
    }

    private static AdmmSolver solver(List<String> arguments) {
        return task(arguments).solver(BackendHandle.provider(arguments.get(2)), settings(arguments));
    }

    /**
     * Serves until its input ends.
     *
     * @param args what {@link #arguments} gives
     */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (AdmmSolver solver = solver(List.of(args))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(ANSWER + median(solver, Long.parseLong(line) * 1_000_000));
                System.out.flush();
            }
        }
    }

    private static double median(AdmmSolver solver, long nanoseconds) {
        DoubleStream.Builder times = DoubleStream.builder();
        long begin = System.nanoTime();
        long last = begin;
        do {
            solver.iterate(false);
            long now = System.nanoTime();
            times.add((now - last) * 1e-6);
            last = now;
        } while (last - begin < nanoseconds);
        return Median.of(times.build().toArray());
    }
}
