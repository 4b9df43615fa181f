package org.sigmoidadmm.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.FusedMultiplyAdd;
import org.sigmoidadmm.matrix.spi.ActivationKernels;

/**
 * Sigmoid and tanh by the JDK's Vector API: each vector goes through the operations of the scalar kernels in their
 * order, so that the bits are the same whatever the number of lanes.
 *
 * <p>The bodies of the loops are written out, since HotSpot stops to inline methods, other than the JDK's own, when a
 * compilation has grown to some size, and a vector that crosses a call goes through the heap. The range is compared with
 * every array first, in the same method: HotSpot then checks no index within the loop, which would take a quarter of its
 * time. A vector with an argument outside the branch-free range of the scalar kernels, and what is left of a range behind
 * its last whole vector, are given to those.
 */
public final class VectorActivationKernels implements ActivationKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    private static final long SIGN = Long.MIN_VALUE;

    /**
     * Makes the kernels, for the service loader.
     *
     * @throws UnsupportedOperationException if the processor has no fused multiply-add, so that vectors would be slower
     */
    public VectorActivationKernels() {
        if (!FusedMultiplyAdd.isNative()) {
            throw new UnsupportedOperationException("the processor has no fused multiply-add");
        }
    }

    @Override
    public String description() {
        return "Vector API, " + LANES + " lanes";
    }

    @Override
    public void sigmoid(double[] z, int from, int to, double[] value, double[] slope) {
        if (from < 0 || to < from || to > z.length || to > value.length || to > slope.length) {
            throw outside(from, to, z, value, slope);
        }
        int whole = to - (to - from) % LANES;
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = from; i < whole; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, z, i);
            DoubleVector a = argument.abs();
            if (a.lt(VectorExponential.SMALL).allTrue()) {
                DoubleVector shifted = VectorExponential.shifted(a);
                DoubleVector factor = VectorExponential.factor(shifted);
                DoubleVector e = factor.fma(VectorExponential.fraction(a, shifted), factor);
                DoubleVector sum = e.add(1);
                DoubleVector inverse = one.div(sum);
                DoubleVector deficit = sum.sub(1).sub(e).fma(inverse, sum.neg().fma(inverse, one));
                DoubleVector quotient = e.mul(inverse);
                DoubleVector low = quotient.fma(deficit, e.fma(inverse, quotient.neg()));
                DoubleVector slopeLow = quotient.mul(inverse).fma(deficit, low.mul(inverse));
                quotient.fma(inverse, slopeLow).intoArray(slope, i);
                DoubleVector right = inverse.fma(deficit, inverse);
                DoubleVector left = quotient.add(low);
                left.blend(right, argument.compare(VectorOperators.GE, 0)).intoArray(value, i);
            } else {
                oneByOne(Activations.SIGMOID, z, i, i + LANES, value, slope);
            }
        }
        oneByOne(Activations.SIGMOID, z, whole, to, value, slope);
    }

    @Override
    public void tanh(double[] z, int from, int to, double[] value, double[] slope) {
        if (from < 0 || to < from || to > z.length || to > value.length || to > slope.length) {
            throw outside(from, to, z, value, slope);
        }
        int whole = to - (to - from) % LANES;
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = from; i < whole; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, z, i);
            DoubleVector a = argument.abs().mul(2);
            if (a.lt(VectorExponential.SMALL).allTrue()) {
                DoubleVector shifted = VectorExponential.shifted(a);
                DoubleVector factor = VectorExponential.factor(shifted);
                DoubleVector variable = factor.mul(VectorExponential.fraction(a, shifted));
                DoubleVector e = factor.add(variable);
                DoubleVector sum = e.add(1);
                DoubleVector inverse = one.div(sum);
                DoubleVector deficit = sum.sub(1).sub(e).fma(inverse, sum.neg().fma(inverse, one));
                DoubleVector quotient = e.mul(inverse);
                DoubleVector low = quotient.fma(deficit, e.fma(inverse, quotient.neg()));
                DoubleVector slopeLow = quotient.mul(inverse).fma(deficit, low.mul(inverse));
                quotient.fma(inverse, slopeLow).mul(4).intoArray(slope, i);
                DoubleVector fixed = one.sub(factor);
                DoubleVector x = fixed.sub(variable);
                DoubleVector lost = fixed.sub(x).sub(variable);
                DoubleVector result = x.fma(inverse, x.mul(inverse).fma(deficit, lost.mul(inverse)));
                LongVector sign = argument.reinterpretAsLongs().and(SIGN);
                result.reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(value, i);
            } else {
                oneByOne(Activations.TANH, z, i, i + LANES, value, slope);
            }
        }
        oneByOne(Activations.TANH, z, whole, to, value, slope);
    }

    private static IndexOutOfBoundsException outside(int from, int to, double[] z, double[] value, double[] slope) {
        return new IndexOutOfBoundsException("the range from " + from + " to " + to + " is not one of arrays of "
                + z.length + ", " + value.length + " and " + slope.length + " numbers");
    }

    private static void oneByOne(Activation activation, double[] z, int from, int to, double[] value, double[] slope) {
        for (int i = from; i < to; i++) {
            double argument = z[i];
            value[i] = activation.value(argument);
            slope[i] = activation.slope(argument);
        }
    }
}
