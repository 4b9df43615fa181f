package org.sigmoidadmm.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip file of arrays, read within limits. */
final class NpzArchive implements AutoCloseable {

    /** Arrays may be this many times as large as the file, beyond the first 64 MiB; more is no model but a bomb. */
    private static final long MAX_COMPRESSION = 20;

    private static final long FREE_BYTES = 64L << 20;

    private static final String SUFFIX = ".npy";

    private final ZipFile zip;
    private long bytesLeft;

    private NpzArchive(ZipFile zip, long fileSize) {
        this.zip = zip;
        this.bytesLeft = Math.min(Safetensors.MAX_NUMBERS * Double.BYTES, FREE_BYTES + MAX_COMPRESSION * fileSize);
    }

    static NpzArchive open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("cannot read the model " + file + ": it is a folder");
        }
        try {
            long size = Files.size(file);
            return new NpzArchive(zip(file), size);
        } catch (ZipException | EOFException e) {
            throw new ModelFormatException("it is not a zip archive, or damaged: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) { // names that are not text, in some versions of the JDK
            throw new ModelFormatException("it is a damaged zip archive: " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new IOException("cannot read the model " + file + ": there is no such file", e);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "permission denied" : e.getReason();
            throw new IOException("cannot read the model " + file + ": " + reason, e);
        }
    }

    /** Java reads zip files from the disk alone: one in another file system, such as inside of a jar, is copied to it. */
    private static ZipFile zip(Path file) throws IOException {
        if (file.getFileSystem().equals(FileSystems.getDefault())) {
            return new ZipFile(file.toFile());
        }
        Path copy = Files.createTempFile("admm", ".npz");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return new ZipFile(copy.toFile(), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    boolean has(String name) {
        return zip.getEntry(name + SUFFIX) != null;
    }

    /** The number of entries. */
    int size() {
        return zip.size();
    }

    /** The names of all arrays. */
    List<String> names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }

    /** Reads an array of so many dimensions. */
    NumpyArray numbers(String name, int dimensions) throws IOException {
        NumpyArray numbers = array(name);
        if (numbers.shape().size() != dimensions) {
            throw new ModelFormatException("array '" + name + "' has shape " + numbers.shape() + ", must have "
                    + dimensions + " dimension" + (dimensions == 1 ? "" : "s"));
        }
        return numbers;
    }

    /** Reads an array. */
    NumpyArray array(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        if (entry == null) {
            throw new ModelFormatException("it has no array '" + name + "'");
        }
        NumpyArray numbers;
        // Every number takes a byte at least.
        long most = Math.min(Math.max(0, entry.getSize()), bytesLeft / Double.BYTES);
        try (InputStream in = zip.getInputStream(entry);
                CheckedInputStream checked = new CheckedInputStream(in, new CRC32())) {
            numbers = Npy.read(checked, most);
            if (checked.getChecksum().getValue() != entry.getCrc()) {
                throw new ModelFormatException("its checksum is wrong: damaged");
            }
        } catch (ModelFormatException e) {
            throw new ModelFormatException("array '" + name + "': " + e.getMessage(), e);
        } catch (ZipException | EOFException e) {
            throw new ModelFormatException("array '" + name + "' is damaged: " + e.getMessage(), e);
        }
        bytesLeft -= (long) numbers.values().length * Double.BYTES;
        return numbers;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
