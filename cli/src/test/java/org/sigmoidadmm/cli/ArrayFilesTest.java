package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold arrays in place of tables; the formats themselves are tested where they are read. */
class ArrayFilesTest {

    private static final int COUNT = 40;

    @TempDir
    private Path folder;

    @Test
    void imagesWithLabelsBesideThemAreTrainedOnEvaluatedAndPredicted() throws IOException {
        Path images = writeImages();
        Path model = folder.resolve("m.model");

        Run train = Run.of(
                "train",
                "--data",
                images.toString(),
                "--target",
                "label",
                "--task",
                "classification",
                "--hidden",
                "5",
                "--epochs",
                "5",
                "--model",
                model.toString());
        Run evaluate =
                Run.of("evaluate", "--model", model.toString(), "--data", images.toString(), "--target", "label");
        Run predict = Run.of("predict", "--model", model.toString(), "--data", images.toString());

        assertThat(train.err()).isEmpty();
        assertThat(train.out()).contains("40 training rows of 2 inputs and 2 classes");
        assertThat(evaluate.out()).contains("40 rows", "accuracy 100");
        assertThat(predict.out().lines()).hasSize(COUNT + 1);
    }

    @Test
    void aDamagedFileEndsInASentence() throws IOException {
        Path images = writeImages();
        Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 50));

        Run train = Run.of("train", "--data", images.toString(), "--target", "label");

        assertThat(train.code()).isEqualTo(1);
        assertThat(train.err().strip())
                .isEqualTo("admm train: " + images + " is cut off: 40×1×2 numbers take 80 bytes, there are 34");
    }

    /** Images of two pixels; the label is whether the first is the brighter one. */
    private Path writeImages() throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + 2 * COUNT);
        ByteBuffer labels = ByteBuffer.allocate(8 + COUNT);
        images.putInt(0x00000803).putInt(COUNT).putInt(1).putInt(2);
        labels.putInt(0x00000801).putInt(COUNT);
        for (int i = 0; i < COUNT; i++) {
            int first = i * 53 % 200;
            images.put((byte) first).put((byte) (i % 2 == 0 ? first + 50 : Math.max(0, first - 50)));
            labels.put((byte) (i % 2 == 0 ? 0 : 1));
        }
        Files.write(folder.resolve("t-labels-idx1-ubyte"), labels.array());
        return Files.write(folder.resolve("t-images-idx3-ubyte"), images.array());
    }
}
