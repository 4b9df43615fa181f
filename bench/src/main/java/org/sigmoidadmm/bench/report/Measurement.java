package org.sigmoidadmm.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sigmoidadmm.report.Median;

/**
 * One benchmark at one choice of its parameters.
 *
 * @param benchmark class and method, for example {@code KernelBenchmark.gram}
 * @param parameters names and values, the backend among them
 * @param forks for each fork its iterations in order, in microseconds per operation
 * @param bytes for each fork and iteration what the thread allocated per operation; negative, or no fork at all, where that was
 *     not measured
 * @param yardstick for each fork and iteration the time of what was run in turn with it, in microseconds: the necessary
 *     products of an epoch, or the library's own call; negative, or no fork at all, where that was not timed
 * @param origin where it is from
 */
record Measurement(
        String benchmark,
        Map<String, String> parameters,
        List<double[]> forks,
        List<double[]> bytes,
        List<double[]> yardstick,
        Origin origin) {

    /**
     * Where a measurement is from.
     *
     * @param part of the comparison, by the name of its file
     * @param machine names and values that describe the machine, the software and the run, in the order to print them
     */
    record Origin(String part, Map<String, String> machine) {}

    Measurement {
        parameters = Map.copyOf(parameters);
        forks = List.copyOf(forks);
        bytes = List.copyOf(bytes);
        yardstick = List.copyOf(yardstick);
        if (forks.isEmpty() || forks.stream().anyMatch(fork -> fork.length == 0)) {
            throw new IllegalArgumentException(benchmark + " " + parameters + " has no measured iteration");
        }
    }

    String backend() {
        return parameters.getOrDefault("backend", "");
    }

    String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(benchmark + " has no parameter '" + name + "', only " + parameters);
        }
        return value;
    }

    int number(String name) {
        return Integer.parseInt(parameter(name));
    }

    private double[] sorted() {
        return forks.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    /** Median over all iterations of all forks, in microseconds. */
    double median() {
        return Median.of(sorted());
    }

    /** The fastest iteration, in microseconds. */
    double low() {
        return sorted()[0];
    }

    /** The slowest iteration, in microseconds. */
    double high() {
        double[] all = sorted();
        return all[all.length - 1];
    }

    /**
     * What is left of the warm-up: by how much the first measured iteration is slower than the last, medians over the
     * forks.
     */
    double drift() {
        double[] first = forks.stream().mapToDouble(fork -> fork[0]).sorted().toArray();
        double[] last = forks.stream()
                .mapToDouble(fork -> fork[fork.length - 1])
                .sorted()
                .toArray();
        return Median.of(first) / Median.of(last) - 1;
    }

    /** The median of what was allocated per operation, in bytes; NaN if that was not measured. */
    double bytesPerOperation() {
        double[] all = bytes.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(value -> value >= 0)
                .sorted()
                .toArray();
        return all.length == 0 ? Double.NaN : Median.of(all);
    }

    /** For each iteration the time of the yardstick per time of an operation, ascending; empty if not timed. */
    double[] shares() {
        List<Double> shares = new ArrayList<>();
        for (int fork = 0; fork < yardstick.size(); fork++) {
            for (int k = 0; k < yardstick.get(fork).length; k++) {
                if (yardstick.get(fork)[k] > 0) {
                    shares.add(yardstick.get(fork)[k] / forks.get(fork)[k]);
                }
            }
        }
        return shares.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
