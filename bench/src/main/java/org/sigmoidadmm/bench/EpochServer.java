package org.sigmoidadmm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        double[] times = new double[16];
        int count = 0;
        long begin = System.nanoTime();
        long last = begin;
        while (count == 0 || last - begin < nanoseconds) {
            solver.iterate(false);
            long now = System.nanoTime();
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = (now - last) * 1e-6;
            last = now;
        }
        Arrays.sort(times, 0, count);
        return times[count / 2];
    }
}
