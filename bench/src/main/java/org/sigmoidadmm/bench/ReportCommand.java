package org.sigmoidadmm.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.bench.report.Report;
import org.sigmoidadmm.io.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Turns the results of a run into a page and tables. */
@Command(
        name = "report",
        description = "Writes a run's results as one HTML page and as tables in a Markdown file.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", paramLabel = "DIR", description = "Where the results are. Default: ${DEFAULT-VALUE}")
    private Path from = Repository.file("bench", "target", "results");

    @Option(names = "--html", paramLabel = "FILE", description = "The page to write. Default: DIR/report.html")
    private @Nullable Path html;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Replace the tables between the markers of this file, for example docs/benchmarks.md.")
    private @Nullable Path markdown;

    @Override
    public Integer call() {
        PrintWriter log = spec.commandLine().getOut();
        Path page = html != null ? html : from.resolve("report.html");
        check(page);
        Report report = Report.of(from);
        report.writeHtml(page);
        log.println("wrote " + page);
        if (markdown != null) {
            report.updateMarkdown(markdown);
            log.println("wrote " + markdown);
        }
        log.flush();
        return 0;
    }

    private void check(Path page) {
        try {
            if (markdown != null) {
                if (markdown.toAbsolutePath()
                        .normalize()
                        .equals(page.toAbsolutePath().normalize())) {
                    throw new ParameterException(
                            spec.commandLine(), "--html and --markdown are the same file, " + markdown);
                }
                AtomicFiles.requireWritable(markdown);
            }
            if (html != null) {
                AtomicFiles.requireWritable(html);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
