package org.sigmoidadmm.matrix.tck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** The kit on a mutant; run by the kit's own tests through the JUnit Platform, never directly. */
@ExtendWith(BrokenTck.Injection.class)
class BrokenTck extends MatrixBackendTck {

    /** Configuration parameter with the number of the mutant in {@link Mutant#all}; without it, nothing is broken. */
    static final String MUTANT = "mutant";

    /** Configuration parameter with a rule that is listed as a known deviation. */
    static final String DEVIATION = "deviation";

    private MatrixBackendProvider provider = new SelfTestProvider();
    private Map<String, String> deviations = Map.of();

    @Override
    protected MatrixBackendProvider provider() {
        return provider;
    }

    @Override
    protected Map<String, String> knownDeviations() {
        return deviations;
    }

    static final class Injection implements TestInstancePostProcessor {

        @Override
        public void postProcessTestInstance(Object testInstance, ExtensionContext context) {
            if (testInstance instanceof BrokenTck) {
                BrokenTck kit = (BrokenTck) testInstance;
                List<Mutant> mutants = Mutant.all();
                Optional<String> number = context.getConfigurationParameter(MUTANT);
                number.ifPresent(k -> kit.provider =
                        mutants.get(Integer.parseInt(k)).provider().get());
                context.getConfigurationParameter(DEVIATION)
                        .ifPresent(rule -> kit.deviations = Map.of(rule, "the reason"));
            }
        }
    }
}
