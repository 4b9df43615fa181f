package org.sigmoidadmm.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The parts of the comparison, each some calls of JMH. */
enum Suite {
    /** Single kernels. */
    KERNELS,
    /** The cost of the interface. */
    INTERFACE,
    /** Epochs of the named networks, in turn with their necessary products. */
    EPOCHS,
    /** Whole trainings. */
    JOBS,
    /** Epochs on more samples and on more threads. */
    SCALING;

    private static final String KERNEL = "KernelBenchmark";
    private static final String EPOCH = "EpochBenchmark";
    private static final String SAMPLES = "samples";

    /** Returns the name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns all names with something between them. */
    static String names(String between) {
        return Arrays.stream(values()).map(Suite::toString).collect(Collectors.joining(between));
    }

    /**
     * One call of JMH.
     *
     * @param name of its files of results
     * @param include which benchmarks, as a regular expression
     * @param parameters values that replace those in the benchmark's annotations; the backends come on top
     * @param effort how long to look
     * @param backends those that it can measure
     */
    record Call(
            String name,
            String include,
            Map<String, List<String>> parameters,
            Effort effort,
            Predicate<String> backends) {

        /** A call that measures every backend. */
        Call(String name, String include, Map<String, List<String>> parameters, Effort effort) {
            this(name, include, parameters, effort, backend -> true);
        }
    }

    /**
     * Plans the calls of some parts. A training that two parts would time is timed once.
     *
     * @param suites which parts
     * @param quick to finish within minutes, at the price of fewer shapes
     * @param effort how long to look at each
     * @param cores the most threads to scale to
     * @param memoryBytes heap of a fork; trainings that need more are left out
     */
    static List<Call> plan(Set<Suite> suites, boolean quick, Effort effort, int cores, long memoryBytes) {
        List<Call> calls = new ArrayList<>();
        if (suites.contains(KERNELS)) {
            kernels(quick, effort, calls);
        }
        if (suites.contains(INTERFACE)) {
            calls.add(new Call(
                    "overhead",
                    "SpiOverheadBenchmark",
                    quick ? Map.of("n", List.of("1000")) : Map.of(),
                    quick ? effort : longer(effort),
                    DirectProduct::isKnown));
        }
        if (suites.contains(EPOCHS)) {
            epochs(quick, effort, suites.contains(SCALING), calls);
        }
        if (suites.contains(JOBS)) {
            calls.add(new Call("jobs", "JobBenchmark", Map.of(), effort.warmer())); // one training per iteration
        }
        if (suites.contains(SCALING)) {
            scaling(quick, effort, cores, memoryBytes, suites.contains(EPOCHS), calls);
        }
        return calls;
    }

    private static void kernels(boolean quick, Effort effort, List<Call> calls) {
        Map<String, List<String>> shapes = quick
                ? Map.of("d", List.of("100", "300"), "n", List.of("1000"))
                : Map.of("d", List.of("32", "100", "300", "1000"), "n", List.of("1000", "10000"));
        calls.add(new Call("kernels", KERNEL + "\\.(gemm..|gram)$", shapes, effort));
        calls.add(new Call("activation", KERNEL + "\\.activation$", shapes, effort.warmer()));
        calls.add(new Call(
                "solve",
                KERNEL + "\\.solveSpd$",
                Map.of("d", shapes.getOrDefault("d", List.of()), "n", List.of("1000")),
                effort));
    }

    /** The overhead is a small difference of two times. */
    private static Effort longer(Effort effort) {
        return new Effort(effort.forks(), effort.warmUps(), 2 * effort.iterations(), effort.milliseconds());
    }

    private static void epochs(boolean quick, Effort effort, boolean scaling, List<Call> calls) {
        EnumSet<Net> nets = quick ? EnumSet.of(Net.S1, Net.S2, Net.S3) : EnumSet.allOf(Net.class);
        for (Net net : nets) {
            if (net != Net.S3 || !scaling) {
                calls.add(epoch("epoch-" + net, net, List.of(Integer.toString(net.samples())), List.of("1"), effort));
            }
        }
    }

    private static Call epoch(String name, Net net, List<String> samples, List<String> threads, Effort effort) {
        return new Call(
                name,
                EPOCH,
                Map.of("net", List.of(net.name()), SAMPLES, samples, "threads", threads),
                net == Net.S3
                        ? effort.slow()
                        : samples.contains(Integer.toString(net.samples())) ? effort.warmer() : effort);
    }

    private static void scaling(
            boolean quick, Effort effort, int cores, long memoryBytes, boolean epochs, List<Call> calls) {
        List<String> threads = IntStream.iterate(1, k -> 2 * k)
                .takeWhile(k -> k <= cores)
                .mapToObj(Integer::toString)
                .toList();
        calls.add(epoch("scaling-threads", Net.S3, List.of(Integer.toString(Net.S3.samples())), threads, effort));
        List<String> samples = IntStream.of(1000, 10_000, 100_000, 1_000_000)
                .filter(n -> n <= (quick ? 10_000 : Integer.MAX_VALUE))
                .filter(n -> n != Net.S1.samples() || !epochs)
                .filter(n -> stateBytes(Net.S1, n) < 0.6 * memoryBytes)
                .mapToObj(Integer::toString)
                .toList();
        for (String n : samples) {
            Effort enough = n.length() > 6 ? effort.slowest() : n.length() > 5 ? effort.slow() : effort;
            calls.add(epoch("scaling-samples-" + n, Net.S1, List.of(n), List.of("1"), enough));
        }
    }

    /** X, Y, and V and Λ of all layers, twice X and Y for the host's copy. */
    private static double stateBytes(Net net, int samples) {
        int[] sizes = net.sizes();
        int last = sizes.length - 1;
        double perSample = 2.0 * (sizes[0] + sizes[last]);
        for (int i = 1; i <= last; i++) {
            perSample += 2 * sizes[i];
        }
        return 8 * perSample * samples;
    }
}
