package org.sigmoidadmm.cli.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.EpochEvent;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.cli.text.Keyword;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON report of a training, in the form of docs/report-format.md.
 *
 * @param version version of this program
 * @param settings every setting by name: texts, numbers, booleans or lists of them
 * @param data what was trained on, by name, likewise
 * @param result what the training gave
 * @param baseline what random features reach, or null
 * @param kept which network was kept: best or last
 * @param trainScores scores of that network on the training rows
 * @param validationScores its scores on the validation rows, or null without them
 */
public record TrainingReport(
        String version,
        Map<String, Object> settings,
        Map<String, Object> data,
        TrainingResult result,
        @Nullable Baseline baseline,
        String kept,
        Scores trainScores,
        @Nullable Scores validationScores) {

    /**
     * Writes the report.
     *
     * @param out receives an object in UTF-8; not closed
     * @throws IOException if it cannot be written
     */
    public void writeTo(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        JsonGenerator json = Json.generator(text);
        json.writeStartObject();
        json.writeStringProperty("version", version);
        json.writeStringProperty("backend", result.backend().name());
        json.writeStringProperty("backendLibrary", result.backend().library());
        writeNetwork(json);
        writeAll(json, "settings", settings);
        writeAll(json, "data", data);
        writeBaseline(json);
        json.writeNumberProperty("resumedFrom", result.resumedEpoch());
        if (result.polishEpoch().isPresent()) {
            json.writeNumberProperty("polishEpoch", result.polishEpoch().getAsInt());
        } else {
            json.writeNullProperty("polishEpoch");
        }
        json.writeArrayPropertyStart("epochs");
        for (EpochEvent event : result.history()) {
            writeEpoch(json, event);
        }
        json.writeEndArray();
        writeIterate(json, "best", result.bestEpoch(), result.bestTrainError(), result.bestValidationError());
        writeIterate(json, "last", result.lastEpoch(), result.lastTrainError(), result.lastValidationError());
        json.writeStringProperty("kept", kept);
        json.writeObjectPropertyStart("scores");
        writeScores(json, "train", trainScores);
        writeScores(json, "validation", validationScores);
        json.writeEndObject();
        json.writeStringProperty("stopReason", Keyword.of(result.stopReason()));
        json.writeStringProperty("detail", result.detail());
        json.writeArrayPropertyStart("warnings");
        result.warnings().forEach(json::writeString);
        json.writeEndArray();
        Json.number(json, "seconds", result.seconds());
        json.writeEndObject();
        json.flush();
        text.write('\n');
        text.flush();
    }

    private void writeNetwork(JsonGenerator json) {
        json.writeObjectPropertyStart("network");
        json.writeArrayPropertyStart("layers");
        for (int size : result.best().sizes()) {
            json.writeNumber(size);
        }
        json.writeEndArray();
        json.writeStringProperty("activation", result.best().activation().name());
        json.writeEndObject();
    }

    private void writeBaseline(JsonGenerator json) {
        if (baseline == null) {
            json.writeNullProperty("baseline");
            return;
        }
        json.writeObjectPropertyStart("baseline");
        json.writeStringProperty("method", "random-features");
        Json.number(json, "lambda", baseline.lambda());
        Json.number(json, "trainError", baseline.trainError());
        Json.number(json, "validationError", baseline.validationError());
        Json.number(json, "seconds", baseline.seconds());
        json.writeEndObject();
    }

    private static void writeEpoch(JsonGenerator json, EpochEvent event) {
        json.writeStartObject();
        json.writeNumberProperty("epoch", event.epoch());
        Json.number(json, "seconds", event.seconds());
        Json.number(json, "trainError", event.trainError());
        Json.number(json, "validationError", event.validationError());
        Json.number(json, "lagrangian", event.objective());
        json.writeArrayPropertyStart("residuals");
        for (double residual : event.residuals()) {
            Json.number(json, residual);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeIterate(
            JsonGenerator json, String name, int epoch, double trainError, double validationError) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("epoch", epoch);
        Json.number(json, "trainError", trainError);
        Json.number(json, "validationError", validationError);
        json.writeEndObject();
    }

    private static void writeScores(JsonGenerator json, String name, @Nullable Scores scores) {
        if (scores == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        if (scores instanceof RegressionScores regression) {
            Json.number(json, "rmse", regression.rootMeanSquared());
            Json.number(json, "mae", regression.meanAbsoluteError());
            Json.number(json, "medae", regression.medianAbsoluteError());
            Json.number(json, "r2", regression.meanDetermination());
        } else if (scores instanceof ClassificationScores classification) {
            Json.number(json, "accuracy", classification.accuracy());
            if (!Double.isNaN(classification.logLoss())) {
                Json.number(json, "logLoss", classification.logLoss());
            }
        }
        json.writeEndObject();
    }

    private static void writeAll(JsonGenerator json, String name, Map<String, Object> values) {
        json.writeObjectPropertyStart(name);
        values.forEach((key, value) -> {
            json.writeName(key);
            writeValue(json, value);
        });
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, Object value) {
        if (value instanceof Collection<?> list) {
            json.writeStartArray();
            list.forEach(item -> writeValue(json, item));
            json.writeEndArray();
        } else if (value instanceof Double || value instanceof Float) {
            Json.number(json, ((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }
}
