package org.sigmoidadmm.cli.report;

import java.io.StringWriter;
import java.util.List;
import org.sigmoidadmm.matrix.BackendCandidate;
import tools.jackson.core.JsonGenerator;

/**
 * The backends that were found.
 *
 * @param entries in the order of automatic selection, those that are not available last
 * @param auto name of the one that automatic selection takes; empty if none is available
 * @param activationKernels what evaluates the activation functions
 */
public record BackendsReport(List<Entry> entries, String auto, String activationKernels) {

    /**
     * One backend.
     *
     * @param candidate what the scan found
     * @param library library and version; may be empty
     * @param threads threads that one operation uses in a training; 0 if not available
     * @param details what the backend says of itself; may be empty
     */
    public record Entry(BackendCandidate candidate, String library, int threads, String details) {}

    /**
     * Copies the entries.
     *
     * @param entries in the order of automatic selection
     * @param auto name of the one that automatic selection takes
     * @param activationKernels what evaluates the activation functions
     */
    public BackendsReport {
        entries = List.copyOf(entries);
    }

    /**
     * Writes the report as JSON, in the form of docs/report-format.md.
     *
     * @return an object, in several lines
     */
    public String toJson() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.generator(text)) {
            json.writeStartObject();
            if (auto.isEmpty()) {
                json.writeNullProperty("auto");
            } else {
                json.writeStringProperty("auto", auto);
            }
            json.writeStringProperty("activationKernels", activationKernels);
            json.writeArrayPropertyStart("backends");
            for (Entry entry : entries) {
                write(entry, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(Entry entry, JsonGenerator json) {
        BackendCandidate candidate = entry.candidate();
        json.writeStartObject();
        json.writeStringProperty("name", candidate.name());
        json.writeBooleanProperty("available", candidate.available());
        json.writeStringProperty("reason", candidate.reason());
        json.writeStringProperty("version", entry.library());
        json.writeNumberProperty("threads", entry.threads());
        json.writeNumberProperty("priority", candidate.priority());
        json.writeStringProperty("details", entry.details());
        json.writeStringProperty("provider", candidate.provider());
        json.writeEndObject();
    }
}
