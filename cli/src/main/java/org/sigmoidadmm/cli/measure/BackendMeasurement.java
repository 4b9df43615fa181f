package org.sigmoidadmm.cli.measure;

import java.util.Map;

/**
 * What one backend showed.
 *
 * @param backend its name
 * @param library the library and its version
 * @param gigaflops for each kernel the median rate in 10⁹ operations per second
 * @param epochSeconds median time of one epoch, for all the samples asked for
 * @param lowestEpochSeconds the fastest epoch
 * @param highestEpochSeconds the slowest epoch
 * @param rounds how many epochs were timed
 */
public record BackendMeasurement(
        String backend,
        String library,
        Map<Kernel, Double> gigaflops,
        double epochSeconds,
        double lowestEpochSeconds,
        double highestEpochSeconds,
        int rounds) {

    /**
     * Copies the rates.
     *
     * @param backend its name
     * @param library the library and its version
     * @param gigaflops rates
     * @param epochSeconds median time of an epoch
     * @param lowestEpochSeconds the fastest epoch
     * @param highestEpochSeconds the slowest epoch
     * @param rounds how many epochs were timed
     */
    public BackendMeasurement {
        gigaflops = Map.copyOf(gigaflops);
    }
}
