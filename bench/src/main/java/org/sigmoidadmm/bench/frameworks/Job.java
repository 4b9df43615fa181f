package org.sigmoidadmm.bench.frameworks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one JVM is to do.
 *
 * @param framework name of a class that implements {@link Framework}
 * @param problem what to learn
 * @param variants how, one training after the other
 * @param threads how many threads to compute on
 * @param seconds time of each training
 * @param coldSeconds time of a training by the first variant that comes before all, or 0 for none
 * @param seed of samples and weights
 * @param folder where the tables are
 */
record Job(
        String framework,
        Problem problem,
        List<Variant> variants,
        int threads,
        double seconds,
        double coldSeconds,
        long seed,
        Path folder) {

    Job {
        variants = List.copyOf(variants);
    }

    Job with(List<Variant> others) {
        return new Job(framework, problem, others, threads, seconds, coldSeconds, seed, folder);
    }

    List<String> toArguments() {
        return List.of(
                framework,
                problem.id(),
                variants.stream().map(Variant::toString).collect(Collectors.joining(",")),
                Integer.toString(threads),
                Double.toString(seconds),
                Double.toString(coldSeconds),
                Long.toString(seed),
                folder.toString());
    }

    static Job parse(List<String> arguments) {
        return new Job(
                arguments.get(0),
                Problem.of(arguments.get(1)),
                Arrays.stream(arguments.get(2).split(",", -1))
                        .map(Variant::parse)
                        .toList(),
                Integer.parseInt(arguments.get(3)),
                Double.parseDouble(arguments.get(4)),
                Double.parseDouble(arguments.get(5)),
                Long.parseLong(arguments.get(6)),
                Path.of(arguments.get(7)));
    }

    /** What it does, wherever the tables are: a log of the same text need not be made again. */
    String text() {
        return String.join(" ", toArguments().subList(0, 7));
    }
}
