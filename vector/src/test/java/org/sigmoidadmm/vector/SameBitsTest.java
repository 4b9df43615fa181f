package org.sigmoidadmm.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/**
 * Runs with vectors, without their module and without fused multiply-add: the results are the same on every JVM and
 * processor, to the last bit, those written down here.
 */
@Tag("every-jvm")
class SameBitsTest {

    @ParameterizedTest
    @CsvSource({
        "sigmoid, -988036891279257522",
        "tanh, -3572775239890327843",
        "isru, 8660740963828987162",
        "erf, -7173526002889183860"
    })
    void bitsOfValuesAndSlopesAreThese(String name, long expected) {
        SplittableRandom random = new SplittableRandom(1902);
        double[] z = DoubleStream.concat(
                        DoubleStream.concat(random.doubles(20_000, -6, 6), random.doubles(2000, -760, 760)),
                        random.doubles(2000, -320, 3).map(x -> Math.scalb(random.nextDouble(), (int) (3.3 * x))))
                .toArray();
        double[] value = new double[z.length];
        double[] slope = new double[z.length];
        Activation activation = Activations.named(name);
        activation.evaluate(z, 0, z.length, value, slope);
        assertThat(digest(value, slope)).as(name).isEqualTo(expected);
    }

    private static long digest(double[] value, double[] slope) {
        long digest = 0;
        for (int i = 0; i < value.length; i++) {
            digest = 31 * digest + Double.doubleToRawLongBits(value[i]);
            digest = 31 * digest + Double.doubleToRawLongBits(slope[i]);
        }
        return digest;
    }
}
