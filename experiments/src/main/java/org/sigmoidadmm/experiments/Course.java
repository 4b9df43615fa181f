package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.EpochEvent;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.StopReason;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;

/**
 * How a training went: its errors over epochs and seconds. The validation samples are the test samples; the epoch that
 * counts is that of the smallest training error, so that the test samples choose nothing.
 */
final class Course {

    /** A rise of the Lagrangian by less than this share of it is rounding. */
    private static final double ROUNDING = 1e-9;

    private final List<EpochEvent> events;
    private final List<Double> seconds;
    private final boolean diverged;

    private Course(List<EpochEvent> events, List<Double> seconds, boolean diverged) {
        this.events = events;
        this.seconds = seconds;
        this.diverged = diverged;
    }

    /** Trains; a training that diverges at its start has no epochs. */
    static Course of(CellRun run, Trainer trainer, TrainingData data, TrainingListener listener) {
        Watch watch = new Watch(listener);
        try {
            var result = run.fit(trainer, data, null, watch);
            return new Course(watch.events, watch.seconds, result.stopReason() == StopReason.DIVERGED);
        } catch (DivergenceException e) {
            return new Course(List.of(), List.of(), true);
        }
    }

    /** Notes the processor time after each epoch, without what the listener itself takes. */
    private static final class Watch implements TrainingListener {

        private final TrainingListener listener;
        private final ProcessorClock clock = new ProcessorClock();
        private final List<EpochEvent> events = new ArrayList<>();
        private final List<Double> seconds = new ArrayList<>();
        private double listening;

        Watch(TrainingListener listener) {
            this.listener = listener;
        }

        @Override
        public Decision epochDone(EpochEvent event) {
            return listener.epochDone(event);
        }

        @Override
        public Decision epochDone(EpochEvent event, Supplier<Network> network) {
            double now = clock.seconds();
            events.add(event);
            seconds.add(now - listening);
            Decision decision = listener.epochDone(event, network);
            listening += clock.seconds() - now;
            return decision;
        }
    }

    /** The smallest training error; infinite if there is none. */
    private double trainError() {
        return events.stream()
                .mapToDouble(EpochEvent::trainError)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The test error of the epoch of the smallest training error; NaN if there is none. */
    double testError() {
        double best = Double.POSITIVE_INFINITY;
        double test = Double.NaN;
        for (EpochEvent event : events) {
            if (event.trainError() < best) {
                best = event.trainError();
                test = event.validationError();
            }
        }
        return test;
    }

    /** What the report needs, with about ten of the epochs whose errors were computed for each power of ten. */
    Map<String, Object> values() {
        List<EpochEvent> kept = new ArrayList<>();
        List<Double> keptSeconds = new ArrayList<>();
        double next = 1;
        for (int k = 0; k < events.size(); k++) {
            EpochEvent event = events.get(k);
            boolean evaluated = !Double.isNaN(event.trainError());
            if ((evaluated && event.epoch() >= next) || k == events.size() - 1) {
                kept.add(event);
                keptSeconds.add(seconds.get(k));
                next = Math.max(event.epoch() + 1, next * 1.26);
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("test", testError());
        values.put("train", trainError());
        values.put(
                "last",
                events.isEmpty() || diverged
                        ? Double.NaN
                        : events.get(events.size() - 1).validationError());
        values.put("diverged", diverged);
        values.put("lagrangianRises", lagrangianRises());
        values.put("epochCount", events.size());
        values.put("epochs", kept.stream().mapToDouble(EpochEvent::epoch).toArray());
        values.put(
                "seconds", keptSeconds.stream().mapToDouble(Double::doubleValue).toArray());
        values.put(
                "trainErrors", kept.stream().mapToDouble(EpochEvent::trainError).toArray());
        values.put(
                "testErrors",
                kept.stream().mapToDouble(EpochEvent::validationError).toArray());
        return values;
    }

    private int lagrangianRises() {
        int rises = 0;
        for (int k = 1; k < events.size(); k++) {
            double before = events.get(k - 1).objective();
            if (events.get(k).objective() - before > ROUNDING * Math.abs(before)) {
                rises++;
            }
        }
        return rises;
    }
}
