package org.sigmoidadmm.cli.report;

/** How good predictions are, in the units of the user. */
public sealed interface Scores permits RegressionScores, ClassificationScores {}
