package org.sigmoidadmm.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what the JDK says by the type of an exception alone, with nothing but the file as its message. */
public final class FileFailures {

    private FileFailures() {}

    /**
     * Tells what kept a file from being read or written.
     *
     * @param failure what was thrown
     * @return the file and the reason; the message of a failure that has one
     */
    public static String sentence(IOException failure) {
        return failure instanceof FileSystemException file && file.getReason() == null
                ? file.getFile() + ": " + reason(file)
                : String.valueOf(failure.getMessage());
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "there is a file of that name already";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        return "cannot be read or written";
    }
}
