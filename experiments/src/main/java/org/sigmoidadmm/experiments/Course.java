package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.EpochEvent;
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
    private final boolean diverged;

    private Course(List<EpochEvent> events, boolean diverged) {
        this.events = events;
        this.diverged = diverged;
    }

    /** Trains; a training that diverges at its start has no epochs. */
    static Course of(CellRun run, Trainer trainer, TrainingData data, TrainingListener listener) {
        try {
            var result = run.fit(trainer, data, null, listener);
            return new Course(result.history(), result.stopReason() == StopReason.DIVERGED);
        } catch (DivergenceException e) {
            return new Course(List.of(), true);
        }
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

    /** The test error of the epoch of the smallest validation error, for data whose validation samples are no test samples. */
    double smallestValidationError() {
        return events.stream()
                .mapToDouble(EpochEvent::validationError)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
    }

    /** What the report needs, with about ten epochs for each power of ten. */
    Map<String, Object> values() {
        List<EpochEvent> kept = new ArrayList<>();
        double next = 1;
        for (EpochEvent event : events) {
            if (event.epoch() >= next || event == events.get(events.size() - 1)) {
                kept.add(event);
                next = Math.max(event.epoch() + 1, next * 1.26);
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("test", testError());
        values.put(
                "last",
                events.isEmpty() || diverged
                        ? Double.NaN
                        : events.get(events.size() - 1).validationError());
        values.put("diverged", diverged);
        values.put("lagrangianRises", lagrangianRises());
        values.put("epochCount", events.size());
        values.put("epochs", kept.stream().mapToDouble(EpochEvent::epoch).toArray());
        values.put("seconds", kept.stream().mapToDouble(EpochEvent::seconds).toArray());
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
            double before = events.get(k - 1).lagrangian();
            if (events.get(k).lagrangian() - before > ROUNDING * Math.abs(before)) {
                rises++;
            }
        }
        return rises;
    }
}
