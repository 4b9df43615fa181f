package org.sigmoidadmm.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads tables of separated values: UTF-8 text, plain or compressed by gzip (told by the content, not the name), cells
 * separated by comma, semicolon or tab and quoted with {@code "} where need be, numbers with a decimal point. Blank lines
 * are skipped; in a table of a single column, where they could be missing values, only those at the end.
 *
 * <p>Whether the first row holds names is found out: it does if a column of numbers has a text there. Without names
 * the columns are called c1, c2, ….
 */
public final class TableReader {

    private static final int PEEKED_CHARACTERS = 1 << 16;

    private final Path source;
    private final CellStore cells = new CellStore();
    private int[] lines = new int[1 << 8];
    private int rows;
    private int width;
    private int blankLine;

    private TableReader(Path source) {
        this.source = source;
    }

    /**
     * Reads a table.
     *
     * @param file the file
     * @return the table, at least one row
     * @throws DataException if the file does not exist, cannot be read, is empty, holds nothing but a header, has rows
     *     of different lengths, a column name twice, or is no such text
     */
    public static Table read(Path file) {
        if (Files.isDirectory(file)) {
            throw new DataException(file + " is a folder, not a file");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new TableReader(file).read(in);
        } catch (NoSuchFileException e) {
            throw new DataException("there is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new DataException(file + " cannot be read: permission denied", e);
        } catch (CharacterCodingException e) {
            throw new DataException(file + " is not UTF-8 text", e);
        } catch (ZipException | EOFException e) {
            throw new DataException(file + " is a damaged gzip file: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Table read(InputStream file) throws IOException {
        try (BufferedReader reader = text(file)) {
            skipByteOrderMark(reader);
            reader.mark(PEEKED_CHARACTERS);
            char[] peeked = new char[PEEKED_CHARACTERS];
            int count = fill(reader, peeked);
            reader.reset();
            char delimiter = Delimiter.detect(new String(peeked, 0, count), count < peeked.length);
            readRecords(reader, delimiter);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw new DataException(source + " is not a table of separated values: " + innermost(e), e);
        }
        return table();
    }

    private static BufferedReader text(InputStream file) throws IOException {
        file.mark(2);
        boolean gzip = file.read() == 0x1f && file.read() == 0x8b;
        file.reset();
        InputStream plain = gzip ? new GZIPInputStream(file, 1 << 16) : file;
        // A decoder, not the character set: that would replace what is not UTF-8 instead of reporting it.
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), PEEKED_CHARACTERS);
    }

    private static void skipByteOrderMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    private static int fill(Reader reader, char[] buffer) throws IOException {
        int count = 0;
        while (count < buffer.length) {
            int read = reader.read(buffer, count, buffer.length - count);
            if (read < 0) {
                break;
            }
            count += read;
        }
        return count;
    }

    private void readRecords(Reader reader, char delimiter) throws IOException {
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)) {
            for (CsvRecord csv : records) {
                add(csv);
            }
        }
    }

    private void add(CsvRecord csv) {
        int line = (int) Math.min(Integer.MAX_VALUE, csv.getStartingLineNumber());
        int count = csv.getFieldCount();
        if (count == 1 && csv.getField(0).isBlank()) {
            blankLine = blankLine == 0 ? line : blankLine;
            return;
        }
        if (rows == 0) {
            width = count;
        } else if (count != width) {
            throw new DataException(
                    source + ", line " + line + ": there are " + count + " cells, line " + lines[0] + " has " + width);
        }
        if (width == 1 && rows > 0 && blankLine > lines[0]) {
            throw new DataException(source + ", line " + blankLine + ": the line is blank");
        }
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, rows * 2);
        }
        lines[rows++] = line;
        for (int column = 0; column < width; column++) {
            if (!cells.add(csv.getField(column).strip())) {
                throw new DataException(
                        source + ", line " + line + ": the file is too large, its cells take more than " + "2 GiB");
            }
        }
    }

    private Table table() {
        if (rows == 0) {
            throw new DataException(source + " is empty");
        }
        boolean header = new HeaderRule(cells, width).firstRowIsHeader();
        int first = header ? 1 : 0;
        if (rows == first) {
            throw new DataException(source + " holds a header and no rows");
        }
        return new Table(source, header, names(header), cells, first * width, Arrays.copyOfRange(lines, first, rows));
    }

    private List<String> names(boolean header) {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            String name = header ? cells.get(column) : "";
            name = name.isEmpty() ? "c" + (column + 1) : name;
            int other = names.indexOf(name);
            if (other >= 0) {
                throw new DataException(source + ", line " + lines[0] + ": columns " + (other + 1) + " and "
                        + (column + 1) + " have the same name " + Table.shown(name));
            }
            names.add(name);
        }
        return names;
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
