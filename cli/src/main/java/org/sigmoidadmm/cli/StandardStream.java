package org.sigmoidadmm.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output or standard error, which keeps why it failed: a {@link PrintWriter} only knows that it did. */
final class StandardStream extends OutputStream {

    /** What the system says when a reader such as {@code head} has seen enough. */
    private static final String READER_GONE = "Broken pipe";

    private final OutputStream target;
    private @Nullable IOException failure;

    /**
     * Makes a stream.
     *
     * @param target what it writes to
     */
    StandardStream(OutputStream target) {
        this.target = target;
    }

    static StandardStream of(FileDescriptor descriptor) {
        return new StandardStream(new FileOutputStream(descriptor));
    }

    /** Returns a writer in UTF-8, each line of which goes out at once. */
    PrintWriter writer() {
        return new PrintWriter(new OutputStreamWriter(this, StandardCharsets.UTF_8), true);
    }

    /** Why something could not be written; nothing where all was, or as much as the reader wanted. */
    Optional<String> loss() {
        String reason = failure == null ? READER_GONE : String.valueOf(failure.getMessage());
        return reason.equals(READER_GONE) ? Optional.empty() : Optional.of(reason);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            target.write(bytes, from, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
