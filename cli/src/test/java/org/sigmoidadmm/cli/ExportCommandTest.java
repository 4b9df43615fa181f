package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.ModelDescription;
import org.sigmoidadmm.model.ModelFile;

class ExportCommandTest {

    @TempDir
    private Path folder;

    private Path data;
    private Path model;

    @BeforeEach
    void train() throws IOException {
        data = Examples.clusters(folder);
        model = folder.resolve("m.model");
        Run run = Run.of(
                "train",
                "--data",
                data.toString(),
                "--target",
                "kind",
                "--hidden",
                "4",
                "--epochs",
                "3",
                "--backend",
                "ejml",
                "--loss",
                "cross-entropy",
                "--model",
                model.toString());
        assertThat(run.code()).as(run.err()).isZero();
    }

    private Run export(String format, Path to, String... more) {
        String[] fixed = {"export", model.toString(), "--format", format, "--output", to.toString()};
        String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return Run.of(all);
    }

    @Test
    void numPyAndSafetensorsFilesAreModelsAgain() throws IOException {
        String[] predict = {"predict", "--data", data.toString(), "--backend", "ejml", "--model"};
        for (String format : new String[] {"npz", "safetensors"}) {
            Path file = folder.resolve("m." + format);

            Run run = export(format, file);

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).isEqualTo(format + " written to " + file + System.lineSeparator());
            assertThat(ModelFile.read(file)).usingRecursiveComparison().isEqualTo(ModelFile.read(model));
            assertThat(with(predict, file).out())
                    .isNotEmpty()
                    .isEqualTo(with(predict, model).out());
        }
        assertThat(folder.resolve("m.safetensors")).hasSameBinaryContentAs(model);
    }

    private static Run with(String[] command, Path file) {
        String[] all = Arrays.copyOf(command, command.length + 1);
        all[command.length] = file.toString();
        return Run.of(all);
    }

    @Test
    void onnxFilesOfFloat32AreAboutHalfTheSize() throws IOException {
        Path wide = folder.resolve("wide.onnx");
        Path narrow = folder.resolve("narrow.onnx");

        assertThat(export("onnx", wide).code()).isZero();
        assertThat(export("onnx", narrow, "--precision", "float32").code()).isZero();

        assertThat(Files.size(wide)).isGreaterThan(Files.size(narrow));
        // The names of classes and of the outputs, as other programs find them.
        assertThat(wide).content(StandardCharsets.ISO_8859_1).contains("middle").contains("class_index");
    }

    @Test
    void descriptionIsTheSameFromBothCommands() throws IOException {
        Path file = folder.resolve("m.json");

        assertThat(export("json", file).code()).isZero();

        Model read = ModelFile.read(model);
        assertThat(file).hasContent(ModelDescription.of(read));
        assertThat(Run.of("describe", model.toString(), "--json").out()).isEqualTo(ModelDescription.of(read));
        Run text = Run.of("describe", model.toString());
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .contains("classification of kind, network 2-4-3 with 27 parameters")
                .contains("cross-entropy")
                .containsPattern("layer +inputs +outputs +parameters +activation")
                .containsPattern("middle +0 +1\\.000");
    }

    @Test
    void fileThatIsThereIsReplacedOnlyWhenForced() throws IOException {
        Path file = Files.writeString(folder.resolve("there"), "before");

        Run refused = export("npz", file);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("admm export: cannot write " + file + ": it is there already; give --force to replace it"
                        + System.lineSeparator());
        assertThat(file).hasContent("before");

        assertThat(export("npz", file, "--force").code()).isZero();
        assertThat(ModelFile.read(file)).isNotNull();
    }

    @Test
    void failuresAreOneSentence() throws IOException {
        Path missing = folder.resolve("missing");
        Run run = Run.of(
                "export",
                missing.toString(),
                "--format",
                "onnx",
                "--output",
                folder.resolve("o").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("admm export: cannot read the model " + missing + ": there is no such file"
                        + System.lineSeparator());

        Run describe = Run.of("describe", data.toString());
        assertThat(describe.code()).isEqualTo(1);
        assertThat(describe.err())
                .startsWith("admm describe: cannot read the model " + data + ": ")
                .hasLineCount(1);

        Run nowhere = export("onnx", folder.resolve("no/where"));
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.err()).contains("there is no folder").hasLineCount(1);
    }
}
