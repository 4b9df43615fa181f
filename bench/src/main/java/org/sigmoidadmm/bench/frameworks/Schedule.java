package org.sigmoidadmm.bench.frameworks;

/**
 * How long to train, and how often.
 *
 * @param seconds time of a measured training
 * @param runs measured trainings, each with samples and weights of its own
 * @param screenSeconds time of each variant in the first round of the selection
 * @param finalists how many variants the second round has
 * @param finalSeconds time of each of these
 * @param coldSeconds time of the training before each measured one in the same JVM
 */
public record Schedule(
        double seconds, int runs, double screenSeconds, int finalists, double finalSeconds, double coldSeconds) {

    /** For figures to publish. */
    public static final Schedule FULL = of(10, 5);

    /** For a first impression. */
    public static final Schedule QUICK = of(3, 1);

    /**
     * A schedule in proportion to the time of a training.
     *
     * @param seconds time of a measured training
     * @param runs how many
     * @return a tenth of the time for each variant, half of it for the best three, a fifth for the first training in a
     *     JVM
     */
    public static Schedule of(double seconds, int runs) {
        return new Schedule(seconds, runs, seconds / 10, 3, seconds / 2, seconds / 5);
    }

    /** What a JVM takes to start, load its libraries and read the data, in seconds. */
    private static final double START = 2;

    /** Seconds for a contender and a problem. */
    double total(int variants, int threadCounts) {
        double selection = variants == 1 ? 0 : 2 * START + variants * screenSeconds + finalists * finalSeconds;
        return selection + threadCounts * runs * (START + coldSeconds + seconds);
    }
}
