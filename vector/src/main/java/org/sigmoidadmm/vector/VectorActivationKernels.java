package org.sigmoidadmm.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.spi.ActivationKernels;

/**
 * Sigmoid and tanh by the JDK's Vector API: each vector goes through the operations of the scalar kernels in their
 * order, without fused multiply-add, so that the bits are the same whatever the number of lanes.
 *
 * <p>A vector with an argument outside the branch-free range of the scalar kernels, or NaN, is given to those. The last
 * vector of a range overlaps the one before it where the length is not a multiple of the lanes; it is loaded first, since
 * the result may overwrite the arguments.
 */
public final class VectorActivationKernels implements ActivationKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    /** Keeps 26 bits of a significand. */
    private static final long LEADING_26_BITS = -1L << 27;

    private static final long SIGN = Long.MIN_VALUE;

    /** Makes the kernels, for the service loader. */
    public VectorActivationKernels() {}

    @Override
    public String description() {
        return "Vector API, " + LANES + " lanes";
    }

    @Override
    public void sigmoid(double[] z, int from, int to, double[] value, double[] slope) {
        int last = to - LANES;
        if (last < from) {
            oneByOne(Activations.SIGMOID, z, from, to, value, slope);
            return;
        }
        DoubleVector tail = DoubleVector.fromArray(SPECIES, z, last);
        for (int i = from; i < last; i += LANES) {
            sigmoid(DoubleVector.fromArray(SPECIES, z, i), value, slope, i);
        }
        sigmoid(tail, value, slope, last);
    }

    @Override
    public void sigmoid(double[] z, int from, int to, double[] value) {
        int last = to - LANES;
        if (last < from) {
            oneByOne(Activations.SIGMOID, z, from, to, value);
            return;
        }
        DoubleVector tail = DoubleVector.fromArray(SPECIES, z, last);
        for (int i = from; i < last; i += LANES) {
            sigmoid(DoubleVector.fromArray(SPECIES, z, i), value, i);
        }
        sigmoid(tail, value, last);
    }

    @Override
    public void tanh(double[] z, int from, int to, double[] value, double[] slope) {
        int last = to - LANES;
        if (last < from) {
            oneByOne(Activations.TANH, z, from, to, value, slope);
            return;
        }
        DoubleVector tail = DoubleVector.fromArray(SPECIES, z, last);
        for (int i = from; i < last; i += LANES) {
            tanh(DoubleVector.fromArray(SPECIES, z, i), value, slope, i);
        }
        tanh(tail, value, slope, last);
    }

    @Override
    public void tanh(double[] z, int from, int to, double[] value) {
        int last = to - LANES;
        if (last < from) {
            oneByOne(Activations.TANH, z, from, to, value);
            return;
        }
        DoubleVector tail = DoubleVector.fromArray(SPECIES, z, last);
        for (int i = from; i < last; i += LANES) {
            tanh(DoubleVector.fromArray(SPECIES, z, i), value, i);
        }
        tanh(tail, value, last);
    }

    // ---------------------------------------------------------------- one vector

    private static void sigmoid(DoubleVector z, double[] value, double[] slope, int i) {
        DoubleVector a = z.abs();
        if (!a.lt(VectorExponential.SMALL).allTrue()) {
            z.intoArray(value, i);
            oneByOne(Activations.SIGMOID, value, i, i + LANES, value, slope);
            return;
        }
        DoubleVector shifted = VectorExponential.shifted(a);
        DoubleVector factor = VectorExponential.factor(shifted);
        DoubleVector e = factor.add(factor.mul(VectorExponential.fraction(a, shifted)));
        DoubleVector whole = e.add(1);
        DoubleVector sum = cut(whole);
        DoubleVector rest = one().sub(sum).add(e);
        DoubleVector inverse = one().div(whole);
        DoubleVector up = cut(inverse);
        DoubleVector upRest = remainder(one(), up, sum, rest).mul(inverse);
        DoubleVector down = cut(e.mul(inverse));
        DoubleVector downRest = remainder(e, down, sum, rest).mul(inverse);
        DoubleVector right = up.add(upRest);
        down.add(downRest).blend(right, z.compare(VectorOperators.GE, 0)).intoArray(value, i);
        product(up, upRest, right, down, downRest).intoArray(slope, i);
    }

    private static void sigmoid(DoubleVector z, double[] value, int i) {
        DoubleVector a = z.abs();
        if (!a.lt(VectorExponential.SMALL).allTrue()) {
            z.intoArray(value, i);
            oneByOne(Activations.SIGMOID, value, i, i + LANES, value);
            return;
        }
        DoubleVector shifted = VectorExponential.shifted(a);
        DoubleVector factor = VectorExponential.factor(shifted);
        DoubleVector e = factor.add(factor.mul(VectorExponential.fraction(a, shifted)));
        DoubleVector x = e.blend(one(), z.compare(VectorOperators.GE, 0));
        quotient(x, e).intoArray(value, i);
    }

    private static void tanh(DoubleVector z, double[] value, double[] slope, int i) {
        DoubleVector a = z.abs().mul(2);
        if (!a.lt(VectorExponential.SMALL).allTrue()) {
            z.intoArray(value, i);
            oneByOne(Activations.TANH, value, i, i + LANES, value, slope);
            return;
        }
        DoubleVector shifted = VectorExponential.shifted(a);
        DoubleVector factor = VectorExponential.factor(shifted);
        DoubleVector fraction = factor.mul(VectorExponential.fraction(a, shifted));
        DoubleVector e = factor.add(fraction);
        DoubleVector whole = e.add(1);
        DoubleVector sum = cut(whole);
        DoubleVector rest = one().sub(sum).add(e);
        DoubleVector inverse = one().div(whole);
        DoubleVector up = cut(inverse);
        DoubleVector upRest = remainder(one(), up, sum, rest).mul(inverse);
        DoubleVector down = cut(e.mul(inverse));
        DoubleVector downRest = remainder(e, down, sum, rest).mul(inverse);
        DoubleVector x = one().sub(factor).sub(fraction);
        DoubleVector high = cut(x.mul(inverse));
        DoubleVector low = remainder(x, high, sum, rest).mul(inverse);
        withSignOf(z, high.add(low)).intoArray(value, i);
        product(up, upRest, up.add(upRest), down, downRest).mul(4).intoArray(slope, i);
    }

    private static void tanh(DoubleVector z, double[] value, int i) {
        DoubleVector a = z.abs().mul(2);
        if (!a.lt(VectorExponential.SMALL).allTrue()) {
            z.intoArray(value, i);
            oneByOne(Activations.TANH, value, i, i + LANES, value);
            return;
        }
        DoubleVector shifted = VectorExponential.shifted(a);
        DoubleVector factor = VectorExponential.factor(shifted);
        DoubleVector fraction = factor.mul(VectorExponential.fraction(a, shifted));
        DoubleVector x = one().sub(factor).sub(fraction);
        withSignOf(z, quotient(x, factor.add(fraction))).intoArray(value, i);
    }

    /** Returns x/(1 + e). */
    private static DoubleVector quotient(DoubleVector x, DoubleVector e) {
        DoubleVector whole = e.add(1);
        DoubleVector sum = cut(whole);
        DoubleVector rest = one().sub(sum).add(e);
        DoubleVector inverse = one().div(whole);
        DoubleVector high = cut(x.mul(inverse));
        return high.add(remainder(x, high, sum, rest).mul(inverse));
    }

    /** Returns x − quotient·(sum + rest). */
    private static DoubleVector remainder(DoubleVector x, DoubleVector quotient, DoubleVector sum, DoubleVector rest) {
        return x.sub(quotient.mul(sum)).sub(quotient.mul(rest));
    }

    /** Returns (up + upRest)·(down + downRest), where right = up + upRest. */
    private static DoubleVector product(
            DoubleVector up, DoubleVector upRest, DoubleVector right, DoubleVector down, DoubleVector downRest) {
        return down.mul(up).add(down.mul(upRest).add(downRest.mul(right)));
    }

    private static DoubleVector cut(DoubleVector x) {
        return x.reinterpretAsLongs().and(LEADING_26_BITS).reinterpretAsDoubles();
    }

    private static DoubleVector withSignOf(DoubleVector z, DoubleVector magnitude) {
        LongVector sign = z.reinterpretAsLongs().and(SIGN);
        return magnitude.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }

    private static DoubleVector one() {
        return DoubleVector.broadcast(SPECIES, 1);
    }

    // ---------------------------------------------------------------- what vectors leave to the scalar kernels

    private static void oneByOne(Activation activation, double[] z, int from, int to, double[] value, double[] slope) {
        for (int i = from; i < to; i++) {
            double argument = z[i];
            value[i] = activation.value(argument);
            slope[i] = activation.slope(argument);
        }
    }

    private static void oneByOne(Activation activation, double[] z, int from, int to, double[] value) {
        for (int i = from; i < to; i++) {
            value[i] = activation.value(z[i]);
        }
    }
}
