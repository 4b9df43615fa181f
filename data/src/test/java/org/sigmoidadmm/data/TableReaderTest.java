package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void delimitersAreRecognised(String delimiter) throws IOException {
        Table table = read("a,b,c\n1,2,3\n4,5,6\n".replace(",", delimiter));

        assertThat(table.columns()).containsExactly("a", "b", "c");
        assertThat(rows(table)).containsExactly(List.of("1", "2", "3"), List.of("4", "5", "6"));
    }

    @Test
    void delimiterInsideQuotesOrInFewLinesDoesNotCount() throws IOException {
        assertThat(read("name,x\n\"a;b;c\",1\n\"d;e;f\",2\n").columns()).containsExactly("name", "x");
        assertThat(read("name,x\na;b,1\nd,2\n").columns()).containsExactly("name", "x");
        assertThat(read("x;y\n1,5;2\n2,5;3\n").columns()).containsExactly("x", "y");
    }

    @Test
    void headerIsToldFromNumbers() throws IOException {
        Table with = read("x,y\n1,2\n");
        assertThat(with.hasHeader()).isTrue();
        assertThat(with.line(0)).isEqualTo(2);

        Table without = read("1,2\n3,4\n");
        assertThat(without.hasHeader()).isFalse();
        assertThat(without.columns()).containsExactly("c1", "c2");
        assertThat(without.rowCount()).isEqualTo(2);
        assertThat(without.line(0)).isEqualTo(1);
    }

    @Test
    void headerIsToldFromNumbersBesideTexts() throws IOException {
        assertThat(read("1,2,cat\n3,4,dog\n").hasHeader()).isFalse();
        assertThat(read("x,y,kind\n3,4,dog\n").hasHeader()).isTrue();
        assertThat(read("kind,410,420\ndog,4,5\n").hasHeader()).isFalse();
        assertThat(read("410,y\n1,2\n3,4\n").hasHeader()).isTrue();
        assertThat(read("NaN,1\n2,3\n4,5\n").hasHeader()).isFalse();
        assertThat(read(",1\n2,3\n4,5\n").hasHeader()).isFalse();
    }

    @Test
    void badCellBelowDoesNotHideTheHeader() throws IOException {
        Table table = read("x,y\n1,2\n3,4\noops,6\n");

        assertThat(table.hasHeader()).isTrue();
        assertThat(table.cell(2, 0)).isEqualTo("oops");
    }

    @Test
    void headerOfATableOfTextsIsUnlikeItsRows() throws IOException {
        assertThat(read("shape,colour\nround,red\nflat,blue\n").hasHeader()).isTrue();
        assertThat(read("round,red\nflat,blue\nround,blue\n").hasHeader()).isFalse();
    }

    @Test
    void singleRowOfNumbersIsARow() throws IOException {
        assertThat(read("1,2\n").rowCount()).isEqualTo(1);
        assertThat(read("1,cat").rowCount()).isEqualTo(1);
    }

    @Test
    void namelessColumnIsNamedByItsPlace() throws IOException {
        assertThat(read(",x\n0,1\n1,2\n").columns()).containsExactly("c1", "x");
    }

    @Test
    void byteOrderMarkQuotesBlanksAndLineEndsAreNotContent() throws IOException {
        Table table = read("\uFEFF\"a \"\"1\"\"\" , Größe\r\n 1 ,\"2\"\r\n");

        assertThat(table.columns()).containsExactly("a \"1\"", "Größe");
        assertThat(rows(table)).containsExactly(List.of("1", "2"));
    }

    @Test
    void blankLinesAreSkippedAndLinesStillCounted() throws IOException {
        Table table = read("\nx,y\n\n1,2\n   \n3,4\n\n\n");

        assertThat(table.columns()).containsExactly("x", "y");
        assertThat(table.line(1)).isEqualTo(6);
    }

    @Test
    void blankLineInASingleColumnCouldBeAMissingValue() throws IOException {
        assertThat(rows(read("x\n1\n2\n\n"))).containsExactly(List.of("1"), List.of("2"));
        refused("x\n1\n\n2\n", "line 3: the line is blank");
    }

    @Test
    void cellOverSeveralLinesKeepsTheLineNumbersRight() throws IOException {
        Table table = read("name,x\n\"two\nlines\",1\nb,2\n");

        assertThat(table.line(1)).isEqualTo(4);
    }

    @Test
    void gzipIsRecognisedByItsContent() throws IOException {
        Path file = Files.write(folder.resolve("data.csv"), gzip("x,y\n1,2\n"));

        assertThat(rows(TableReader.read(file))).containsExactly(List.of("1", "2"));
    }

    @Test
    void truncatedGzipIsRefused() throws IOException {
        byte[] whole = gzip("x,y\n" + "1.25,2.5\n".repeat(1000));
        Path file = folder.resolve("data.csv");
        for (int length : new int[] {2, 5, 12, whole.length - 9, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TableReader.read(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(file + " is a damaged gzip file");
        }
    }

    @Test
    void manyRowsAreHeld() throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        IntStream.range(0, 20_000)
                .forEach(i -> text.append(i).append(',').append(-i).append('\n'));

        Table table = read(text.toString());

        assertThat(table.rowCount()).isEqualTo(20_000);
        assertThat(table.cell(19_999, 1)).isEqualTo("-19999");
        assertThat(table.line(19_999)).isEqualTo(20_001);
    }

    @Test
    void badFilesAreRefusedInOneSentence() throws IOException {
        refused("", " is empty");
        refused("\n  \n", " is empty");
        refused("x,y\n", " holds a header and no rows");
        refused("x,y,z\n1,2,3\n4,5\n", ", line 3: there are 2 cells, line 1 has 3");
        refused("1,2\n3,4,5\n", ", line 2: there are 3 cells, line 1 has 2");
        refused("x,y,x\n1,2,3\n", ", line 1: columns 1 and 3 have the same name 'x'");
        refused("x,y\n1,\"2\n3,4\n", " is not a table of separated values: ");
        refused("x,y\n1,\"2\"3\n3,4\n", " is not a table of separated values: ");
    }

    @Test
    void placesThatCannotBeReadAreNamed() {
        assertThatThrownBy(() -> TableReader.read(folder.resolve("none.csv")))
                .isInstanceOf(DataException.class)
                .hasMessage("there is no file " + folder.resolve("none.csv"));
        assertThatThrownBy(() -> TableReader.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(folder + " is a folder, not a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16"})
    void otherEncodingsAreRefused(String charset) throws IOException {
        Path file = Files.write(folder.resolve("data.csv"), "Größe,y\n1,2\n".getBytes(Charset.forName(charset)));

        assertThatThrownBy(() -> TableReader.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + " is not UTF-8 text");
    }

    @Test
    void standardInputIsRead() throws IOException {
        Path input = Path.of("-");
        assertThat(rows(fromStandardInput("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8), input)))
                .containsExactly(List.of("1", "2"));
        assertThat(rows(fromStandardInput(gzip("x,y\n3,4\n"), input))).containsExactly(List.of("3", "4"));
        assertThatThrownBy(() -> fromStandardInput("x,y\n1,2,3\n".getBytes(StandardCharsets.UTF_8), input))
                .hasMessage("standard input, line 2: there are 3 cells, line 1 has 2");
        assertThatThrownBy(() -> fromStandardInput(new byte[] {'P', 'K', 3, 4, 0, 0}, input))
                .hasMessage(
                        "standard input is an archive of NumPy, which must be a regular file to be read, not a pipe");
    }

    private static Table fromStandardInput(byte[] content, Path path) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(content));
        try {
            return TableReader.read(path);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pipesAreRead() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        byte[] content = gzip("x,y\n" + "1,2\n".repeat(50_000));
        Thread writer = new Thread(() -> {
            try {
                Files.write(pipe, content, StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        assertThat(TableReader.read(pipe).rowCount()).isEqualTo(50_000);
        writer.join();
    }

    @Test
    void headerIsAsItIsSaid() throws IOException {
        String years = "2019,2020,2021\n1,2,3\n4,5,6\n";
        assertThat(read(years).assumed()).isEqualTo("line 1 taken as data");
        assertThat(read(years).rowCount()).isEqualTo(3);
        Table named = TableReader.read(folder.resolve("data.csv"), HeaderChoice.YES);
        assertThat(named.columns()).containsExactly("2019", "2020", "2021");
        assertThat(named.rowCount()).isEqualTo(2);
        assertThat(named.assumed()).isEmpty();

        String missing = "\nNA,0.3,0.4\n1,2,3\n";
        assertThat(read(missing).assumed()).isEqualTo("line 2 taken for column names");
        Table nameless = TableReader.read(folder.resolve("data.csv"), HeaderChoice.NO);
        assertThat(nameless.columns()).containsExactly("c1", "c2", "c3");
        assertThat(nameless.rowCount()).isEqualTo(2);

        assertThat(read("x,y\n1,2\n").assumed()).isEmpty();
        assertThat(read("red,big\nblue,small\n").assumed()).isEqualTo("line 1 taken for column names");
        assertThat(read(",y\n1,2\n").assumed()).isEmpty();
    }

    private Table read(String text) throws IOException {
        return TableReader.read(Files.writeString(folder.resolve("data.csv"), text));
    }

    private void refused(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), text);
        assertThatThrownBy(() -> TableReader.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<List<String>> rows(Table table) {
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> IntStream.range(0, table.columns().size())
                        .mapToObj(column -> table.cell(row, column))
                        .toList())
                .toList();
    }
}
