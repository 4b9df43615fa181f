package org.sigmoidadmm.experiments;

import java.util.List;

/** The experiments there are. */
public final class Experiments {

    private Experiments() {}

    /**
     * Lists all experiments.
     *
     * @return in the order to run and report them
     */
    public static List<Experiment> all() {
        return List.of(
                new ApproximationExperiment(Target.SQUARE, 100),
                new ApproximationExperiment(Target.PRODUCT, 100),
                new RadialExperiment(Target.RADIAL),
                new RadialExperiment(Target.SMOOTH_RADIAL),
                new StabilityExperiment(),
                new SaturationExperiment(),
                new ReluNetExperiment(),
                new RealDataExperiment(RealTask.earthquake()),
                new RealDataExperiment(RealTask.faces()),
                new RealDataExperiment(RealTask.heartbeats()),
                new RealDataExperiment(RealTask.digits()));
    }
}
