package org.sigmoidadmm.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** What kept a file from being read, as a sentence. */
final class ReadFailure {

    private ReadFailure() {}

    static DataException of(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new DataException("there is no file " + file, e);
        }
        if (e instanceof AccessDeniedException) {
            return new DataException(file + " cannot be read: permission denied", e);
        }
        if (e instanceof CharacterCodingException) {
            return new DataException(file + " is not UTF-8 text", e);
        }
        if (e instanceof ZipException || e instanceof EOFException) {
            return new DataException(file + " is a damaged gzip file: " + e.getMessage(), e);
        }
        return new DataException(file + " cannot be read: " + e.getMessage(), e);
    }
}
