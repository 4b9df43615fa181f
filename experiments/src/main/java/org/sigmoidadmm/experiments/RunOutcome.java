package org.sigmoidadmm.experiments;

/**
 * How a run ended.
 *
 * @param cells how many cells there are
 * @param finished how many of them are done, in this run or before
 * @param failed how many experiments and cells could not be run
 * @param stopped whether it was ended early
 */
public record RunOutcome(int cells, int finished, int failed, boolean stopped) {}
