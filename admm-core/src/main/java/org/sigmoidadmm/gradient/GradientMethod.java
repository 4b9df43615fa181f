package org.sigmoidadmm.gradient;

/** A method that lowers an objective by its gradient, with the numbers that are its own. */
public sealed interface GradientMethod {

    /**
     * Returns the name by which the command line and reports know the method.
     *
     * @return {@code sgd}, {@code adam} or {@code lbfgs}
     */
    String name();

    /**
     * Stochastic gradient descent with momentum, as PyTorch defines {@code torch.optim.SGD} without dampening:
     *
     * <pre>{@code
     * b ← μb + g        (b ← g at the first step)
     * θ ← θ − ηb        or θ ← θ − η(g + μb) with Nesterov's momentum
     * }</pre>
     *
     * @param stepSize η, positive
     * @param momentum μ, in [0, 1)
     * @param nesterov whether the momentum is Nesterov's, which needs μ above 0
     */
    record Sgd(double stepSize, double momentum, boolean nesterov) implements GradientMethod {

        /**
         * Checks the values.
         *
         * @param stepSize η
         * @param momentum μ
         * @param nesterov whether the momentum is Nesterov's
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Sgd {
            requireStepSize(stepSize);
            requireFraction("momentum", momentum);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("Nesterov's momentum needs a momentum above 0");
            }
        }

        @Override
        public String name() {
            return "sgd";
        }
    }

    /**
     * Adam, as PyTorch defines {@code torch.optim.Adam}:
     *
     * <pre>{@code
     * m ← β₁m + (1 − β₁)g        v ← β₂v + (1 − β₂)g²
     * θ ← θ − η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε)
     * }</pre>
     *
     * @param stepSize η, positive
     * @param beta1 β₁, in [0, 1)
     * @param beta2 β₂, in [0, 1)
     * @param epsilon ε, positive
     */
    record Adam(double stepSize, double beta1, double beta2, double epsilon) implements GradientMethod {

        /**
         * Checks the values.
         *
         * @param stepSize η
         * @param beta1 β₁
         * @param beta2 β₂
         * @param epsilon ε
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Adam {
            requireStepSize(stepSize);
            requireFraction("beta1", beta1);
            requireFraction("beta2", beta2);
            if (!(epsilon > 0) || epsilon == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("epsilon is " + epsilon + ", must be positive and finite");
            }
        }

        @Override
        public String name() {
            return "adam";
        }
    }

    /**
     * Limited-memory BFGS on all samples at once, with a line search for the strong Wolfe conditions (Nocedal and
     * Wright, <i>Numerical Optimization</i>, 2nd ed., algorithms 7.4, 7.5, 3.5 and 3.6):
     *
     * <pre>{@code
     * f(θ + αp) ≤ f(θ) + c₁α·∇f(θ)ᵀp        |∇f(θ + αp)ᵀp| ≤ c₂|∇f(θ)ᵀp|
     * }</pre>
     *
     * <p>One iteration is one epoch. It takes one evaluation of objective and gradient where the step 1 is accepted,
     * which is the rule, and one more for each further trial of the line search; the accepted point is not evaluated
     * again.
     *
     * @param memory number of pairs of steps and gradient changes kept, at least 1
     * @param decrease c₁, in (0, ½)
     * @param curvature c₂, in (c₁, 1)
     * @param gramInterval every how many iterations the metric is measured anew, or 0 for none: the inverse Hessian is
     *     then modelled starting from a multiple of the inverse Gram matrices of the layers' inputs, those of ADMM's
     *     weight updates, instead of a multiple of I
     */
    record Lbfgs(int memory, double decrease, double curvature, int gramInterval) implements GradientMethod {

        /**
         * Checks the values.
         *
         * @param memory number of pairs kept
         * @param decrease c₁
         * @param curvature c₂
         * @param gramInterval iterations between two measurements of the metric, or 0 for none
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Lbfgs {
            if (memory < 1) {
                throw new IllegalArgumentException("L-BFGS memory is " + memory + ", must be at least 1");
            }
            if (!(decrease > 0 && decrease < 0.5 && curvature > decrease && curvature < 1)) {
                throw new IllegalArgumentException("the Wolfe constants are c1 = " + decrease + " and c2 = " + curvature
                        + ", must satisfy 0 < c1 < 0.5 and c1 < c2 < 1");
            }
            if (gramInterval < 0) {
                throw new IllegalArgumentException("gram interval is " + gramInterval + ", must be at least 0");
            }
        }

        /**
         * The method without a metric.
         *
         * @param memory number of pairs kept
         * @param decrease c₁
         * @param curvature c₂
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Lbfgs(int memory, double decrease, double curvature) {
            this(memory, decrease, curvature, 0);
        }

        @Override
        public String name() {
            return "lbfgs";
        }
    }

    /**
     * SGD with momentum 0.9 of Nesterov's kind.
     *
     * @param stepSize η, positive
     * @return the method
     * @throws IllegalArgumentException if the step size is not positive and finite
     */
    static Sgd sgd(double stepSize) {
        return new Sgd(stepSize, 0.9, true);
    }

    /**
     * Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8, the values of its authors.
     *
     * @param stepSize η, positive
     * @return the method
     * @throws IllegalArgumentException if the step size is not positive and finite
     */
    static Adam adam(double stepSize) {
        return new Adam(stepSize, 0.9, 0.999, 1e-8);
    }

    /**
     * L-BFGS with a memory of 10, c₁ = 1e-4, c₂ = 0.9.
     *
     * @return the method
     */
    static Lbfgs lbfgs() {
        return new Lbfgs(10, 1e-4, 0.9);
    }

    private static void requireStepSize(double stepSize) {
        if (!(stepSize > 0) || stepSize == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("step size is " + stepSize + ", must be positive and finite");
        }
    }

    private static void requireFraction(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", must be at least 0 and below 1");
        }
    }
}
