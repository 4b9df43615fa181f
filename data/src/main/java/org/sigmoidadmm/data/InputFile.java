package org.sigmoidadmm.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Files opened for reading, without their compression. */
final class InputFile {

    /** The largest number of bytes that an array can hold. */
    static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final int BUFFER = 1 << 16;

    /** The path that stands for standard input. */
    private static final Path STANDARD_INPUT = Path.of("-");

    private InputFile() {}

    /** What messages call a file. */
    static Path shown(Path file) {
        return file.equals(STANDARD_INPUT) ? Path.of("standard input") : file;
    }

    /**
     * Opens a file, plain or compressed by gzip, which is told by its content. The path {@code -} is standard input; that
     * and pipes are read to their end at once.
     *
     * @return the plain content; it can be marked
     * @throws DataException if the file is a folder
     * @throws IOException if it does not exist or cannot be read
     */
    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new DataException(file + " is a folder, not a file");
        }
        InputStream in = new BufferedInputStream(plain(file), BUFFER);
        try {
            return isGzip(in) ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /**
     * Channels and unbuffered streams of pipes fail where they are asked how far they are, and gzip takes a pause of a
     * pipe for its end.
     */
    private static InputStream plain(Path file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return new ByteArrayInputStream(readAll(shown(file), new BufferedInputStream(System.in)));
        }
        if (Files.isRegularFile(file) || !Files.exists(file)) {
            return Files.newInputStream(file);
        }
        try (InputStream pipe = new BufferedInputStream(new FileInputStream(file.toFile()), BUFFER)) {
            return new ByteArrayInputStream(readAll(file, pipe));
        }
    }

    /** The first bytes, which stay to be read; fewer if the file is shorter. */
    static byte[] peek(InputStream in, int length) throws IOException {
        in.mark(length);
        byte[] head = in.readNBytes(length);
        in.reset();
        return head;
    }

    /**
     * Reads all there is.
     *
     * @throws DataException if that is more than an array can hold
     */
    static byte[] readAll(Path file, InputStream in) throws IOException {
        byte[] all = in.readNBytes(MAX_LENGTH);
        if (all.length == MAX_LENGTH && in.read() >= 0) {
            throw new DataException(file + " holds more than the " + MAX_LENGTH + " bytes that can be read");
        }
        return all;
    }

    private static boolean isGzip(InputStream in) throws IOException {
        byte[] head = peek(in, 2);
        return head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    }
}
