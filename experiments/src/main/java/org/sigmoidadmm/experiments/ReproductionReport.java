package org.sigmoidadmm.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sigmoidadmm.experiments.CellStore.Plan;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.report.Figure;
import org.sigmoidadmm.report.HtmlPage;
import org.sigmoidadmm.report.JsonText;
import org.sigmoidadmm.report.MarkdownTables;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Page;
import org.sigmoidadmm.report.PngFile;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** What is in the folder of a run, as a page, as plots, as JSON and as Markdown. */
public final class ReproductionReport {

    private static final String TITLE = "sigmoid-ADMM: the paper's comparison, run again";

    private record Part(String name, Plan plan, List<CellResult> results, Findings findings) {}

    private final List<Part> parts;

    private ReproductionReport(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads the finished cells.
     *
     * @param folder the folder of a run
     * @param experiments the experiments there are; those without finished cells are left out
     * @return their report
     */
    public static ReproductionReport of(Path folder, List<Experiment> experiments) {
        CellStore store = new CellStore(folder);
        List<Part> parts = new ArrayList<>();
        for (Experiment experiment : experiments) {
            Optional<Plan> plan = store.readPlan(experiment.name());
            if (plan.isPresent()) {
                List<CellResult> results = store.readAll(experiment.name(), plan.get());
                if (!results.isEmpty()) {
                    parts.add(new Part(experiment.name(), plan.get(), results, findings(experiment, results, folder)));
                }
            }
        }
        return new ReproductionReport(List.copyOf(parts));
    }

    private static Findings findings(Experiment experiment, List<CellResult> results, Path folder) {
        try {
            return experiment.findings(results);
        } catch (IllegalArgumentException e) {
            // Cells of an earlier version, without a figure that is asked for now, must not hide the other experiments.
            String text = "The finished parts are not those of this version (" + e.getMessage() + "); delete "
                    + folder.resolve(experiment.name()) + " and run the experiment again.";
            return new Findings(
                    List.of(new Section(experiment.name(), text, List.of(), List.of(), List.of())), List.of());
        }
    }

    /**
     * Tells whether there is anything to report.
     *
     * @return true without a finished cell
     */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * All verdicts.
     *
     * @return by experiment, in their order
     */
    public Map<String, List<Verdict>> verdicts() {
        Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
        parts.forEach(part -> verdicts.put(part.name(), part.findings().verdicts()));
        return verdicts;
    }

    /**
     * Writes the page, which needs no other file and no network.
     *
     * @param file created or replaced
     * @throws IOException if it cannot be written
     */
    public void writeHtml(Path file) throws IOException {
        Conclusions conclusions = new Conclusions(verdicts());
        List<Section> sections = new ArrayList<>();
        parts.forEach(part -> sections.addAll(part.findings().sections()));
        sections.addAll(appendix());
        AtomicFiles.writeText(
                file,
                HtmlPage.render(new Page(
                        TITLE,
                        summary(),
                        "whiskers and ranges: smallest and largest over the seeds",
                        List.of(conclusions.inShort()),
                        conclusions.cards(),
                        sections)));
    }

    /**
     * Writes each figure as a PNG file named after its experiment.
     *
     * @param folder created if need be
     * @throws IOException if a file cannot be written
     */
    public void writePlots(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Part part : parts) {
            int number = 0;
            for (Section section : part.findings().sections()) {
                for (Figure figure : section.figures()) {
                    number++;
                    byte[] image = PngFile.of(figure, section.legend());
                    String name = String.format(Locale.ROOT, "%s-%02d.png", part.name(), number);
                    AtomicFiles.write(folder.resolve(name), out -> out.write(image));
                }
            }
        }
    }

    /**
     * Writes all figures of all cells, and the verdicts.
     *
     * @param file created or replaced
     * @throws IOException if it cannot be written
     */
    public void writeJson(Path file) throws IOException {
        List<Map<String, Object>> verdicts = new ArrayList<>();
        Map<String, Object> experiments = new LinkedHashMap<>();
        for (Part part : parts) {
            for (Verdict verdict : part.findings().verdicts()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("experiment", part.name());
                json.put("subject", verdict.subject());
                json.put("claim", verdict.claim());
                json.put("outcome", verdict.outcome().text());
                json.put("rule", verdict.rule());
                json.put("figures", verdict.figures());
                json.put("details", verdict.details());
                verdicts.add(json);
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("run", part.plan().run());
            json.put("cellsPlanned", part.plan().fingerprints().size());
            json.put(
                    "cells",
                    part.results().stream().map(ReproductionReport::json).toList());
            experiments.put(part.name(), json);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", "sigmoid-admm reproduction 1");
        all.put("verdicts", verdicts);
        all.put("experiments", experiments);
        AtomicFiles.writeText(file, JsonText.of(all));
    }

    /**
     * Writes verdicts and tables as a document.
     *
     * @param file created or replaced
     * @throws IOException if it cannot be written
     */
    public void writeMarkdown(Path file) throws IOException {
        StringBuilder out = new StringBuilder("# The paper's comparison, run again\n\n");
        out.append("Written by `./admm reproduce … --markdown`; do not edit. ")
                .append(summary())
                .append("\n\n");
        Conclusions conclusions = new Conclusions(verdicts());
        out.append(MarkdownTables.render(List.of(conclusions.inShort())));
        for (Part part : parts) {
            out.append(MarkdownTables.render(part.findings().sections()));
            out.append(conclusions.details(part.name()));
        }
        out.append(MarkdownTables.render(appendix()));
        AtomicFiles.writeText(file, out.toString().stripTrailing() + "\n");
    }

    private static Map<String, Object> json(CellResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", result.key());
        json.put("seconds", result.seconds());
        Object values = result.values().value();
        json.put("values", values == null ? Map.of() : values);
        return json;
    }

    private List<Section> appendix() {
        List<Section> sections = new ArrayList<>(List.of(runs()));
        machine().ifPresent(sections::add);
        return sections;
    }

    /** The machines, days and backends of all parts; usually one of each. */
    private String summary() {
        List<String> words = new ArrayList<>();
        for (String name : List.of("processor", "java", "backend", "date")) {
            words.add(String.join(
                    " / ",
                    parts.stream()
                            .map(part -> part.plan().run().getOrDefault(name, ""))
                            .distinct()
                            .toList()));
        }
        return String.join(" · ", words);
    }

    private Section runs() {
        List<List<String>> rows = new ArrayList<>();
        for (Part part : parts) {
            Map<String, String> run = part.plan().run();
            double seconds =
                    part.results().stream().mapToDouble(CellResult::seconds).sum();
            rows.add(List.of(
                    part.name(),
                    run.getOrDefault("quick", "").equals("true") ? "quick" : "full",
                    run.getOrDefault("backend", ""),
                    run.getOrDefault("seeds", ""),
                    part.results().size() + " of " + part.plan().fingerprints().size(),
                    Numbers.count(Math.round(seconds)),
                    run.getOrDefault("date", "")));
        }
        return new Section(
                "Runs",
                "Which cells the figures are of. Where not all cells are done, the same command goes on with the "
                        + "others; what is quick is measured in full by the same command without --quick. Cells run beside each other on as many threads as the command was given, one thread "
                        + "each. Seconds everywhere are processor time of that thread, so that they hardly depend on "
                        + "what else the machine does; the compiler and the garbage collector of the virtual machine "
                        + "are not in them.",
                List.of(),
                List.of(),
                List.of(new Table(
                        List.of("experiment", "size", "backend", "seeds", "cells done", "processor seconds", "date"),
                        3,
                        rows)));
    }

    private Optional<Section> machine() {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> run = parts.get(parts.size() - 1).plan().run();
        List<List<String>> rows = run.entrySet().stream()
                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                .toList();
        return Optional.of(new Section(
                "Machine and versions",
                "Of the part that is last on this page; the JSON file has them for each.",
                List.of(),
                List.of(),
                List.of(new Table(List.of("what", "value"), 2, rows))));
    }
}
