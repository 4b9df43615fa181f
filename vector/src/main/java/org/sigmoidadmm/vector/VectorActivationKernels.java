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
 * <p>Two loops, the polynomial of the exponential and the quotients, share the work: a processor keeps more
 * iterations of a short loop in flight. Their bodies are written out, since HotSpot stops to inline methods, other than
 * the JDK's own, when a compilation has grown to some size, and a vector that crosses a call goes through the heap. A vector with an argument outside the branch-free
 * range of the scalar kernels, and what is left of a range behind its last whole vector, are given to those.
 */
public final class VectorActivationKernels implements ActivationKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    /** Numbers that go through both loops together: three such arrays stay in the first-level cache. */
    private static final int CHUNK = 512;

    private static final double ROUND = 0x1.8p27;

    private static final double SPLIT = 0x1p27 + 1;

    private static final long SIGN = Long.MIN_VALUE;

    /** Makes the kernels, for the service loader. */
    public VectorActivationKernels() {}

    @Override
    public String description() {
        return "Vector API, " + LANES + " lanes";
    }

    @Override
    public void sigmoid(double[] z, int from, int to, double[] value, double[] slope) {
        int whole = to - Math.floorMod(to - from, LANES);
        for (int start = from; start < whole; start += CHUNK) {
            int end = Math.min(whole, start + CHUNK);
            fractions(1, z, start, end, value, slope);
            sigmoidOfFractions(start, end, value, slope);
        }
        oneByOne(Activations.SIGMOID, z, whole, to, value, slope);
    }

    private static void sigmoidOfFractions(int from, int to, double[] value, double[] slope) {
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = from; i < to; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, value, i);
            DoubleVector a = argument.abs();
            if (a.lt(VectorExponential.SMALL).allTrue()) {
                DoubleVector factor = VectorExponential.factor(VectorExponential.shifted(a));
                DoubleVector variable = factor.mul(DoubleVector.fromArray(SPECIES, slope, i));
                DoubleVector e = factor.add(variable);
                DoubleVector whole = e.add(1);
                DoubleVector sum = whole.add(ROUND).sub(ROUND);
                DoubleVector rest = one.sub(sum).add(e);
                DoubleVector inverse = one.div(whole);
                DoubleVector upScaled = inverse.mul(SPLIT);
                DoubleVector up = upScaled.sub(upScaled.sub(inverse));
                DoubleVector upExcess = up.mul(sum).sub(one).add(up.mul(rest)).mul(inverse);
                DoubleVector right = up.sub(upExcess);
                DoubleVector quotient = e.mul(inverse);
                DoubleVector downScaled = quotient.mul(SPLIT);
                DoubleVector down = downScaled.sub(downScaled.sub(quotient));
                DoubleVector downExcess =
                        down.mul(sum).sub(e).add(down.mul(rest)).mul(inverse);
                DoubleVector correction = down.mul(upExcess).add(downExcess.mul(right));
                down.mul(up).sub(correction).intoArray(slope, i);
                DoubleVector left = down.sub(downExcess);
                left.blend(right, argument.compare(VectorOperators.GE, 0)).intoArray(value, i);
            } else {
                oneByOne(Activations.SIGMOID, value, i, i + LANES, value, slope);
            }
        }
    }

    @Override
    public void tanh(double[] z, int from, int to, double[] value, double[] slope) {
        int whole = to - Math.floorMod(to - from, LANES);
        for (int start = from; start < whole; start += CHUNK) {
            int end = Math.min(whole, start + CHUNK);
            fractions(2, z, start, end, value, slope);
            tanhOfFractions(start, end, value, slope);
        }
        oneByOne(Activations.TANH, z, whole, to, value, slope);
    }

    private static void tanhOfFractions(int from, int to, double[] value, double[] slope) {
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = from; i < to; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, value, i);
            DoubleVector a = argument.abs().mul(2);
            if (a.lt(VectorExponential.SMALL).allTrue()) {
                DoubleVector factor = VectorExponential.factor(VectorExponential.shifted(a));
                DoubleVector variable = factor.mul(DoubleVector.fromArray(SPECIES, slope, i));
                DoubleVector e = factor.add(variable);
                DoubleVector whole = e.add(1);
                DoubleVector sum = whole.add(ROUND).sub(ROUND);
                DoubleVector rest = one.sub(sum).add(e);
                DoubleVector inverse = one.div(whole);
                DoubleVector upScaled = inverse.mul(SPLIT);
                DoubleVector up = upScaled.sub(upScaled.sub(inverse));
                DoubleVector upExcess = up.mul(sum).sub(one).add(up.mul(rest)).mul(inverse);
                DoubleVector right = up.sub(upExcess);
                DoubleVector quotient = e.mul(inverse);
                DoubleVector downScaled = quotient.mul(SPLIT);
                DoubleVector down = downScaled.sub(downScaled.sub(quotient));
                DoubleVector downExcess =
                        down.mul(sum).sub(e).add(down.mul(rest)).mul(inverse);
                DoubleVector correction = down.mul(upExcess).add(downExcess.mul(right));
                down.mul(up).sub(correction).mul(4).intoArray(slope, i);
                DoubleVector fixed = one.sub(factor);
                DoubleVector x = fixed.sub(variable);
                DoubleVector lost = fixed.sub(x).sub(variable);
                DoubleVector ratio = x.mul(inverse);
                DoubleVector highScaled = ratio.mul(SPLIT);
                DoubleVector high = highScaled.sub(highScaled.sub(ratio));
                DoubleVector low =
                        high.mul(sum).sub(x).add(high.mul(rest)).sub(lost).mul(inverse);
                LongVector sign = argument.reinterpretAsLongs().and(SIGN);
                high.sub(low)
                        .reinterpretAsLongs()
                        .or(sign)
                        .reinterpretAsDoubles()
                        .intoArray(value, i);
            } else {
                oneByOne(Activations.TANH, value, i, i + LANES, value, slope);
            }
        }
    }

    /** value ← z; slope ← t of factor·|z|, meaningful where that is below {@link VectorExponential#SMALL}. */
    private static void fractions(double factor, double[] z, int from, int to, double[] value, double[] slope) {
        for (int i = from; i < to; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, z, i);
            argument.intoArray(value, i);
            DoubleVector a = argument.abs().mul(factor);
            VectorExponential.fraction(a, VectorExponential.shifted(a)).intoArray(slope, i);
        }
    }

    private static void oneByOne(Activation activation, double[] z, int from, int to, double[] value, double[] slope) {
        for (int i = from; i < to; i++) {
            double argument = z[i];
            value[i] = activation.value(argument);
            slope[i] = activation.slope(argument);
        }
    }
}
