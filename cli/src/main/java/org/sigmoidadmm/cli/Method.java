package org.sigmoidadmm.cli;

import java.util.Map;
import java.util.function.Function;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * How a command trains.
 *
 * @param trainer makes the trainer for a backend
 * @param epochs the number of epochs, for the progress
 * @param settings every setting by name, for reports and model files: texts, numbers and lists of numbers
 */
record Method(Function<MatrixBackendProvider, Trainer> trainer, int epochs, Map<String, Object> settings) {}
