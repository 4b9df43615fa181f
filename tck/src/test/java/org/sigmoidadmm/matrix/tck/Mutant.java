package org.sigmoidadmm.matrix.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * A backend that breaks a rule on purpose.
 *
 * @param rule the rule that it breaks
 * @param fault what is wrong with it
 * @param provider makes it
 */
record Mutant(String rule, String fault, Supplier<MatrixBackendProvider> provider) {

    static Mutant of(String rule, String fault, Supplier<MatrixBackend> backend) {
        return new Mutant(rule, fault, () -> new MutantProvider(backend));
    }

    /** All of them. */
    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        all.addAll(HandleMutants.list());
        all.addAll(RefusalMutants.list());
        all.addAll(ConductMutants.list());
        all.addAll(EntrywiseMutants.list());
        all.addAll(ActivationMutants.list());
        all.addAll(ReductionMutants.list());
        all.addAll(ProductMutants.list());
        all.addAll(SystemMutants.list());
        all.addAll(EigenMutants.list());
        all.addAll(FusedMutants.list());
        all.addAll(LossMutants.list());
        all.addAll(ProviderMutants.list());
        return all;
    }

    /** The place in {@link #all} of the first one that breaks a rule. */
    static int firstOf(String rule) {
        return all().stream().map(Mutant::rule).toList().indexOf(rule);
    }

    @Override
    public String toString() {
        return rule + ": " + fault;
    }

    private static final class MutantProvider implements MatrixBackendProvider {

        private final Supplier<MatrixBackend> backend;

        MutantProvider(Supplier<MatrixBackend> backend) {
            this.backend = backend;
        }

        @Override
        public String name() {
            return "mutant";
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public Availability probe() {
            return Availability.available(ReferenceProvider.LIBRARY);
        }

        @Override
        public MatrixBackend create(BackendOptions options) {
            return backend.get();
        }
    }
}
