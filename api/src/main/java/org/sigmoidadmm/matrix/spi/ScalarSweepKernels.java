package org.sigmoidadmm.matrix.spi;

/** The sweeps in plain Java: what defines their bits. */
final class ScalarSweepKernels implements SweepKernels {

    static final SweepKernels INSTANCE = new ScalarSweepKernels();

    private ScalarSweepKernels() {}

    @Override
    public String description() {
        return "scalar";
    }

    @Override
    public void addColumn(double[] from, int start, int end, double[] column, double[] to) {
        int rows = column.length;
        for (int first = start; first < end; first += rows) {
            for (int i = 0; i < rows; i++) {
                to[first + i] = from[first + i] + column[i];
            }
        }
    }

    @Override
    public void axpby(double alpha, double[] x, int fromX, double beta, double[] y, int fromY, int length) {
        if (beta == 0) {
            for (int k = 0; k < length; k++) {
                y[fromY + k] = alpha * x[fromX + k];
            }
        } else {
            for (int k = 0; k < length; k++) {
                y[fromY + k] = alpha * x[fromX + k] + beta * y[fromY + k];
            }
        }
    }

    @Override
    public void addProduct(
            double alpha,
            double[] factors,
            int fromFactor,
            int stepFactor,
            int count,
            double[] x,
            int fromX,
            int strideX,
            double[] y,
            int fromY,
            int length) {
        for (int j = 0; j < count; j++) {
            double factor = alpha * factors[fromFactor + j * stepFactor];
            int column = fromX + j * strideX;
            for (int k = 0; k < length; k++) {
                y[fromY + k] += factor * x[column + k];
            }
        }
    }

    @Override
    public double dot(double[] x, int fromX, double[] y, int fromY, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int k = 0;
        for (; k + LANES <= length; k += LANES) {
            s0 += x[fromX + k] * y[fromY + k];
            s1 += x[fromX + k + 1] * y[fromY + k + 1];
            s2 += x[fromX + k + 2] * y[fromY + k + 2];
            s3 += x[fromX + k + 3] * y[fromY + k + 3];
            s4 += x[fromX + k + 4] * y[fromY + k + 4];
            s5 += x[fromX + k + 5] * y[fromY + k + 5];
            s6 += x[fromX + k + 6] * y[fromY + k + 6];
            s7 += x[fromX + k + 7] * y[fromY + k + 7];
        }
        double rest = 0;
        for (; k < length; k++) {
            rest += x[fromX + k] * y[fromY + k];
        }
        return (((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7))) + rest;
    }

    @Override
    public void force(double beta, double[] s, double[] v, double[] multiplier, double[] force, int length) {
        for (int k = 0; k < length; k++) {
            force[k] = beta * (s[k] - v[k]) + multiplier[k];
        }
    }

    @Override
    public void gradient(
            double[] values,
            double[] slopes,
            int length,
            double[] v,
            double[] multiplier,
            double inverse,
            int start,
            double[] gradient) {
        for (int k = 0; k < length; k++) {
            gradient[start + k] = ((values[k] - v[start + k]) + inverse * multiplier[start + k]) * slopes[k];
        }
    }

    @Override
    public void updateLayer(
            double beta,
            double inverse,
            double[] s,
            double[] slope,
            double[] delta,
            double[] v,
            double[] multiplier,
            double[] gradient,
            int from,
            int to,
            double[] partial) {
        for (int k = from; k < to; k++) {
            int lane = k % LANES;
            double change = delta[k];
            double activation = v[k] + change;
            double residual = s[k] - activation;
            double force =
                    beta == 0 ? multiplier[k] : multiplier[k] + beta * residual; // 0·∞ would spoil the multiplier
            double scaled = inverse * force;
            double target = Math.abs(activation - scaled);
            gradient[k] = (residual + scaled) * slope[k];
            v[k] = activation;
            multiplier[k] = force;
            partial[lane] += residual * residual;
            partial[LANES + lane] += residual * force;
            partial[2 * LANES + lane] = larger(partial[2 * LANES + lane], target);
            partial[3 * LANES + lane] += change * change;
        }
    }

    /** The larger of two numbers that are not negative, NaN if one is: in this order their bits are, as integers. */
    private static double larger(double x, double y) {
        return Double.longBitsToDouble(Math.max(Double.doubleToRawLongBits(x), Double.doubleToRawLongBits(y)));
    }
}
