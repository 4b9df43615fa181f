package org.sigmoidadmm.matrix.tck;

import java.util.SplittableRandom;
import org.sigmoidadmm.matrix.MatrixBackend;

/** Base of the groups of rules: gives them the backend that the enclosing test class has prepared. */
abstract class RuleGroup {

    /** The one seed of the kit: every run examines the same data. */
    static final long SEED = 20200406;

    private final MatrixBackendTck kit;

    RuleGroup(MatrixBackendTck kit) {
        this.kit = kit;
    }

    MatrixBackendTck kit() {
        return kit;
    }

    Subject subject() {
        return kit.subject();
    }

    MatrixBackend backend() {
        return kit.subject().backend();
    }

    static SplittableRandom random() {
        return new SplittableRandom(SEED);
    }
}
