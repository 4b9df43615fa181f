package org.sigmoidadmm.bench.frameworks;

/** What trains networks. An implementation has a constructor without parameters, which loads its libraries. */
public interface Framework {

    /**
     * Names the library and its version.
     *
     * @return for example {@code TensorFlow 2.18.0}
     */
    String version();

    /**
     * Names the arithmetic of the training.
     *
     * @return {@code float64} where the framework offers it, else {@code float32}
     */
    String arithmetic();

    /**
     * Trains a network until the clock says stop. It builds the network and takes over the data, calls {@link
     * Clock#start}, and then {@link Clock#goesOn} after each epoch.
     *
     * @param data what to fit, and what to test on
     * @param variant how
     * @param seed of the order of the samples and, by {@link Variant#start}, of the first weights
     * @param threads how many threads to compute on
     * @param clock measures time and error
     * @throws Exception whatever goes wrong; the harness reports it
     */
    void train(ProblemData data, Variant variant, long seed, int threads, Clock clock) throws Exception;
}
