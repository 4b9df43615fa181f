package org.sigmoidadmm;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sigmoidadmm.io.AtomicFiles;

/**
 * The file of a checkpoint: a magic number, the fingerprint of the training, names and numbers, and a SHA-256 of all
 * that. It is for this library alone; models are exchanged as {@link org.sigmoidadmm.model.ModelFile}.
 */
final class CheckpointFile {

    private static final long MAGIC = 0x41444d4d_43505432L; // "ADMMCPT2"
    private static final int DIGEST_BYTES = 32;
    private static final int CHUNK = 1024;

    private CheckpointFile() {}

    /** Whether a regular file begins as a checkpoint does. */
    static boolean isCheckpoint(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(Long.BYTES);
            return begin.length == Long.BYTES && ByteBuffer.wrap(begin).getLong() == MAGIC;
        }
    }

    /**
     * Writes a checkpoint; the one that was there becomes the previous one, unless it has been damaged so that it does not
     * even look like one.
     */
    static void write(Checkpoints checkpoints, Fingerprint fingerprint, SolverState state) throws IOException {
        Path next = checkpoints.nextFile();
        AtomicFiles.write(next, out -> write(out, fingerprint, state));
        if (Files.exists(checkpoints.file()) && isCheckpoint(checkpoints.file())) {
            Files.move(checkpoints.file(), checkpoints.previousFile(), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(next, checkpoints.file(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(OutputStream file, Fingerprint fingerprint, SolverState state) throws IOException {
        MessageDigest digest = sha256();
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(file, digest)));
        out.writeLong(MAGIC);
        writeTexts(out, fingerprint.settings());
        out.writeUTF(fingerprint.data());
        out.writeUTF(fingerprint.start());
        writeTexts(out, state.texts());
        out.writeInt(state.arrays().size());
        for (Map.Entry<String, double[]> array : state.arrays().entrySet()) {
            out.writeUTF(array.getKey());
            writeNumbers(out, array.getValue());
        }
        out.flush();
        file.write(digest.digest());
        file.flush();
    }

    private static void writeTexts(DataOutputStream out, Map<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> text : texts.entrySet()) {
            out.writeUTF(text.getKey());
            out.writeUTF(text.getValue());
        }
    }

    private static void writeNumbers(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer.asDoubleBuffer().put(values, from, count);
            out.write(buffer.array(), 0, count * Double.BYTES);
        }
    }

    /**
     * Reads a checkpoint.
     *
     * @throws CheckpointException if it is damaged or of another training
     * @throws IOException if there is none or it cannot be read
     */
    static SolverState read(Path file, Fingerprint fingerprint) throws IOException {
        long size = Files.size(file);
        MessageDigest digest = sha256();
        try (DataInputStream raw = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            DataInputStream in = new DataInputStream(new DigestInputStream(raw, digest));
            if (in.readLong() != MAGIC) {
                throw new CheckpointException("'" + file + "' is not a checkpoint of this version");
            }
            Fingerprint found = new Fingerprint(readTexts(in), in.readUTF(), in.readUTF());
            SolverState state = readState(in, size);
            byte[] actual = digest.digest();
            byte[] expected = raw.readNBytes(DIGEST_BYTES);
            if (!Arrays.equals(actual, expected) || raw.read() >= 0) {
                throw new CheckpointException("checkpoint '" + file + "' is damaged: its content has SHA-256 "
                        + HexFormat.of().formatHex(actual) + ", it should be "
                        + HexFormat.of().formatHex(expected));
            }
            if (!found.equals(fingerprint)) {
                throw new CheckpointException(
                        "checkpoint '" + file + "' belongs to another training: " + fingerprint.differenceFrom(found));
            }
            return state;
        } catch (java.io.EOFException | java.io.UTFDataFormatException | IllegalArgumentException e) {
            throw new CheckpointException(
                    "checkpoint '" + file + "' is truncated or damaged, it has " + size + " bytes", e);
        }
    }

    private static SolverState readState(DataInputStream in, long size) throws IOException {
        SolverState state = new SolverState();
        readTexts(in).forEach(state::putText);
        int arrays = in.readInt();
        for (int k = 0; k < arrays; k++) {
            String name = in.readUTF();
            int length = in.readInt();
            if (length < 0 || (long) length * Double.BYTES > size) {
                throw new IllegalArgumentException("'" + name + "' should have " + length + " numbers");
            }
            state.put(name, readNumbers(in, length));
        }
        return state;
    }

    private static Map<String, String> readTexts(DataInputStream in) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        int count = in.readInt();
        for (int k = 0; k < count; k++) {
            texts.put(in.readUTF(), in.readUTF());
        }
        return texts;
    }

    private static double[] readNumbers(DataInputStream in, int length) throws IOException {
        double[] values = new double[length];
        byte[] bytes = new byte[CHUNK * Double.BYTES];
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            in.readFully(bytes, 0, count * Double.BYTES);
            ByteBuffer.wrap(bytes).asDoubleBuffer().get(values, from, count);
        }
        return values;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
