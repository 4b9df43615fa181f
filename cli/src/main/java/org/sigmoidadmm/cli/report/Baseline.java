package org.sigmoidadmm.cli.report;

/**
 * What the random start of a training reaches when its output layer alone is solved for, in closed form: the errors that
 * the epochs of the training are to be compared with.
 *
 * @param lambda λ of the output layer: the training's, or a larger one where that was too small for a factorisation
 * @param trainError ‖prediction − Y‖²/n over the training rows
 * @param validationError the same over the validation rows, NaN without them
 * @param seconds duration of the solution
 */
public record Baseline(double lambda, double trainError, double validationError, double seconds) {}
