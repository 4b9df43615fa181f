package org.sigmoidadmm.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.NoBackendException;

class PendulumSurrogateTest {

    @Test
    void exampleRuns() {
        PendulumSurrogate.main(new String[0]);
    }

    @Test
    void systemPropertyNamesTheBackend() {
        String before = System.getProperty(MatrixBackends.PROPERTY);
        System.setProperty(MatrixBackends.PROPERTY, "nosuchbackend");
        try {
            assertThatThrownBy(() -> PendulumSurrogate.train(2))
                    .isInstanceOf(NoBackendException.class)
                    .hasMessageContaining("'nosuchbackend'");
        } finally {
            if (before == null) {
                System.clearProperty(MatrixBackends.PROPERTY);
            } else {
                System.setProperty(MatrixBackends.PROPERTY, before);
            }
        }
    }

    @Test
    void surrogateFollowsThePeriodBetweenTheSamples() {
        Network network = PendulumSurrogate.train(500);
        for (double amplitude = 0.05; amplitude < 2.5; amplitude += 0.1) {
            // What the example promises its reader, far above the 1e-5 or so that the training reaches.
            assertThat(network.predict(amplitude)[0]).isCloseTo(PendulumSurrogate.period(amplitude), within(1e-3));
            double quotient =
                    (PendulumSurrogate.period(amplitude + 1e-5) - PendulumSurrogate.period(amplitude - 1e-5)) / 2e-5;
            assertThat(network.jacobian(amplitude)[0][0]).isCloseTo(quotient, within(1e-2));
        }
    }

    @Test
    void periodOfAQuarterTurnIsTheKnownOne() {
        // K(sin² 45°)·2/π, rounded to the digits given here.
        assertThat(PendulumSurrogate.period(Math.PI / 2)).isCloseTo(1.180340599016096, within(1e-14));
    }
}
