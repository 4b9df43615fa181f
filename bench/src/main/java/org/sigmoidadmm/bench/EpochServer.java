package org.sigmoidadmm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.DoubleStream;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmSolver;

/**
 * The main class of a JVM that trains when it is told to: for every line with a number of milliseconds it does epochs
 * for about that long, at least one, and answers with the median of their times in milliseconds.
 */
final class EpochServer {

    private EpochServer() {}

    /**
     * Serves until its input ends.
     *
     * @param args network, backend, threads, columns of a block or 0
     */
    public static void main(String[] args) throws IOException {
        Net net = Net.named(args[0]);
        int[] sizes = net.sizes();
        AdmmSettings settings = Workload.settings(sizes, Integer.parseInt(args[2])).toBuilder()
                .blockColumns(Integer.parseInt(args[3]))
                .build();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (AdmmSolver solver =
                new AdmmSolver(BackendHandle.provider(args[1]), settings, Workload.data(sizes, net.samples()), null)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(median(solver, Long.parseLong(line) * 1_000_000));
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
