package org.sigmoidadmm.gradient;

import org.sigmoidadmm.SolverState;

/**
 * Limited-memory BFGS: Nocedal and Wright, <i>Numerical Optimization</i>, 2nd ed., algorithms 7.4 (two-loop recursion)
 * and 7.5.
 */
final class Lbfgs {

    /**
     * A pair is kept if sᵀy exceeds this share of ‖s‖‖y‖: with a smaller one the curvature is rounding error, and the
     * inverse Hessian would lose its definiteness.
     */
    private static final double MIN_CURVATURE = 1e-12;

    private final Objective objective;
    private final Metric metric;
    private final LineSearch lineSearch;
    private final double[] gradient;
    private final double[] direction;
    private final double[] scaled;
    private final double[][] steps;
    private final double[][] changes;
    private final double[] products;
    private final double[] coefficients;
    private double value;
    private boolean started;
    private int pairs;
    private int next;
    private long evaluations;

    Lbfgs(GradientMethod.Lbfgs method, Objective objective, int length) {
        this(method, objective, Metric.NONE, length);
    }

    Lbfgs(GradientMethod.Lbfgs method, Objective objective, Metric metric, int length) {
        this.objective = objective;
        this.metric = metric;
        this.scaled = new double[length];
        this.lineSearch = new LineSearch(objective, method.decrease(), method.curvature(), length);
        this.gradient = new double[length];
        this.direction = new double[length];
        this.steps = new double[method.memory()][length];
        this.changes = new double[method.memory()][length];
        this.products = new double[method.memory()];
        this.coefficients = new double[method.memory()];
    }

    /**
     * Does one iteration.
     *
     * @param point θ, updated; at every call but the first what the call before left
     * @return false if no step along the steepest descent lowers the objective any more; the point is then unchanged
     */
    boolean iterate(double[] point) {
        if (!started) {
            started = true;
            value = objective.evaluate(point, gradient);
            evaluations++;
        }
        boolean found = pairs > 0 && searchAlongQuasiNewton(point);
        if (!found) {
            pairs = 0;
            found = searchAlongSteepestDescent(point);
        }
        if (found) {
            remember(point);
            System.arraycopy(lineSearch.point(), 0, point, 0, point.length);
            System.arraycopy(lineSearch.gradient(), 0, gradient, 0, gradient.length);
            value = lineSearch.value();
        }
        return found;
    }

    /**
     * Adds (change/2)‖θ‖² to the objective, which is also to evaluate so from now on. What is remembered of the
     * iterations before becomes what it would be had the objective been this one.
     *
     * @param change of any sign
     * @param point θ, as the call before left it
     */
    void addQuadratic(double change, double[] point) {
        if (!started) {
            return;
        }
        value += change / 2 * Vectors.dot(point, point);
        Vectors.add(change, point, gradient);
        boolean positive = true;
        for (int age = 1; age <= pairs; age++) {
            int i = Math.floorMod(next - age, steps.length);
            Vectors.add(change, steps[i], changes[i]);
            products[i] = Vectors.dot(steps[i], changes[i]);
            positive &= isCurved(steps[i], changes[i], products[i]);
        }
        if (!positive) {
            pairs = 0;
        }
    }

    private static boolean isCurved(double[] step, double[] change, double product) {
        double scale = Math.sqrt(Vectors.dot(step, step)) * Math.sqrt(Vectors.dot(change, change));
        return product > MIN_CURVATURE * scale;
    }

    private boolean searchAlongQuasiNewton(double[] point) {
        applyInverseHessian();
        return search(point, 1);
    }

    private boolean searchAlongSteepestDescent(double[] point) {
        metric.apply(gradient, direction);
        Vectors.scale(-1, direction);
        double sum = 0;
        for (int k = 0; k < direction.length; k++) {
            sum += Math.abs(direction[k]);
        }
        return search(point, Math.min(1, 1 / sum));
    }

    private boolean search(double[] point, double firstStep) {
        double slope = Vectors.dot(gradient, direction);
        if (!(slope < 0)) {
            return false;
        }
        boolean found = lineSearch.search(point, direction, value, slope, firstStep);
        evaluations += lineSearch.evaluations();
        return found;
    }

    /** direction ← −H·gradient by the two loops. */
    private void applyInverseHessian() {
        int memory = steps.length;
        for (int k = 0; k < gradient.length; k++) {
            direction[k] = -gradient[k];
        }
        for (int age = 1; age <= pairs; age++) {
            int i = Math.floorMod(next - age, memory);
            coefficients[i] = Vectors.dot(steps[i], direction) / products[i];
            Vectors.add(-coefficients[i], changes[i], direction);
        }
        int newest = Math.floorMod(next - 1, memory);
        metric.apply(changes[newest], scaled);
        double size = products[newest] / Vectors.dot(changes[newest], scaled);
        metric.apply(direction, scaled);
        System.arraycopy(scaled, 0, direction, 0, direction.length);
        Vectors.scale(size, direction);
        for (int age = pairs; age >= 1; age--) {
            int i = Math.floorMod(next - age, memory);
            double beta = Vectors.dot(changes[i], direction) / products[i];
            Vectors.add(coefficients[i] - beta, steps[i], direction);
        }
    }

    private void remember(double[] point) {
        double[] step = steps[next];
        double[] change = changes[next];
        for (int k = 0; k < point.length; k++) {
            step[k] = lineSearch.point()[k] - point[k];
            change[k] = lineSearch.gradient()[k] - gradient[k];
        }
        double product = Vectors.dot(step, change);
        if (isCurved(step, change, product)) {
            products[next] = product;
            next = (next + 1) % steps.length;
            pairs = Math.min(pairs + 1, steps.length);
        } else if (pairs == steps.length) {
            pairs--; // the place of the oldest pair was written over
        }
    }

    /** Stores what is remembered of the iterations before. */
    void save(SolverState state) {
        state.put("lbfgs.numbers", started ? 1 : 0, value, pairs, next, (double) evaluations);
        metric.save(state);
        state.put("lbfgs.gradient", gradient.clone());
        state.put("lbfgs.products", products.clone());
        for (int i = 0; i < steps.length; i++) {
            state.put("lbfgs.step." + i, steps[i].clone());
            state.put("lbfgs.change." + i, changes[i].clone());
        }
    }

    /**
     * Takes back what {@link #save} stored.
     *
     * @throws IllegalArgumentException if something is missing or of another size
     */
    void load(SolverState state) {
        double[] numbers = state.get("lbfgs.numbers", 5);
        started = numbers[0] != 0;
        value = numbers[1];
        pairs = (int) numbers[2];
        next = (int) numbers[3];
        evaluations = (long) numbers[4];
        metric.load(state);
        System.arraycopy(state.get("lbfgs.gradient", gradient.length), 0, gradient, 0, gradient.length);
        System.arraycopy(state.get("lbfgs.products", products.length), 0, products, 0, products.length);
        for (int i = 0; i < steps.length; i++) {
            System.arraycopy(state.get("lbfgs.step." + i, gradient.length), 0, steps[i], 0, gradient.length);
            System.arraycopy(state.get("lbfgs.change." + i, gradient.length), 0, changes[i], 0, gradient.length);
        }
    }

    /** Number of evaluations of objective and gradient so far. */
    long evaluations() {
        return evaluations;
    }
}
