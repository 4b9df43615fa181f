package org.sigmoidadmm.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes whole files or nothing: the content goes to a temporary file in the target's folder, is forced to the device
 * and then moved over the target. Whatever fails on the way, a file that was there before stays as it was.
 */
public final class AtomicFiles {

    /** The longest part of a file's name that the name of its temporary file begins with; names have an end at 255. */
    private static final int LONGEST_PREFIX = 60;

    private static final int MOST_LINKS = 40;

    private AtomicFiles() {}

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes the content.
         *
         * @param out where to; buffered, closed by the caller
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Tells early, before the work whose result is to be written, that it could not be written.
     *
     * @param target the file to be written later
     * @throws IOException if the target is a folder or write-protected, or its folder does not exist or is
     *     write-protected
     */
    public static void requireWritable(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw cannotWrite(target, "it is a folder", null);
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw cannotWrite(target, "the file is write-protected", null);
        }
        if (isSpecial(target)) {
            return;
        }
        Path folder = folder(target);
        if (!Files.exists(folder)) {
            throw cannotWrite(target, "there is no folder " + folder, null);
        }
        if (!Files.isDirectory(folder)) {
            throw cannotWrite(target, folder + " is not a folder", null);
        }
        if (!Files.isWritable(folder)) {
            throw cannotWrite(target, "the folder " + folder + " is write-protected", null);
        }
        try {
            Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            requireFolderTakesFiles(target);
        } catch (FileSystemException e) { // such as a name that is too long
            throw cannotWrite(target, reason(e), e);
        }
    }

    /** There are folders that seem to be writable and are not. */
    private static void requireFolderTakesFiles(Path target) throws IOException {
        Path trial = temporaryBeside(target.toAbsolutePath());
        try {
            Files.createFile(trial);
        } catch (FileSystemException e) {
            throw cannotWrite(target, reason(e), e);
        } finally {
            Files.deleteIfExists(trial);
        }
    }

    /**
     * Writes a file, replacing one that is there. A link is followed; a device or pipe is written to directly.
     *
     * @param target the file
     * @param content what it is to hold
     * @throws IOException if it cannot be written; the message names the target and the reason
     */
    public static void write(Path target, Content content) throws IOException {
        requireWritable(target);
        try {
            if (isSpecial(target)) {
                writeThrough(target, content);
            } else {
                replace(behindLinks(target), content);
            }
        } catch (FileSystemException e) {
            throw cannotWrite(target, reason(e), e);
        } catch (IOException e) {
            throw cannotWrite(target, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Writes a text file in UTF-8, replacing one that is there.
     *
     * @param target the file
     * @param text what it is to hold
     * @throws IOException if it cannot be written; the message names the target and the reason
     */
    public static void writeText(Path target, CharSequence text) throws IOException {
        write(target, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void writeThrough(Path device, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(device))) {
            content.writeTo(out);
        }
    }

    private static void replace(Path file, Content content) throws IOException {
        Path temporary = temporaryBeside(file);
        try {
            writeNew(temporary, content);
            keepPermissions(file, temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeNew(Path file, Content content) throws IOException {
        // Opened, not made by Files.createTempFile, so that the file gets the permissions of any new file; as a stream,
        // which an interrupt does not close.
        try (OutputStream stream =
                        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(stream, 1 << 16)) {
            content.writeTo(out);
        }
        Uninterrupted.call(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
                return channel;
            }
        });
    }

    /** A file that is replaced stays as private as it was. */
    private static void keepPermissions(Path old, Path replacement) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(old, PosixFileAttributeView.class);
        if (view != null && Files.exists(old)) {
            Files.setPosixFilePermissions(replacement, view.readAttributes().permissions());
        }
    }

    /** The file that a link leads to, which may not exist yet. */
    private static Path behindLinks(Path target) throws IOException {
        Path file = target.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("more than " + MOST_LINKS + " symbolic links, one to the next");
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    private static Path temporaryBeside(Path file) {
        long random = new SecureRandom().nextLong();
        String name = String.valueOf(file.getFileName());
        String prefix = name.substring(0, Math.min(name.length(), LONGEST_PREFIX));
        return file.resolveSibling("." + prefix + "." + Long.toHexString(random) + ".tmp");
    }

    private static boolean isSpecial(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    private static Path folder(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        return parent == null ? target.toAbsolutePath() : parent;
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no file can be made in that folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "its temporary file " + e.getFile() + " is there already";
        }
        return e.getReason() == null ? String.valueOf(e.getMessage()) : e.getReason();
    }

    private static IOException cannotWrite(Path target, String reason, @Nullable Throwable cause) {
        return new IOException("cannot write " + target + ": " + reason, cause);
    }
}
