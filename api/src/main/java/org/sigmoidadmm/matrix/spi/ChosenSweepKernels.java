package org.sigmoidadmm.matrix.spi;

import java.util.ServiceLoader;

/** The sweeps in use: the first that the service loader can give, else the scalar ones. */
final class ChosenSweepKernels {

    private ChosenSweepKernels() {}

    /** Returns the kernels; the choice is made at the first call. */
    static SweepKernels get() {
        return Holder.KERNELS;
    }

    /**
     * Chooses. Whatever goes wrong, such as a class that cannot be linked because the JVM runs without the module it
     * needs, means that the scalar kernels are used: they give the same results.
     */
    static SweepKernels choose(ClassLoader loader) {
        System.Logger logger = System.getLogger("org.sigmoidadmm.matrix");
        try {
            SweepKernels found =
                    ServiceLoader.load(SweepKernels.class, loader).findFirst().orElseGet(SweepKernels::scalar);
            logger.log(System.Logger.Level.DEBUG, "Sweeps: {0}", found.description());
            return found;
        } catch (Throwable failure) {
            logger.log(System.Logger.Level.DEBUG, "Sweeps: scalar, the others failed", failure);
            return SweepKernels.scalar();
        }
    }

    private static final class Holder {
        static final SweepKernels KERNELS = choose(SweepKernels.class.getClassLoader());
    }
}
