package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Bench.line(new ReportCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void folderOfAnOutputMustBeThere() {
        Path page = folder.resolve("missing").resolve("page.html");
        assertThat(run("--from", folder.toString(), "--html", page.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("bench: cannot write " + page + ": there is no folder " + page.getParent());
        assertThat(page.getParent()).doesNotExist();
    }

    @Test
    void pageDoesNotReplaceTheDocument() throws IOException {
        Path document = Files.writeString(folder.resolve("benchmarks.md"), "text");
        String name = document.toString();
        assertThat(run("--from", folder.toString(), "--html", name, "--markdown", name))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--html and --markdown are the same file, " + name);
        assertThat(document).hasContent("text");
    }

    @Test
    void folderThatIsNotThereIsNamedWithTheReason() {
        Path missing = folder.resolve("missing");
        assertThat(run(
                        "--from",
                        missing.toString(),
                        "--html",
                        folder.resolve("page.html").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("bench: " + missing + ": there is no such file or directory");
    }
}
