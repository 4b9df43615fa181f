package org.sigmoidadmm.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    private Path folder;

    @Test
    void newFileHoldsTheContentAndNothingElseIsLeft() throws IOException {
        AtomicFiles.writeText(folder.resolve("a.txt"), "Größe\n");

        assertThat(folder.resolve("a.txt")).hasContent("Größe\n");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void existingFileIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "a longer text than the new one");

        AtomicFiles.writeText(file, "new");

        assertThat(file).hasContent("new");
    }

    @Test
    void existingFileSurvivesAFailureAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");

        assertThatIOException()
                .isThrownBy(() -> AtomicFiles.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("the disk is full");
                }))
                .withMessage("cannot write " + file + ": the disk is full");
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void newFileHasThePermissionsOfAnyNewFile() throws IOException {
        Path other = Files.createFile(folder.resolve("other"));

        AtomicFiles.writeText(folder.resolve("a.txt"), "");

        assertThat(Files.getPosixFilePermissions(folder.resolve("a.txt")))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void replacedFileStaysAsPrivateAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        AtomicFiles.writeText(file, "new");

        assertThat(file).hasContent("new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void linkToAFileThatIsNotThereYetIsFollowed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a.txt"));

        AtomicFiles.writeText(link, "new");

        assertThat(folder.resolve("a.txt")).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void ringOfLinksIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));

        assertThatIOException()
                .isThrownBy(() -> AtomicFiles.writeText(link, "new"))
                .withMessage("cannot write " + link + ": more than 40 symbolic links, one to the next");
    }

    @Test
    void interruptedThreadWritesAndStaysInterrupted() throws IOException {
        Thread.currentThread().interrupt();
        try {
            AtomicFiles.writeText(folder.resolve("a.txt"), "new");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(folder.resolve("a.txt")).hasContent("new");
    }

    @Test
    void nameThatIsTooLongIsRefusedBeforehand() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> AtomicFiles.requireWritable(folder.resolve("x".repeat(300))))
                .withMessageContaining("too long");
        AtomicFiles.writeText(folder.resolve("x".repeat(255)), "fits");
        assertThat(names()).containsExactly("x".repeat(255));
    }

    @Test
    void linkIsFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        AtomicFiles.writeText(link, "new");

        assertThat(file).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void deviceIsWrittenDirectly() throws IOException {
        AtomicFiles.writeText(Path.of("/dev/null"), "gone");

        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
        assertThatIOException()
                .isThrownBy(() -> AtomicFiles.writeText(Path.of("/dev/full"), "too much"))
                .withMessageStartingWith("cannot write /dev/full: ");
    }

    @Test
    void unwritableTargetsAreNamedBeforeTheWorkAndAtTheWriting() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        refused(folder, "it is a folder");
        refused(folder.resolve("no/a.txt"), "there is no folder " + folder.resolve("no"));
        refused(file.resolve("a.txt"), file + " is not a folder");
    }

    private void refused(Path target, String reason) {
        String message = "cannot write " + target + ": " + reason;
        assertThatIOException()
                .isThrownBy(() -> AtomicFiles.requireWritable(target))
                .withMessage(message);
        assertThatIOException()
                .isThrownBy(() -> AtomicFiles.writeText(target, "x"))
                .withMessage(message);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
