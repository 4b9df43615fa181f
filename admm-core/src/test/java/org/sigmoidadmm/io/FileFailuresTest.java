package org.sigmoidadmm.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailuresTest {

    @TempDir
    private Path folder;

    private static String sentence(ThrowingCallable action) {
        return FileFailures.sentence(catchThrowableOfType(IOException.class, action));
    }

    @Test
    void whatTheJdkSaysByTypeIsSaidInWords() throws IOException {
        Path missing = folder.resolve("missing");
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(sentence(() -> Files.list(missing).close()))
                .isEqualTo(missing + ": there is no such file or directory");
        assertThat(sentence(() -> Files.list(file).close())).isEqualTo(file + ": it is not a folder");
        assertThat(sentence(() -> Files.createDirectories(file)))
                .isEqualTo(file + ": there is a file of that name already");
        assertThat(FileFailures.sentence(new AccessDeniedException("a"))).isEqualTo("a: permission denied");
        assertThat(FileFailures.sentence(new FileSystemException("a"))).isEqualTo("a: cannot be read or written");
    }

    @Test
    void reasonThatIsThereStays() {
        assertThat(FileFailures.sentence(new FileSystemException("a", null, "No space left on device")))
                .isEqualTo("a: No space left on device");
        assertThat(FileFailures.sentence(new IOException("cannot write a: it is a folder")))
                .isEqualTo("cannot write a: it is a folder");
    }
}
