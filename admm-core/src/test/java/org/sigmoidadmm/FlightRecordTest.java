package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.TrainingListener.Decision;

/** What a training leaves in a flight recording. */
class FlightRecordTest {

    @TempDir
    private Path folder;

    private List<RecordedEvent> events(Recording recording, String name) throws Exception {
        Path file = folder.resolve(name + ".jfr");
        recording.dump(file);
        List<RecordedEvent> events = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            // Other tests may train in the same virtual machine.
            if (event.getEventType().getName().equals("org.sigmoidadmm." + name)
                    && event.getThread().getJavaThreadId()
                            == Thread.currentThread().getId()) {
                events.add(event);
            }
        }
        return events;
    }

    private static TrainingResult train(AdmmSettings settings, TrainingListener listener) {
        return new AdmmTrainer(Problems.REFERENCE, settings).fit(Problems.smooth(30, 2, 1, 3), listener);
    }

    @Test
    void epochsStartAndEndAreRecorded() throws Exception {
        try (Recording recording = new Recording()) {
            recording.start();
            TrainingResult result = train(
                    Problems.mild(4).epochs(9).build(),
                    event -> event.epoch() == 4 ? Decision.STOP : Decision.CONTINUE);
            recording.stop();

            List<RecordedEvent> epochs = events(recording, "Epoch");
            assertThat(epochs).hasSize(4);
            for (int k = 0; k < 4; k++) {
                EpochEvent told = result.history().get(k);
                assertThat(epochs.get(k).getInt("epoch")).isEqualTo(k + 1);
                assertThat(epochs.get(k).getDouble("trainError")).isEqualTo(told.trainError());
                assertThat(epochs.get(k).getDouble("validationError")).isNaN();
                assertThat(epochs.get(k).getDouble("objective")).isEqualTo(told.objective());
                assertThat(epochs.get(k).getDouble("largestResidual")).isIn(boxed(told.residuals()));
                assertThat(epochs.get(k).getDuration()).isPositive();
            }
            RecordedEvent start = events(recording, "TrainingStart").get(0);
            assertThat(start.getInt("epochs")).isEqualTo(9);
            assertThat(start.getString("backend")).isEqualTo(result.backend().name());
            RecordedEvent end = events(recording, "Training").get(0);
            assertThat(end.getString("stopReason")).isEqualTo("LISTENER");
            assertThat(end.getInt("lastEpoch")).isEqualTo(4);
            assertThat(end.getInt("bestEpoch")).isEqualTo(result.bestEpoch());
            assertThat(end.getDouble("bestTrainError")).isEqualTo(result.bestTrainError());
        }
    }

    private static Object[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray();
    }

    @Test
    void restartsOfTheSafeguardAreRecorded() throws Exception {
        // So large a weight on ‖W‖² leaves nothing but a constant.
        AdmmSettings settings = Problems.mild(4).lambda(1e6).epochs(12).build();
        try (Recording recording = new Recording()) {
            recording.start();
            TrainingResult result = train(settings, TrainingListener.NONE);
            recording.stop();

            assertThat(result.warnings()).isNotEmpty().first().asString().contains("started again");
            List<RecordedEvent> warnings = events(recording, "Warning");
            assertThat(warnings)
                    .extracting(event -> event.getString("sentence"))
                    .containsExactlyElementsOf(result.warnings());
            assertThat(warnings.get(0).getInt("epoch")).isEqualTo(5);
        }
    }

    @Test
    void nothingIsRecordedOfEventsThatAreDisabled() throws Exception {
        try (Recording recording = new Recording()) {
            recording.disable("org.sigmoidadmm.Epoch");
            recording.start();
            train(Problems.mild(4).epochs(3).build(), TrainingListener.NONE);
            recording.stop();

            assertThat(events(recording, "Epoch")).isEmpty();
            assertThat(events(recording, "Training")).hasSize(1);
        }
    }
}
