package org.sigmoidadmm.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class FusedMultiplyAddTest {

    private static final int TRIALS = 200_000;

    private final SplittableRandom random = new SplittableRandom(53);

    @Test
    void roundsOnceWhateverTheMagnitudes() {
        check(() -> scaled(100), () -> scaled(100), () -> scaled(200));
    }

    @Test
    void roundsOnceWhereTheProductIsNearlyCancelled() {
        for (int trial = 0; trial < TRIALS; trial++) {
            double x = scaled(3);
            double y = scaled(3);
            double z = -x * y * (1 + random.nextInt(-4, 5) * 0x1p-52);
            assertSame(x, y, z);
            assertSame(x, y, -x * y);
        }
    }

    /** Products of two numbers of 27 bits that end in a half of z's last place, or just beside it. */
    @Test
    void roundsTiesToEven() {
        for (int trial = 0; trial < TRIALS; trial++) {
            double z = 1 + random.nextInt(1 << 20) * 0x1p-52;
            double half = 0x1p-53;
            assertSame(half, 1 + random.nextInt(-1, 2) * 0x1p-50, z);
            assertSame(half, 1 - random.nextInt(0, 3) * 0x1p-53, -z);
            assertSame(0x1p-27 + random.nextInt(-2, 3) * 0x1p-79, 0x1p-26, z);
        }
    }

    @Test
    void zerosKeepTheirSign() {
        assertSame(0.0, 0.5, -0.0);
        assertSame(-0.0, 0.5, -0.0);
        assertSame(-0.0, 0.5, 0.0);
        assertSame(3, 5, -15);
    }

    @Test
    void productThatIsTooSmallToMatterIsHidden() {
        check(() -> scaled(1) * 1e-160, () -> scaled(1) * 1e-160, () -> scaled(1) * 1e-160);
    }

    private double scaled(int exponents) {
        double magnitude = Math.scalb(1 + random.nextDouble(), random.nextInt(-exponents, exponents + 1));
        return random.nextBoolean() ? magnitude : -magnitude;
    }

    private static void check(DoubleSupplier x, DoubleSupplier y, DoubleSupplier z) {
        for (int trial = 0; trial < TRIALS; trial++) {
            assertSame(x.getAsDouble(), y.getAsDouble(), z.getAsDouble());
        }
    }

    private static void assertSame(double x, double y, double z) {
        double expected = Math.fma(x, y, z);
        long bits = Double.doubleToRawLongBits(expected);
        if (bits != Double.doubleToRawLongBits(FusedMultiplyAdd.emulate(x, y, z))
                || bits != Double.doubleToRawLongBits(FusedMultiplyAdd.fma(x, y, z))) {
            assertThat(FusedMultiplyAdd.emulate(x, y, z))
                    .as("%s · %s + %s", x, y, z)
                    .isEqualTo(expected);
            assertThat(FusedMultiplyAdd.fma(x, y, z))
                    .as("%s · %s + %s", x, y, z)
                    .isEqualTo(expected);
        }
    }
}
