package org.sigmoidadmm.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.report.JsonTree;
import org.sigmoidadmm.report.Section;

/** The experiments on real data, on small files made here. */
class RealDataExperimentTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ejml", "jblas", "ojalgo"})
    void intensitiesAreMetBetterThanByTheMeanAndSplitByEventToo(String backend) throws IOException {
        writeIntensities();

        Findings findings = run(RealTask.earthquake(), backend);

        assertThat(findings.sections())
                .extracting(Section::title)
                .containsExactly("earthquake: test RMSE", "earthquake: test RMSE, no event on both sides");
        List<String> tuned = findings.sections().get(0).tables().get(0).rows().get(2);
        assertThat(tuned.get(0)).isEqualTo("sigmoid-ADMM, tuned");
        // The target is linear in two inputs and of standard deviation 0.5.
        assertThat(Double.parseDouble(tuned.get(2))).isLessThan(0.25);
        assertThat(findings.sections().get(0).text()).contains("each event is on both sides, which flatters");
        assertThat(findings.verdicts()).hasSize(4);
    }

    @Test
    void beatsOfUnknownPatientsAreReportedWithAWarning() throws IOException {
        writeBeats(false);

        Findings findings = run(RealTask.heartbeats(), "ejml");

        assertThat(findings.sections()).hasSize(1);
        assertThat(findings.sections().get(0).text())
                .contains("Warning: the file has no column that tells the patient, so a random split puts samples of "
                        + "one patient on both sides, which flatters every method.");
        assertThat(findings.sections().get(0).tables().get(1).header())
                .contains("0 taken for 0", "0 taken for 1", "1 taken for 0", "1 taken for 1");
    }

    @Test
    void beatsOfKnownPatientsAreSplitByPatientToo() throws IOException {
        writeBeats(true);

        Findings findings = run(RealTask.heartbeats(), "ejml");

        assertThat(findings.sections())
                .extracting(Section::title)
                .containsExactly("heartbeats: test accuracy", "heartbeats: test accuracy, no patient on both sides");
        assertThat(findings.sections().get(1).text())
                .contains("No patient is on two sides of the split; there are 12.");
    }

    @Test
    void digitsAreReadWithTheirOwnTestSetAndTheirConfusionDrawn() throws IOException {
        writeDigits("mnist/train", 90);
        writeDigits("mnist/t10k", 30);

        Findings findings = run(RealTask.digits(), "ejml");

        Section section = findings.sections().get(0);
        assertThat(section.text())
                .contains("76 samples to train on, 14 to choose settings and epoch by, 30 for the test");
        assertThat(section.figures()).hasSize(2);
        assertThat(section.tables().get(0).rows()).hasSize(RealMethod.values().length);
    }

    @Test
    void theSettingsChosenForTheFirstSeedServeTheOthers() throws IOException {
        writeIntensities();
        ExperimentContext full =
                new ExperimentContext(MatrixBackends.scan().select("ejml"), 1, 2, false, folder, folder.resolve("out"));
        List<Cell> cells = new RealDataExperiment(RealTask.earthquake()).cells(full);
        Cell first = cell(cells, "random-features.random.seed0");
        Cell second = cell(cells, "random-features.random.seed1");
        assertThat(second.needs()).containsExactly(first.key());
        assertThat(cell(cells, "admm-default.random.seed1").needs()).isEmpty();

        for (String name : List.of("scale 0.3", "scale 3.0")) {
            CellResult chosen =
                    new CellResult(first.key(), 1, JsonTree.parse("first", "{\"settings\": \"" + name + "\"}"));
            Map<String, Object> figures = second.work().run(new CellRun(full.provider(), () -> false, List.of(chosen)));
            assertThat(figures).containsEntry("settings", name).containsEntry("tried", 3);
            assertThat(figures.get("secondsOfAll")).isEqualTo(figures.get("seconds"));
        }
    }

    private static Cell cell(List<Cell> cells, String key) {
        return cells.stream().filter(cell -> cell.key().equals(key)).findFirst().orElseThrow();
    }

    @Test
    void facesAreReadFromAMatlabFile() throws IOException {
        writeFaces();

        RealData data = RealDataFiles.faces(context("ejml"));

        assertThat(data.classes()).containsExactly("1", "2");
        assertThat(data.inputs().row(1)).containsExactly(3, 4, 5);
        assertThat(data.labels()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void aMissingFileIsNamedWithTheWayOut() {
        assertThatThrownBy(() -> new RealDataExperiment(RealTask.faces()).cells(context("ejml")))
                .isInstanceOf(MissingDataException.class)
                .hasMessage("it needs " + folder.resolve("eyb/YaleB_32x32.mat")
                        + ", which is not there; put it there, or say with --data-dir where the data are");
    }

    @Test
    void aDamagedFileKeepsOnlyItsOwnExperimentFromRunning() throws IOException {
        Path file = folder.resolve("eyb/YaleB_32x32.mat");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[200]);

        assertThatThrownBy(() -> new RealDataExperiment(RealTask.faces()).cells(context("ejml")))
                .isInstanceOf(MissingDataException.class)
                .hasMessage(
                        file + " is not a MATLAB file of level 5: its header does not end with IM or MI; put a sound "
                                + "file there");
    }

    private Findings run(RealTask task, String backend) throws IOException {
        ExperimentContext context = context(backend);
        RealDataExperiment experiment = new RealDataExperiment(task);
        List<CellResult> results = new ArrayList<>();
        CellStore store = new CellStore(folder.resolve("out"));
        for (Cell cell : experiment.cells(context)) {
            Map<String, Object> figures = cell.work().run(new CellRun(context.provider(), () -> false, List.of()));
            Files.createDirectories(folder.resolve("out").resolve(task.name()).resolve("cells"));
            results.add(store.write(task.name(), cell.key(), "", 1, figures));
        }
        return experiment.findings(results);
    }

    private ExperimentContext context(String backend) {
        return new ExperimentContext(MatrixBackends.scan().select(backend), 1, 1, true, folder, folder.resolve("out"));
    }

    private void writeIntensities() throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("event,ev_lat,ev_lon,ev_mag,ev_depth_km,site_lat,site_lon,epi_dist_km,n_responses,mmi"));
        for (int i = 0; i < 200; i++) {
            double magnitude = 5 + i * 7 % 20 / 10.0;
            double distance = i * 13 % 50;
            lines.add(String.format(
                    Locale.ROOT,
                    "e%d,38,-122,%.1f,10,39,-123,%.0f,%s,%.3f",
                    i % 9,
                    magnitude,
                    distance,
                    i % 5 == 0 ? "" : "3",
                    0.5 * magnitude - 0.03 * distance));
        }
        write("earth/felt-intensity.csv.gz", String.join("\n", lines));
    }

    private void writeBeats(boolean patients) throws IOException {
        List<String> lines = new ArrayList<>(List.of((patients ? "patient," : "") + "t0,t1,t2,abnormal"));
        for (int i = 0; i < 120; i++) {
            int abnormal = i % 3 == 0 ? 1 : 0;
            lines.add((patients ? "p" + i % 12 + "," : "") + "0." + i % 10 + ",0." + (abnormal * 5 + i % 4) + ",0.5,"
                    + abnormal);
        }
        write("ecg/heartbeats-binary.csv.gz", String.join("\n", lines));
    }

    private void writeDigits(String name, int count) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + 4 * count)
                .putInt(0x00000803)
                .putInt(count)
                .putInt(2)
                .putInt(2);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x00000801).putInt(count);
        for (int i = 0; i < count; i++) {
            for (int pixel = 0; pixel < 4; pixel++) {
                images.put((byte) (pixel == i % 3 ? 200 + i % 5 : i % 7));
            }
            labels.put((byte) (i % 3));
        }
        write(name + "-images-idx3-ubyte.gz", images.array());
        write(name + "-labels-idx1-ubyte.gz", labels.array());
    }

    /** Two variables of small numbers, little-endian: features of 3×4 and Label of 4×1. */
    private void writeFaces() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(124, (short) 0x0100)
                .put(126, (byte) 'I')
                .put(127, (byte) 'M')
                .position(128);
        putVariable(bytes, "features", 3, 4, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        putVariable(bytes, "Label", 4, 1, 1, 2, 1, 2);
        byte[] whole = new byte[bytes.position()];
        bytes.get(0, whole);
        write("eyb/YaleB_32x32.mat", whole);
    }

    private static void putVariable(ByteBuffer bytes, String name, int rows, int columns, int... values) {
        int padded = values.length + 7 & ~7;
        bytes.putInt(14).putInt(16 + 16 + 16 + 8 + padded);
        bytes.putInt(6).putInt(8).putInt(6).putInt(0);
        bytes.putInt(5).putInt(8).putInt(rows).putInt(columns);
        bytes.putInt(1).putInt(name.length());
        int next = bytes.position() + 8;
        bytes.put(name.getBytes(StandardCharsets.US_ASCII)).position(next);
        bytes.putInt(2).putInt(values.length);
        next = bytes.position() + padded;
        for (int value : values) {
            bytes.put((byte) value);
        }
        bytes.position(next);
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
