package org.sigmoidadmm.experiments;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.EpochEvent;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingListener.Decision;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * What a cell has while it runs.
 *
 * @param provider what to compute on
 * @param stop true once the run is to end
 * @param needed the results of the cells that this one needs, in the order of {@link Cell#needs}
 */
public record CellRun(MatrixBackendProvider provider, BooleanSupplier stop, List<CellResult> needed) {

    /**
     * Trains, unless the run is to end.
     *
     * @param trainer the method
     * @param data what to fit
     * @param start where to start from, or null for the random start of the trainer's settings
     * @param listener is told of each epoch
     * @return what the training gave
     * @throws StoppedException if the run is to end; the training ends after its epoch
     */
    public TrainingResult fit(Trainer trainer, TrainingData data, @Nullable Network start, TrainingListener listener) {
        requireNotStopped();
        TrainingResult result = trainer.fit(data, start, new TrainingListener() {
            @Override
            public Decision epochDone(EpochEvent event) {
                return unlessStopped(listener.epochDone(event));
            }

            @Override
            public Decision epochDone(EpochEvent event, Supplier<Network> network) {
                return unlessStopped(listener.epochDone(event, network));
            }
        });
        requireNotStopped();
        return result;
    }

    private Decision unlessStopped(Decision decision) {
        return stop.getAsBoolean() ? Decision.STOP : decision;
    }

    /**
     * Opens a backend for predictions, on one thread; the caller closes it.
     *
     * @return a backend
     */
    public MatrixBackend backend() {
        return provider.create(BackendOptions.SINGLE_THREADED);
    }

    /**
     * Ends the cell if the run is to end; for loops of its own.
     *
     * @throws StoppedException if so
     */
    public void requireNotStopped() {
        if (stop.getAsBoolean()) {
            throw new StoppedException();
        }
    }
}
