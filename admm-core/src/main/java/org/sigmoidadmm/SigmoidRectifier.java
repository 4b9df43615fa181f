package org.sigmoidadmm;

import java.util.List;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/**
 * The rectifier max(0, t) by a sigmoid network of two hidden layers and 21 free parameters, to any accuracy on a bounded
 * interval: what Theorem 1 of the paper says, with at most 27 parameters, by a construction.
 *
 * <pre>{@code
 * u = t/M,  q = σ(Ku) ≈ 1[u > 0]         |u|·|q − 1[u > 0]| ≤ 0.2785/K
 * p = 4(σ(hu) − ½)/h ≈ u                  |p − u| ≤ h²/12            on |u| ≤ 1
 * max(0, t) ≈ M·p·q
 * p·q ≈ (σ(b + d(p+q)) + σ(b − d(p+q)) − σ(b + d(p−q)) − σ(b − d(p−q))) / (4d²σ″(b))
 * }</pre>
 *
 * <p>with b = −ln(2 + √3), where σ″ is largest. The last line is a difference of second differences, whose error is at
 * most 0.885·d² for |p|, |q| ≤ 1.
 */
public final class SigmoidRectifier {

    /** sup |u|·|σ(Ku) − 1[u > 0]|·K, rounded up. */
    private static final double STEP = 0.2785;

    /** The bound of the product's error by d², with some room for |p| slightly above 1. */
    private static final double PRODUCT = 0.9;

    private static final double CENTRE = -Math.log(2 + Math.sqrt(3));

    /** σ″ at the centre, 1/(6√3). */
    private static final double CURVATURE = 1 / (6 * Math.sqrt(3));

    private SigmoidRectifier() {}

    /**
     * Constructs the network.
     *
     * @param range M, the half width of the interval [−M, M]; positive and finite
     * @param accuracy ε/M, the largest error beside M that exact arithmetic would give; in (0, 1/4]. In double precision
     *     the differences cancel: below about 1e-7 the error grows again (docs/reproduction.md has the figures)
     * @return a network from one number to one, with hidden layers of 2 and 4 units
     * @throws IllegalArgumentException if a value is outside its range
     */
    public static Network network(double range, double accuracy) {
        if (!(range > 0) || range == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("range is " + range + ", must be positive and finite");
        }
        if (!(accuracy > 0 && accuracy <= 0.25)) {
            throw new IllegalArgumentException("accuracy is " + accuracy + ", must be above 0 and at most 0.25");
        }
        // Half of the error for the step, a quarter each for the identity and for the product.
        double steepness = STEP / (accuracy / 2);
        double h = Math.sqrt(12 * accuracy / 4);
        double d = Math.sqrt(accuracy / 4 / PRODUCT);
        Activation sigmoid = Activations.SIGMOID;
        Layer first = new Layer(1, 2, new double[] {h / range, steepness / range}, new double[2], sigmoid);
        double[] weight = new double[8];
        double[] bias = new double[4];
        double[] output = new double[4];
        int unit = 0;
        for (int product = 1; product >= -1; product -= 2) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                weight[unit] = sign * d * 4 / h;
                weight[4 + unit] = sign * product * d;
                bias[unit] = CENTRE - sign * d * 2 / h;
                output[unit] = product * range / (4 * d * d * CURVATURE);
                unit++;
            }
        }
        Layer second = new Layer(2, 4, weight, bias, sigmoid);
        return new Network(List.of(first, second, new Layer(4, 1, output, new double[1], Activations.IDENTITY)));
    }
}
