package org.sigmoidadmm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sigmoidadmm.matrix.BackendInfo;

/** A solver that has another one do everything: the base of solvers that do some of it in their own way. */
public abstract class ForwardingSolver implements ResumableSolver {

    /** For subclasses. */
    protected ForwardingSolver() {}

    /**
     * Returns the solver that does it.
     *
     * @return the one of this moment; it may change between epochs
     */
    protected abstract ResumableSolver delegate();

    @Override
    public void iterate(boolean evaluate) {
        delegate().iterate(evaluate);
    }

    @Override
    public void evaluate() {
        delegate().evaluate();
    }

    @Override
    public int epoch() {
        return delegate().epoch();
    }

    @Override
    public Network network() {
        return delegate().network();
    }

    @Override
    public Network previousNetwork() {
        return delegate().previousNetwork();
    }

    @Override
    public double trainError() {
        return delegate().trainError();
    }

    @Override
    public double validationError() {
        return delegate().validationError();
    }

    @Override
    public double objective() {
        return delegate().objective();
    }

    @Override
    public double merit() {
        return delegate().merit();
    }

    @Override
    public double[] residuals() {
        return delegate().residuals();
    }

    @Override
    public Optional<String> convergence() {
        return delegate().convergence();
    }

    @Override
    public boolean isTrying() {
        return delegate().isTrying();
    }

    @Override
    public List<String> warnings() {
        return delegate().warnings();
    }

    @Override
    public String detail() {
        return delegate().detail();
    }

    @Override
    public OptionalInt polishEpoch() {
        return delegate().polishEpoch();
    }

    @Override
    public BackendInfo backend() {
        return delegate().backend();
    }

    @Override
    public void save(SolverState state) {
        delegate().save(state);
    }

    @Override
    public void load(SolverState state) {
        delegate().load(state);
    }

    @Override
    public void close() {
        delegate().close();
    }
}
