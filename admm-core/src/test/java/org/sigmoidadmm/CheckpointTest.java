package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.matrix.tck.ReferenceProvider;

/** A training that was interrupted goes on with the same bits as if it had never stopped. */
class CheckpointTest {

    private static final int EPOCHS = 12;

    @TempDir
    private Path folder;

    private static TrainingData data() {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = random.doubles(90, -1, 1).toArray();
        double[] y = Arrays.stream(x).map(v -> v * v).toArray();
        Samples inputs = new Samples(60, 1, Arrays.copyOf(x, 60));
        Samples targets = new Samples(60, 1, Arrays.copyOf(y, 60));
        return TrainingData.of(inputs, targets)
                .withValidation(
                        new Samples(30, 1, Arrays.copyOfRange(x, 60, 90)),
                        new Samples(30, 1, Arrays.copyOfRange(y, 60, 90)));
    }

    private static AdmmSettings settings(int threads) {
        // A tiny penalty with narrow layers drifts, so that the safeguard's own state matters too.
        return AdmmSettings.defaults().toBuilder()
                .hidden(6, 5)
                .beta(1)
                .lambda(1e-7)
                .epochs(EPOCHS)
                .blockColumns(16)
                .threads(threads)
                .build();
    }

    private static TrainingListener stopAt(int epoch) {
        return event -> event.epoch() == epoch ? TrainingListener.Decision.STOP : TrainingListener.Decision.CONTINUE;
    }

    private static AdmmTrainer trainer(int threads) {
        return new AdmmTrainer(new ReferenceProvider(), settings(threads));
    }

    private Checkpoints checkpoints(boolean resume) {
        return new Checkpoints(folder.resolve("run.checkpoint"), 1, 0, resume);
    }

    private static void assertSameBits(TrainingResult actual, TrainingResult expected) {
        assertThat(bits(actual.last())).isEqualTo(bits(expected.last()));
        assertThat(bits(actual.best())).isEqualTo(bits(expected.best()));
        assertThat(actual.bestEpoch()).isEqualTo(expected.bestEpoch());
        assertThat(actual.lastEpoch()).isEqualTo(expected.lastEpoch());
        assertThat(actual.lastTrainError()).isEqualTo(expected.lastTrainError());
        assertThat(actual.lastValidationError()).isEqualTo(expected.lastValidationError());
        assertThat(actual.message()).isEqualTo(expected.message());
        assertThat(events(actual)).isEqualTo(events(expected));
    }

    private static List<List<Double>> bits(Network network) {
        return network.layers().stream()
                .map(layer -> Arrays.stream(layer.weight()).boxed().toList())
                .toList();
    }

    private static List<List<Object>> events(TrainingResult result) {
        return result.history().stream()
                .map(e -> List.<Object>of(
                        e.epoch(), e.trainError(), e.validationError(), e.objective(), Arrays.toString(e.residuals())))
                .toList();
    }

    @Test
    void resumedTrainingHasTheBitsOfOneThatNeverStoppedWhereverItStops() {
        TrainingResult whole = trainer(1).fit(data(), TrainingListener.NONE);
        assertThat(whole.history()).hasSize(EPOCHS);
        for (int stop = 1; stop < EPOCHS; stop++) {
            trainer(1).fit(data(), null, stopAt(stop), checkpoints(false));
            TrainingResult resumed = trainer(3).fit(data(), null, TrainingListener.NONE, checkpoints(true));
            assertSameBits(resumed, whole);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NEURON, SAMPLE, RESIDUAL_BALANCING",
        "BACKTRACKED, BACKTRACKED, FIXED",
        "GAUSS_NEWTON, SAMPLE, NORM_TIED"
    })
    void resumedTrainingHasTheSameBitsWithFinerCurvaturesAndPenaltiesThatChange(
            WeightCurvature weights, ActivationCurvature activations, PenaltyAdaptation.Rule rule) {
        AdmmSettings settings = settings(1).toBuilder()
                .beta(10)
                .weightCurvature(weights)
                .activationCurvature(activations)
                .penaltyAdaptation(new PenaltyAdaptation(rule, 1.5, 0.25, 1e3, 9))
                .build();
        AdmmTrainer trainer = new AdmmTrainer(new ReferenceProvider(), settings);
        AdmmTrainer other = new AdmmTrainer(
                new ReferenceProvider(), settings.toBuilder().threads(3).build());
        TrainingResult whole = trainer.fit(data(), TrainingListener.NONE);
        for (int stop : new int[] {1, 2, 7, EPOCHS - 1}) {
            trainer.fit(data(), null, stopAt(stop), checkpoints(false));
            assertSameBits(other.fit(data(), null, TrainingListener.NONE, checkpoints(true)), whole);
        }
    }

    @Test
    void interruptedTrainingHasTheBitsOfOneThatNeverStopped() {
        TrainingResult whole = trainer(1).fit(data(), TrainingListener.NONE);
        Checkpoints rare = new Checkpoints(folder.resolve("run.checkpoint"), 1000, 0, false);
        TrainingResult first = trainer(1)
                .fit(
                        data(),
                        null,
                        event -> {
                            if (event.epoch() == 3) {
                                Thread.currentThread().interrupt();
                            }
                            return TrainingListener.Decision.CONTINUE;
                        },
                        rare);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(first.stopReason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(first.warnings()).isEqualTo(whole.warnings());
        assertSameBits(trainer(1).fit(data(), null, TrainingListener.NONE, checkpoints(true)), whole);
    }

    @Test
    void trainingStartsFromTheBeginningWithoutACheckpoint() {
        TrainingResult result = trainer(1).fit(data(), null, TrainingListener.NONE, checkpoints(true));
        assertSameBits(result, trainer(1).fit(data(), TrainingListener.NONE));
    }

    @Test
    void everyTruncationIsRefusedAndThePreviousCheckpointUsed() throws IOException {
        TrainingResult whole = trainer(1).fit(data(), TrainingListener.NONE);
        trainer(1).fit(data(), null, stopAt(5), checkpoints(false));
        Path file = checkpoints(true).file();
        byte[] bytes = Files.readAllBytes(file);
        byte[] previous = Files.readAllBytes(checkpoints(true).previousFile());
        for (int length = 0; length < bytes.length; length += 97) {
            Files.write(file, Arrays.copyOf(bytes, length));
            Files.write(checkpoints(true).previousFile(), previous);
            TrainingResult resumed = trainer(1).fit(data(), null, stopAt(6), checkpoints(true));
            assertThat(resumed.message()).contains("went on from the one before");
            assertThat(resumed.history().get(5).objective())
                    .isEqualTo(whole.history().get(5).objective());
        }
    }

    @Test
    void everyFlippedByteIsNoticed() throws IOException {
        trainer(1).fit(data(), null, stopAt(1), checkpoints(false));
        Path file = checkpoints(true).file();
        byte[] bytes = Files.readAllBytes(file);
        for (int k = 0; k < bytes.length; k += 61) {
            byte[] damaged = bytes.clone();
            damaged[k] ^= 0x10;
            Files.write(file, damaged);
            assertThatThrownBy(() -> trainer(1).fit(data(), null, TrainingListener.NONE, checkpoints(true)))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("run.checkpoint");
        }
    }

    @Test
    void checkpointOfAnotherTrainingIsRefused() {
        trainer(1).fit(data(), null, stopAt(2), checkpoints(false));
        AdmmTrainer other = new AdmmTrainer(
                new ReferenceProvider(), settings(1).toBuilder().beta(2).build());
        assertThatThrownBy(() -> other.fit(data(), null, TrainingListener.NONE, checkpoints(true)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageEndingWith("run.checkpoint' belongs to another training: beta 1.0 there, 2.0 here");
    }

    @Test
    void resumingAFinishedTrainingGivesItsResult() {
        TrainingResult first = trainer(1).fit(data(), null, TrainingListener.NONE, checkpoints(true));
        TrainingResult again = trainer(1).fit(data(), null, TrainingListener.NONE, checkpoints(true));
        assertThat(again.lastTrainError()).isNotNaN();
        assertSameBits(again, first);
    }

    @Test
    void moreEpochsGoOnFromAFinishedTraining() {
        trainer(1).fit(data(), null, TrainingListener.NONE, checkpoints(false));
        AdmmSettings longer = settings(1).toBuilder().epochs(EPOCHS + 4).build();
        TrainingResult resumed = new AdmmTrainer(new ReferenceProvider(), longer)
                .fit(data(), null, TrainingListener.NONE, checkpoints(true));
        TrainingResult whole = new AdmmTrainer(new ReferenceProvider(), longer).fit(data(), TrainingListener.NONE);
        assertSameBits(resumed, whole);
    }

    @Test
    void trainingThatARuleHadEndedGoesNoFurtherWhenItIsResumed() {
        List<StoppingRules> rules = List.of(
                StoppingRules.NONE.withPatience(1),
                StoppingRules.NONE.withObjectiveTolerance(0.5),
                StoppingRules.NONE.withTolerances(new StoppingRules.Tolerance(0, 0.9), StoppingRules.Tolerance.OFF),
                StoppingRules.NONE.withTolerances(StoppingRules.Tolerance.OFF, new StoppingRules.Tolerance(0, 0.9)));
        for (StoppingRules rule : rules) {
            AdmmTrainer trainer = new AdmmTrainer(
                    new ReferenceProvider(),
                    settings(1).toBuilder().epochs(200).stopping(rule).build());
            TrainingResult first = trainer.fit(data(), null, TrainingListener.NONE, checkpoints(false));
            assertThat(first.lastEpoch()).as("%s", rule).isLessThan(200);
            TrainingResult again = trainer.fit(data(), null, TrainingListener.NONE, checkpoints(true));
            assertSameBits(again, first);
            assertThat(again.stopReason()).isEqualTo(first.stopReason());
            assertThat(again.resumedEpoch()).isEqualTo(first.lastEpoch());
            assertThat(first.resumedEpoch()).isZero();
        }
    }

    @Test
    void listenerIsToldOfEachWarningOnce() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        RecordedWarnings listener = new RecordedWarnings() {
            @Override
            public Decision epochDone(EpochEvent event) {
                if (event.epoch() == 3) {
                    delete(gone);
                }
                return super.epochDone(event);
            }
        };
        TrainingResult result = trainer(1).fit(data(), null, listener, new Checkpoints(gone.resolve("c"), 1, 0, false));
        assertThat(listener.told).isEqualTo(result.warnings()).doesNotHaveDuplicates();
        assertThat(listener.told)
                .filteredOn(s -> s.contains("could not be written"))
                .hasSize(1);
    }

    @Test
    void folderThatVanishesLeavesTheTrainingAndIsReported() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Checkpoints there = new Checkpoints(gone.resolve("run.checkpoint"), 1, 0, false);
        TrainingResult result = trainer(1)
                .fit(
                        data(),
                        null,
                        event -> {
                            if (event.epoch() == 3) {
                                delete(gone);
                            }
                            return TrainingListener.Decision.CONTINUE;
                        },
                        there);
        assertThat(result.lastEpoch()).isEqualTo(EPOCHS);
        assertThat(result.message()).contains("epoch 4: the checkpoint could not be written");
    }

    private static void delete(Path directory) {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertRefused(Checkpoints checkpoints, String message) {
        InterposedProvider provider = InterposedProvider.counting();
        assertThatThrownBy(() ->
                        new AdmmTrainer(provider, settings(1)).fit(data(), null, TrainingListener.NONE, checkpoints))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a checkpoint cannot be written to " + message);
        assertThat(provider.created).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void folderIsNotReplaced(boolean resume) throws IOException {
        for (String suffix : List.of("", ".previous", ".next")) {
            Path there = Files.createDirectories(folder.resolve("own" + suffix).resolve("content"))
                    .getParent();
            assertRefused(new Checkpoints(folder.resolve("own"), 1, 0, resume), "'" + there + "': it is a folder");
            assertThat(there.resolve("content")).isDirectory();
            Files.delete(there.resolve("content"));
            Files.delete(there);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', false", ".previous, false", ".next, false", ".next, true"})
    void unrelatedFileIsNotReplaced(String suffix, boolean resume) throws IOException {
        for (String content : List.of("", "ADMMCPT", "my own notes")) {
            Path notes = Files.writeString(folder.resolve("notes.txt" + suffix), content);
            assertRefused(
                    new Checkpoints(folder.resolve("notes.txt"), 2, 0, resume),
                    "'" + notes + "': the file that is there is no checkpoint of this version and would be lost");
            assertThat(notes).hasContent(content);
        }
    }

    @Test
    void unrelatedFileBesideACheckpointIsNotReplaced() throws IOException {
        trainer(1).fit(data(), null, stopAt(1), checkpoints(false));
        Path notes = Files.writeString(checkpoints(true).previousFile(), "my own notes");
        assertThatThrownBy(() -> trainer(1).fit(data(), null, TrainingListener.NONE, checkpoints(true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a checkpoint cannot be written to '" + notes
                        + "': the file that is there is no checkpoint of this version and would be lost");
        assertThat(notes).hasContent("my own notes");
    }

    @Test
    void unrelatedFileIsNotGoneOnFrom() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "my own notes");
        assertThatThrownBy(
                        () -> trainer(1).fit(data(), null, TrainingListener.NONE, new Checkpoints(notes, 2, 0, true)))
                .isInstanceOf(CheckpointException.class)
                .hasMessage("'" + notes + "' is not a checkpoint of this version");
        assertThat(notes).hasContent("my own notes");
    }

    @Test
    void damagedCheckpointDoesNotBecomeThePreviousOne() throws IOException {
        trainer(1).fit(data(), null, stopAt(5), checkpoints(false));
        Files.writeString(checkpoints(true).file(), "damaged");
        byte[] previous = Files.readAllBytes(checkpoints(true).previousFile());
        trainer(1).fit(data(), null, stopAt(5), checkpoints(true));
        assertThat(checkpoints(true).previousFile()).hasBinaryContent(previous);
        TrainingResult resumed = trainer(1).fit(data(), null, stopAt(6), checkpoints(true));
        assertThat(resumed.resumedEpoch()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ""})
    void checkpointNeedsAFileName(String path) {
        assertThatThrownBy(() -> new Checkpoints(Path.of(path), 1, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the checkpoint file '" + Path.of(path) + "' has no file name");
    }

    @Test
    void intervalsMustNotBothBeZero() {
        assertThatThrownBy(() -> new Checkpoints(folder, 0, 0, false)).isInstanceOf(IllegalArgumentException.class);
    }
}
