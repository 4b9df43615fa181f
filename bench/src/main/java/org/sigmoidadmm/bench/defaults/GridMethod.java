package org.sigmoidadmm.bench.defaults;

import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.gradient.PolishSettings;
import org.sigmoidadmm.gradient.PolishedTrainer;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** A method of training that settings of ADMM are tried with. */
enum GridMethod {
    ADMM,
    POLISHED;

    Trainer trainer(MatrixBackendProvider provider, AdmmSettings settings) {
        return switch (this) {
            case ADMM -> new AdmmTrainer(provider, settings);
            case POLISHED -> new PolishedTrainer(provider, PolishSettings.after(settings, PolishSettings.ITERATIONS));
        };
    }
}
