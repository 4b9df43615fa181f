package org.sigmoidadmm.matrix;

import java.util.ServiceLoader;
import org.sigmoidadmm.matrix.spi.ActivationKernels;

/** The bulk kernels in use: the first that the service loader can give, else the scalar ones. */
final class ChosenKernels {

    private ChosenKernels() {}

    /** Returns the kernels; the choice is made at the first call. */
    static ActivationKernels get() {
        return Holder.KERNELS;
    }

    /**
     * Chooses. Whatever goes wrong, such as a class that cannot be linked because the JVM runs without the module it
     * needs, means that the scalar kernels are used: they give the same results.
     */
    static ActivationKernels choose(ClassLoader loader) {
        System.Logger logger = System.getLogger("org.sigmoidadmm.matrix");
        try {
            ActivationKernels found = ServiceLoader.load(ActivationKernels.class, loader)
                    .findFirst()
                    .orElseGet(ScalarActivationKernels::new);
            logger.log(System.Logger.Level.DEBUG, "Activation kernels: {0}", found.description());
            return found;
        } catch (Throwable failure) {
            logger.log(System.Logger.Level.DEBUG, "Activation kernels: scalar, the others failed", failure);
            return new ScalarActivationKernels();
        }
    }

    private static final class Holder {
        static final ActivationKernels KERNELS = choose(ActivationKernels.class.getClassLoader());
    }
}
