package org.sigmoidadmm.cli.measure;

/** The operations that an epoch spends its time in. */
public enum Kernel {
    /** W·V. */
    GEMM_NN("gemm NN"),
    /** Wᵀ·G. */
    GEMM_TN("gemm TN"),
    /** G·Vᵀ. */
    GEMM_NT("gemm NT"),
    /** V·Vᵀ. */
    GRAM("gram"),
    /** The system of a weight update. */
    SOLVE("solve");

    private final String label;

    Kernel(String label) {
        this.label = label;
    }

    /**
     * A name for people.
     *
     * @return for example {@code gemm NN}
     */
    public String label() {
        return label;
    }

    /**
     * Floating-point operations at the shape of a layer.
     *
     * @param outputs d, rows of W
     * @param inputs k, columns of W
     * @param columns n, samples
     * @return 2 per term of a product, half of that for the symmetric one; k³/3 for the factor of the system and 2k² per
     *     right-hand side
     */
    double operations(double outputs, double inputs, double columns) {
        return switch (this) {
            case GEMM_NN, GEMM_TN, GEMM_NT -> 2 * outputs * inputs * columns;
            case GRAM -> inputs * inputs * columns;
            case SOLVE -> inputs * inputs * inputs / 3 + 2 * inputs * inputs * outputs;
        };
    }
}
