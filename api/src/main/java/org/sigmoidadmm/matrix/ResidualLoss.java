package org.sigmoidadmm.matrix;

/**
 * A loss Σ w·ρ(v − y) of the residuals of each output alone, with ρ even, convex and growing no faster than r²: one for
 * numbers, whose noise can be estimated from the residuals that a training leaves.
 */
public interface ResidualLoss extends Loss {

    /**
     * Returns ρ′, the force by which a residual draws the prediction.
     *
     * @param residual v − y
     * @return of the residual's sign; the residual itself for the squared loss
     */
    double slope(double residual);

    /**
     * Returns ρ′(r)/r, the curvature of the parabola that touches ρ at r and −r and is nowhere below it.
     *
     * @param residual r = v − y
     * @return from 0 to 1; 1 for the squared loss
     */
    default double majoriser(double residual) {
        return residual == 0 ? 1 : slope(residual) / residual;
    }

    /**
     * Returns Huber's pseudo-value v − ρ′(v − y): what a squared loss may follow in the target's place, since it draws the
     * prediction by the same force.
     *
     * @param prediction v
     * @param target y
     * @return but for rounding the target for the squared loss; for a robust one a number near v, wherever the target is
     */
    default double pseudoValue(double prediction, double target) {
        return prediction - slope(prediction - target);
    }
}
