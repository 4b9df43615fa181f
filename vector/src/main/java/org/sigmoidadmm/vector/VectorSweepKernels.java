package org.sigmoidadmm.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.sigmoidadmm.matrix.spi.SweepKernels;

/**
 * The sweeps by the JDK's Vector API, operation for operation as the scalar ones, which do what is left behind the last
 * whole vector.
 *
 * <p>What a loop carries is an argument and not the receiver: HotSpot knows the class of a vector that it has just seen
 * loaded, but that of a loop's variable from a profile alone, and where it compiles before there is one, the operation is
 * a virtual call and its vectors are objects.
 */
public final class VectorSweepKernels implements SweepKernels {

    /** No more lanes than there are partial sums. */
    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > LANES ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;

    private static final int WIDTH = SPECIES.length();

    /** Entries that the passes of narrow vectors over their partial sums share while they are in the first-level cache. */
    private static final int CHUNK = 256;

    /** Columns that are read side by side: each may be on a page of memory of its own. */
    private static final int COLUMNS = 32;

    private final SweepKernels scalar = SweepKernels.scalar();

    /** Makes the kernels, for the service loader. */
    public VectorSweepKernels() {}

    @Override
    public String description() {
        return "Vector API, " + WIDTH + " lanes";
    }

    @Override
    public void addColumn(double[] from, int start, int end, double[] column, double[] to) {
        int rows = column.length;
        int whole = rows - rows % WIDTH;
        for (int first = start; first < end; first += rows) {
            int i = 0;
            for (; i < whole; i += WIDTH) {
                DoubleVector.fromArray(SPECIES, from, first + i)
                        .add(DoubleVector.fromArray(SPECIES, column, i))
                        .intoArray(to, first + i);
            }
            for (; i < rows; i++) {
                to[first + i] = from[first + i] + column[i];
            }
        }
    }

    @Override
    public void axpby(double alpha, double[] x, int fromX, double beta, double[] y, int fromY, int length) {
        int whole = length - length % WIDTH;
        if (beta == 0) {
            for (int k = 0; k < whole; k += WIDTH) {
                DoubleVector.fromArray(SPECIES, x, fromX + k).mul(alpha).intoArray(y, fromY + k);
            }
        } else {
            for (int k = 0; k < whole; k += WIDTH) {
                DoubleVector scaled =
                        DoubleVector.fromArray(SPECIES, y, fromY + k).mul(beta);
                DoubleVector.fromArray(SPECIES, x, fromX + k)
                        .mul(alpha)
                        .add(scaled)
                        .intoArray(y, fromY + k);
            }
        }
        scalar.axpby(alpha, x, fromX + whole, beta, y, fromY + whole, length - whole);
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
        for (int j = 0; j < count; j += COLUMNS) {
            int some = Math.min(COLUMNS, count - j);
            int from = fromX + j * strideX;
            addColumns(
                    alpha, factors, fromFactor + j * stepFactor, stepFactor, some, x, from, strideX, y, fromY, length);
        }
    }

    private void addColumns(
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
        int k = 0;
        for (; k + 4 * WIDTH <= length; k += 4 * WIDTH) { // four sums, since each addition waits for the one before
            DoubleVector first = DoubleVector.fromArray(SPECIES, y, fromY + k);
            DoubleVector second = DoubleVector.fromArray(SPECIES, y, fromY + k + WIDTH);
            DoubleVector third = DoubleVector.fromArray(SPECIES, y, fromY + k + 2 * WIDTH);
            DoubleVector fourth = DoubleVector.fromArray(SPECIES, y, fromY + k + 3 * WIDTH);
            int from = fromX + k;
            for (int j = 0; j < count; j++, from += strideX) {
                double factor = alpha * factors[fromFactor + j * stepFactor];
                first = DoubleVector.fromArray(SPECIES, x, from).mul(factor).add(first);
                second = DoubleVector.fromArray(SPECIES, x, from + WIDTH)
                        .mul(factor)
                        .add(second);
                third = DoubleVector.fromArray(SPECIES, x, from + 2 * WIDTH)
                        .mul(factor)
                        .add(third);
                fourth = DoubleVector.fromArray(SPECIES, x, from + 3 * WIDTH)
                        .mul(factor)
                        .add(fourth);
            }
            first.intoArray(y, fromY + k);
            second.intoArray(y, fromY + k + WIDTH);
            third.intoArray(y, fromY + k + 2 * WIDTH);
            fourth.intoArray(y, fromY + k + 3 * WIDTH);
        }
        for (; k + WIDTH <= length; k += WIDTH) {
            DoubleVector sum = DoubleVector.fromArray(SPECIES, y, fromY + k);
            int from = fromX + k;
            for (int j = 0; j < count; j++, from += strideX) {
                double factor = alpha * factors[fromFactor + j * stepFactor];
                sum = DoubleVector.fromArray(SPECIES, x, from).mul(factor).add(sum);
            }
            sum.intoArray(y, fromY + k);
        }
        scalar.addProduct(
                alpha, factors, fromFactor, stepFactor, count, x, fromX + k, strideX, y, fromY + k, length - k);
    }

    @Override
    public double dot(double[] x, int fromX, double[] y, int fromY, int length) {
        int whole = length - length % LANES;
        double sum;
        if (WIDTH == 8) {
            sum = dotOfEight(x, fromX, y, fromY, whole);
        } else if (WIDTH == 4) {
            sum = dotOfFours(x, fromX, y, fromY, whole);
        } else {
            return scalar.dot(x, fromX, y, fromY, length);
        }
        double rest = 0;
        for (int k = whole; k < length; k++) {
            rest += x[fromX + k] * y[fromY + k];
        }
        return sum + rest;
    }

    private static double dotOfEight(double[] x, int fromX, double[] y, int fromY, int length) {
        DoubleVector s = DoubleVector.zero(SPECIES);
        for (int k = 0; k < length; k += 8) {
            s = DoubleVector.fromArray(SPECIES, x, fromX + k)
                    .mul(DoubleVector.fromArray(SPECIES, y, fromY + k))
                    .add(s);
        }
        double even = (s.lane(0) + s.lane(4)) + (s.lane(2) + s.lane(6));
        return even + ((s.lane(1) + s.lane(5)) + (s.lane(3) + s.lane(7)));
    }

    private static double dotOfFours(double[] x, int fromX, double[] y, int fromY, int length) {
        DoubleVector low = DoubleVector.zero(SPECIES);
        DoubleVector high = DoubleVector.zero(SPECIES);
        for (int k = 0; k < length; k += 8) {
            low = DoubleVector.fromArray(SPECIES, x, fromX + k)
                    .mul(DoubleVector.fromArray(SPECIES, y, fromY + k))
                    .add(low);
            high = DoubleVector.fromArray(SPECIES, x, fromX + k + 4)
                    .mul(DoubleVector.fromArray(SPECIES, y, fromY + k + 4))
                    .add(high);
        }
        DoubleVector s = low.add(high);
        return (s.lane(0) + s.lane(2)) + (s.lane(1) + s.lane(3));
    }

    @Override
    public void force(double beta, double[] s, double[] v, double[] multiplier, double[] force, int length) {
        int whole = length - length % WIDTH;
        for (int k = 0; k < whole; k += WIDTH) {
            DoubleVector.fromArray(SPECIES, s, k)
                    .sub(DoubleVector.fromArray(SPECIES, v, k))
                    .mul(beta)
                    .add(DoubleVector.fromArray(SPECIES, multiplier, k))
                    .intoArray(force, k);
        }
        for (int k = whole; k < length; k++) {
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
        int whole = length - length % WIDTH;
        for (int k = 0; k < whole; k += WIDTH) {
            DoubleVector scaled =
                    DoubleVector.fromArray(SPECIES, multiplier, start + k).mul(inverse);
            DoubleVector.fromArray(SPECIES, values, k)
                    .sub(DoubleVector.fromArray(SPECIES, v, start + k))
                    .add(scaled)
                    .mul(DoubleVector.fromArray(SPECIES, slopes, k))
                    .intoArray(gradient, start + k);
        }
        for (int k = whole; k < length; k++) {
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
        int whole = beta == 0 ? from : to - (to - from) % LANES; // with β = 0 only where a training starts
        for (int start = from; start < whole; start += CHUNK) {
            int end = Math.min(whole, start + CHUNK);
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                updateLanes(beta, inverse, s, slope, delta, v, multiplier, gradient, start + lane, end, partial, lane);
            }
        }
        scalar.updateLayer(beta, inverse, s, slope, delta, v, multiplier, gradient, whole, to, partial);
    }

    /** Every entry of a chunk that belongs to the partial results from a certain one on, as many as a vector has. */
    private static void updateLanes(
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
            double[] partial,
            int lane) {
        DoubleVector squares = DoubleVector.fromArray(SPECIES, partial, lane);
        DoubleVector products = DoubleVector.fromArray(SPECIES, partial, LANES + lane);
        LongVector largest =
                DoubleVector.fromArray(SPECIES, partial, 2 * LANES + lane).reinterpretAsLongs();
        DoubleVector changes = DoubleVector.fromArray(SPECIES, partial, 3 * LANES + lane);
        for (int k = from; k < to; k += LANES) {
            DoubleVector change = DoubleVector.fromArray(SPECIES, delta, k);
            DoubleVector activation = DoubleVector.fromArray(SPECIES, v, k).add(change);
            DoubleVector residual = DoubleVector.fromArray(SPECIES, s, k).sub(activation);
            DoubleVector force = DoubleVector.fromArray(SPECIES, multiplier, k).add(residual.mul(beta));
            DoubleVector scaled = force.mul(inverse);
            LongVector target = activation.sub(scaled).abs().reinterpretAsLongs();
            DoubleVector slopes = DoubleVector.fromArray(SPECIES, slope, k);
            activation.intoArray(v, k);
            force.intoArray(multiplier, k);
            residual.add(scaled).mul(slopes).intoArray(gradient, k);
            squares = residual.mul(residual).add(squares);
            products = residual.mul(force).add(products);
            largest = target.max(largest);
            changes = change.mul(change).add(changes);
        }
        squares.intoArray(partial, lane);
        products.intoArray(partial, LANES + lane);
        largest.reinterpretAsDoubles().intoArray(partial, 2 * LANES + lane);
        changes.intoArray(partial, 3 * LANES + lane);
    }
}
