package org.sigmoidadmm.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDescriptionTest {

    @TempDir
    private Path folder;

    @Test
    void describesEverythingButTheWeights() throws IOException {
        Model model = Models.regression();
        Map<String, Object> root = parsed(model);

        assertThat(root)
                .containsEntry("format", "sigmoid-admm-description")
                .containsEntry("format_version", 1.0)
                .containsEntry("library_version", "0.1.0")
                .containsEntry("task", "regression")
                .containsEntry("targets", List.of("price"))
                .containsEntry("outputs", List.of(Map.of("name", "price", "shift", -7.25, "scale", 1e-3)))
                .containsEntry("settings", model.settings())
                .containsEntry("categorical_columns", List.of())
                .containsEntry("parameters", 3.0 * 3 + 4 * 4 + 1 * 5);
        assertThat(JsonValues.list("inputs", root.get("inputs")).get(1))
                .isEqualTo(Map.of("name", "Größe \uD83D\uDE00", "shift", -0.1, "scale", 1.0 / 3));
        List<Object> layers = JsonValues.list("layers", root.get("layers"));
        assertThat(layers).hasSize(3);
        assertThat(JsonValues.object("layer", layers.get(1)))
                .containsEntry("number", 2.0)
                .containsEntry("inputs", 3.0)
                .containsEntry("outputs", 4.0)
                .containsEntry("activation", "sigmoid")
                .containsEntry("parameters", 16.0)
                .containsKeys("largest_weight", "largest_bias");
    }

    @Test
    void categoricalColumnsHaveTheirLevels() throws IOException {
        assertThat(parsed(Models.withColours()))
                .containsEntry(
                        "categorical_columns", List.of(Map.of("name", "colour", "levels", List.of("blue", "red", ""))));
    }

    @Test
    void outputsOfAClassificationAreItsClasses() throws IOException {
        Map<String, Object> root = parsed(Models.classification());

        assertThat(root).containsEntry("task", "classification").containsEntry("targets", List.of("species"));
        List<Object> outputs = JsonValues.list("outputs", root.get("outputs"));
        assertThat(JsonValues.object("first", outputs.get(0))).containsEntry("name", "setosa");
        assertThat(outputs).hasSize(3);
    }

    @Test
    void checksumIsThatOfTheModelFile() throws IOException {
        Path file = folder.resolve("m");
        ModelFile.write(Models.regression(), file);

        String checksum = JsonValues.text("sha256", parsed(Models.regression()).get("sha256"));

        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("\"sha256\":\"" + checksum + "\"");
    }

    @Test
    void fileHoldsTheSame() throws IOException {
        Path file = folder.resolve("m.json");
        ModelDescription.write(Models.regression(), file);

        assertThat(file).hasContent(ModelDescription.of(Models.regression()));
    }

    private static Map<String, Object> parsed(Model model) throws ModelFormatException {
        String json = ModelDescription.of(model);
        assertThat(json.lines()).allMatch(line -> line.length() < 200);
        return JsonValues.object("root", Json.parse(json));
    }
}
