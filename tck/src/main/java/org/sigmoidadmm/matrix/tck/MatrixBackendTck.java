package org.sigmoidadmm.matrix.tck;

import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * The conformance kit: a backend that passes every test here can carry the trainer.
 *
 * <p>A backend module extends it and names its provider:
 *
 * <pre>{@code
 * class MyBackendTckTest extends MatrixBackendTck {
 *     @Override
 *     protected MatrixBackendProvider provider() {
 *         return new MyProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>Each test examines one numbered rule of {@code docs/backend-contract.md} and carries its number. The provider must
 * be found by {@link java.util.ServiceLoader} from where its class lies, as its users will find it.
 */
@SuppressWarnings("exports") // the extensions are for JUnit alone
@DisplayNameGeneration(RuleNames.class)
@ExtendWith(KnownDeviations.class)
public abstract class MatrixBackendTck {

    private @Nullable Subject subject;

    /** For subclasses. */
    protected MatrixBackendTck() {}

    /**
     * Makes the provider to examine.
     *
     * @return a new provider
     */
    protected abstract MatrixBackendProvider provider();

    /**
     * Lists the rules that the library behind the backend is known to break, with the reason. A rule listed here is
     * reported and its test aborted while it fails; once it holds, its test fails until it is removed from the list.
     *
     * @return reason by the number of the rule, such as {@code B-12}
     */
    protected Map<String, String> knownDeviations() {
        return Map.of();
    }

    @BeforeEach
    final void createBackend() {
        subject = newSubject();
    }

    @AfterEach
    final void closeBackend() {
        if (subject != null) {
            subject.close();
        }
    }

    final Subject subject() {
        return Objects.requireNonNull(subject, "subject");
    }

    /** Another instance of the backend; the caller closes it. */
    final Subject newSubject() {
        return new Subject(create(1));
    }

    /** Another instance of the backend, for so many threads. */
    final MatrixBackend create(int threads) {
        MatrixBackendProvider provider = provider();
        @Nullable MatrixBackend created = provider.create(new BackendOptions(threads));
        return created != null
                ? created
                : Assertions.fail(
                        "create of %s, asked for threads: %d, gave null instead of a backend",
                        provider.getClass().getName(), threads);
    }

    @Nested
    class Handles extends HandleRules {
        Handles() {
            super(MatrixBackendTck.this);
        }
    }

    @Nested
    class Refusals extends RefusalRules {
        Refusals() {
            super(MatrixBackendTck.this);
        }
    }

    @Nested
    class Conduct extends ConductRules {
        Conduct() {
            super(MatrixBackendTck.this);
        }
    }

    @Nested
    class Entrywise extends EntrywiseRules {
        Entrywise() {
            super(MatrixBackendTck.this);
        }
    }

    @Nested
    class ActivationFunctions extends ActivationRules {
        ActivationFunctions() {
            super(MatrixBackendTck.this);
        }
    }

    @Nested
    class Reductions extends ReductionRules {
        Reductions() {
            super(MatrixBackendTck.this);
        }
    }

    @Nested
    class Products extends ProductRules {
        Products() {
            super(MatrixBackendTck.this);
        }
    }

    @Nested
    class Systems extends SystemRules {
        Systems() {
            super(MatrixBackendTck.this);
        }
    }

    @Nested
    class Eigenvalues extends EigenRules {
        Eigenvalues() {
            super(MatrixBackendTck.this);
        }
    }

    @Nested
    class FusedKernels extends FusedRules {
        FusedKernels() {
            super(MatrixBackendTck.this);
        }
    }

    @Nested
    class LossFunctions extends LossRules {
        LossFunctions() {
            super(MatrixBackendTck.this);
        }
    }

    @Nested
    class Provider extends ProviderRules {
        Provider() {
            super(MatrixBackendTck.this);
        }
    }
}
