package org.sigmoidadmm.experiments;

/** Is told how a run goes, by one thread at a time. */
public interface RunListener {

    /**
     * The run begins.
     *
     * @param cells how many cells there are
     * @param finished how many of them are done already
     * @param seconds about how long the others take
     */
    void begins(int cells, int finished, double seconds);

    /**
     * A cell is done.
     *
     * @param experiment its experiment
     * @param key its key
     * @param seconds how long it took
     * @param finished how many cells are done
     * @param cells how many there are
     * @param secondsLeft about how long the others take
     */
    void cellDone(String experiment, String key, double seconds, int finished, int cells, double secondsLeft);

    /**
     * An experiment cannot be run, or a cell failed; the others go on.
     *
     * @param what the experiment, or experiment and cell
     * @param reason one sentence
     */
    void failed(String what, String reason);
}
