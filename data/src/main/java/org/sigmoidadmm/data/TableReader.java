package org.sigmoidadmm.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads tables from files, plain or compressed by gzip. What a file is, is told by its content, not its name.
 *
 * <p><b>Separated values:</b> UTF-8 text, cells separated by comma, semicolon or tab and quoted with {@code "} where need
 * be, numbers with a decimal point. Blank lines are skipped; in a table of a single column, where they could be missing
 * values, only those at the end. Whether the first row holds names is found out if it is not said: it does if a column of
 * numbers has a text there. Without names the columns are called c1, c2, ….
 *
 * <p><b>MATLAB files</b> of level 5: the arrays of numbers in it beside one another, a row per sample. The number of
 * samples is the length that all of them have in common; where there are two, that of the first index. An array X of
 * more than one number per sample becomes the columns X1, X2, …, one of a single number keeps its name.
 *
 * <p><b>IDX files:</b> a row per step of the first index, columns x1, x2, …. If a file of labels lies beside a file of
 * images by the names of MNIST, such as {@code train-labels-idx1-ubyte.gz} beside {@code train-images-idx3-ubyte.gz},
 * it is the last column, called label.
 *
 * <p><b>NumPy files:</b> a matrix in an .npy file, columns x1, x2, …; the arrays in an .npz file beside one another, which
 * must have the same number of rows. There a matrix X becomes the columns X1, X2, …, an array y of one column or one
 * dimension the column y.
 */
public final class TableReader {

    private static final int PEEKED_CHARACTERS = 1 << 16;
    private static final int PEEKED_BYTES = 128;

    private final Path source;
    private final HeaderChoice choice;
    private final CellStore cells = new CellStore();
    private int[] lines = new int[1 << 8];
    private int rows;
    private int width;
    private int blankLine;

    private TableReader(Path source, HeaderChoice choice) {
        this.source = source;
        this.choice = choice;
    }

    /**
     * Reads a table, and finds out whether its first line holds names.
     *
     * @param file the file
     * @return the table, at least one row
     * @throws DataException as {@link #read(Path, HeaderChoice)}
     */
    public static Table read(Path file) {
        return read(file, HeaderChoice.AUTO);
    }

    /**
     * Reads a table.
     *
     * @param file the file, which may be a pipe unless it is an archive of NumPy; {@code -} for standard input
     * @param header whether the first line of a text holds names; other files say so themselves
     * @return the table, at least one row
     * @throws DataException if the file does not exist, cannot be read, is empty, holds nothing but a header, has rows
     *     of different lengths, a column name twice, is damaged, or is of no such format
     */
    public static Table read(Path file, HeaderChoice header) {
        Path source = InputFile.shown(file);
        try (InputStream in = InputFile.open(file)) {
            byte[] head = InputFile.peek(in, PEEKED_BYTES);
            if (MatParser.startsWith(head)) {
                return ArrayTable.of(MatFile.read(source, in));
            }
            if (NumpyTable.isArray(head)) {
                return NumpyTable.ofArray(source, in).build();
            }
            if (NumpyTable.isArchive(head)) {
                if (!source.equals(file) || !Files.isRegularFile(file)) {
                    throw new DataException(
                            source + " is an archive of NumPy, which must be a regular file to be read, not a pipe");
                }
                return NumpyTable.ofArchive(file).build();
            }
            return IdxFile.startsWith(head)
                    ? ArrayTable.of(source, IdxFile.read(source, in))
                    : new TableReader(source, header).read(in);
        } catch (IOException e) {
            throw ReadFailure.of(source, e);
        }
    }

    private Table read(InputStream in) throws IOException {
        // A decoder, not the character set: that would replace what is not UTF-8 instead of reporting it.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), PEEKED_CHARACTERS)) {
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
        HeaderRule rule = new HeaderRule(cells, width);
        boolean header = choice == HeaderChoice.YES || (choice == HeaderChoice.AUTO && rule.firstRowIsHeader());
        int first = header ? 1 : 0;
        if (rows == first) {
            throw new DataException(source + " holds a header and no rows");
        }
        int[] places = Arrays.copyOfRange(lines, first, rows);
        return new Table(source, header, assumed(header, rule), names(header), cells, first * width, places);
    }

    /** What was made of the first line if that may be wrong: no header, or one with numbers in it or of a table of texts. */
    private String assumed(boolean header, HeaderRule rule) {
        if (choice != HeaderChoice.AUTO) {
            return "";
        }
        boolean numbers =
                IntStream.range(0, width).anyMatch(column -> CellKind.of(cells.get(column)) == CellKind.NUMBER);
        String line = "line " + lines[0] + " taken ";
        boolean sure = header && !numbers && rule.hasNumbers();
        return sure ? "" : line + (header ? "for column names" : "as data");
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
