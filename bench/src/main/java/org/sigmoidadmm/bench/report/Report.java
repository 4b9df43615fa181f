package org.sigmoidadmm.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sigmoidadmm.report.HtmlPage;
import org.sigmoidadmm.report.Page;
import org.sigmoidadmm.report.Section;

/** The report of a run: one page of HTML, or tables in Markdown. */
public final class Report {

    private final Results results;
    private final List<Section> sections;

    private Report(Results results) {
        this.results = results;
        List<Section> all = new ArrayList<>();
        KernelSection.of(results).ifPresent(all::add);
        EpochSection.of(results).ifPresent(all::add);
        ScalingSection.of(results).ifPresent(all::add);
        OtherSections.jobs(results).ifPresent(all::add);
        OtherSections.overhead(results).ifPresent(all::add);
        all.add(OtherSections.warmUp(results));
        OtherSections.machine(results).ifPresent(all::add);
        this.sections = List.copyOf(all);
    }

    /**
     * Reads the results of a run.
     *
     * @param directory with JMH's files
     * @return its report
     * @throws IllegalArgumentException if there are no results, or a file is not what JMH writes
     * @throws UncheckedIOException if a file cannot be read
     */
    public static Report of(Path directory) {
        return new Report(Results.read(directory));
    }

    /**
     * Writes the page, which needs no other file and no network.
     *
     * @param file created or replaced
     * @throws UncheckedIOException if it cannot be written
     */
    public void writeHtml(Path file) {
        replace(file, HtmlPage.render(page()));
    }

    private Page page() {
        String summary = String.join(
                " · ",
                results.machine().entrySet().stream()
                        .filter(e ->
                                List.of("date", "processor", "java", "command").contains(e.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
        return new Page(
                "sigmoid-admm: the backends compared",
                summary,
                "whiskers: fastest and slowest iteration",
                List.of(),
                sections);
    }

    /**
     * Replaces the tables between two markers of a Markdown file.
     *
     * @param file holds the lines {@value MarkedPart#BEGIN} and {@value MarkedPart#END}
     * @throws IllegalArgumentException if it lacks them
     * @throws UncheckedIOException if it cannot be read or written
     */
    public void updateMarkdown(Path file) {
        try {
            replace(file, MarkedPart.replace(file.toString(), Files.readString(file), sections));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Writes a file beside the target and moves it there, so that a failure leaves the old one. */
    private static void replace(Path file, String text) {
        try {
            Path target = file.toAbsolutePath();
            Path directory = target.getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Path temporary = target.resolveSibling(target.getFileName() + ".part");
            Files.writeString(temporary, text);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The name of the file that describes the machine, next to JMH's.
     *
     * @return the name
     */
    public static String machineFile() {
        return Results.MACHINE_FILE;
    }
}
