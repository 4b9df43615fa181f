/**
 * Matrix operations as the sigmoid-ADMM trainer needs them, and the discovery of the linear-algebra
 * libraries that provide them.
 */
module org.sigmoidadmm.matrix {
    requires static org.jspecify;

    exports org.sigmoidadmm.matrix;
    exports org.sigmoidadmm.matrix.spi;

    uses org.sigmoidadmm.matrix.Activation;
    uses org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
    uses org.sigmoidadmm.matrix.spi.ActivationKernels;
    uses org.sigmoidadmm.matrix.spi.SweepKernels;
}
