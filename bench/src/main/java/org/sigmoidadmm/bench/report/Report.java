package org.sigmoidadmm.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sigmoidadmm.bench.Repository;
import org.sigmoidadmm.bench.frameworks.Contender;
import org.sigmoidadmm.bench.frameworks.Standing;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.report.HtmlPage;
import org.sigmoidadmm.report.JsonTree;
import org.sigmoidadmm.report.MarkdownTables;
import org.sigmoidadmm.report.Page;
import org.sigmoidadmm.report.Section;

/** The report of a run: one page of HTML, or tables in Markdown. */
public final class Report {

    private static final String MACHINE_FILE = "machine.json";

    private final List<Map<String, String>> machines;
    private final List<Section> sections;
    private final Optional<Section> frameworks;

    private Report(List<Map<String, String>> machines, List<Section> sections, Optional<Section> frameworks) {
        this.machines = machines;
        this.sections = sections;
        this.frameworks = frameworks;
    }

    private static List<Section> sections(Results results) {
        List<Section> all = new ArrayList<>();
        KernelSection.of(results).ifPresent(all::add);
        EpochSection.of(results).ifPresent(all::add);
        ScalingSection.of(results).ifPresent(all::add);
        OtherSections.jobs(results).ifPresent(all::add);
        OtherSections.overhead(results).ifPresent(all::add);
        all.add(OtherSections.warmUp(results));
        MachineSection.of(results).ifPresent(all::add);
        return all;
    }

    /**
     * Reads the results of a run.
     *
     * @param directory with JMH's files, or a folder {@value FrameworksSection#FOLDER} with logs, or both
     * @return its report
     * @throws IllegalArgumentException if there are no results, or a file is not what JMH writes
     * @throws UncheckedIOException if a file cannot be read
     */
    public static Report of(Path directory) {
        Optional<Section> frameworks = frameworksSection(directory);
        if (frameworks.isPresent() && !Results.present(directory)) {
            return new Report(List.of(machine(directory)), List.of(), frameworks);
        }
        Results results = Results.read(directory);
        return new Report(results.machines(), sections(results), frameworks);
    }

    private static Optional<Section> frameworksSection(Path directory) {
        List<Contender> contenders = Contender.all(Repository.file("bench", "frameworks"));
        return FrameworksSection.of(
                Standing.all(directory.resolve(FrameworksSection.FOLDER), contenders), machine(directory));
    }

    /** The machine that the frameworks were compared on. */
    private static Map<String, String> machine(Path directory) {
        Path file = directory.resolve(FrameworksSection.FOLDER).resolve(MACHINE_FILE);
        return Files.exists(file) ? JsonTree.read(file).texts() : Map.of();
    }

    /**
     * The comparison with other frameworks as text.
     *
     * @param directory with a folder {@value FrameworksSection#FOLDER}
     * @return Markdown, empty if there are no logs
     * @throws UncheckedIOException if a log cannot be read
     */
    public static String frameworks(Path directory) {
        return MarkdownTables.render(frameworksSection(directory).stream().toList());
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
        List<Section> all = new ArrayList<>(sections);
        frameworks.ifPresent(all::add);
        String summary = Stream.of("command", "date", "processor", "java")
                .map(name -> machines.stream()
                        .flatMap(machine -> Optional.ofNullable(machine.get(name)).stream())
                        .distinct()
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        return new Page(
                "sigmoid-admm: the backends compared",
                summary,
                "whiskers: fastest and slowest iteration",
                List.of(),
                all);
    }

    /**
     * Replaces the tables between the markers of a Markdown file: those of the backends, and those of the comparison with
     * other frameworks, each if there are results.
     *
     * @param file holds the lines of {@link MarkedPart}
     * @throws IllegalArgumentException if it lacks them
     * @throws UncheckedIOException if it cannot be read or written
     */
    public void updateMarkdown(Path file) {
        try {
            String text = Files.readString(file);
            if (!sections.isEmpty()) {
                text = MarkedPart.BACKENDS.replace(file.toString(), text, sections);
            }
            if (frameworks.isPresent()) {
                text = MarkedPart.FRAMEWORKS.replace(file.toString(), text, List.of(frameworks.get()));
            }
            replace(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void replace(Path file, String text) {
        try {
            AtomicFiles.writeText(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * The name of the file that describes the machine, next to the logs of the frameworks.
     *
     * @return the name
     */
    public static String machineFile() {
        return MACHINE_FILE;
    }
}
