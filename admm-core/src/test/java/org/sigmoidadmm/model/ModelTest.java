package org.sigmoidadmm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.Samples;

class ModelTest {

    private static final Scaling TWO = Scaling.identity(2);
    private static final Scaling THREE = Scaling.identity(3);

    @Test
    void classIsTheLargestScoreAndTheFirstOfEquals() {
        assertThat(Model.largest(Samples.of(new double[][] {{1, 3, 2}, {2, 1, 2}, {0, 5, 5}, {7, 7, 7}, {-3, -2, -1}})))
                .containsExactly(1, 0, 1, 0, 2);
    }

    @Test
    void partsMustFitTogether() {
        refused("there are 1 input columns, the network has 2 inputs", List.of("a"), List.of("y"), List.of(), TWO);
        refused("input column 'a' is there twice", List.of("a", "a"), List.of("y"), List.of(), TWO);
        refused(
                "there are 2 target columns, the network has 1 targets",
                List.of("a", "b"),
                List.of("y", "z"),
                List.of(),
                TWO);
        refused(
                "there are 1 classes, the network has 0 outputs that are scores",
                List.of("a", "b"),
                List.of("y"),
                List.of("k"),
                TWO);
        refused(
                "there are 3 columns of the input scaling, the network has 2 inputs",
                List.of("a", "b"),
                List.of("y"),
                List.of(),
                THREE);
    }

    @Test
    void classesMustBeSeveralAndDifferent() {
        Model model = Models.classification();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withClasses(model, List.of("a", "b", "a")))
                .withMessage("class 'a' is there twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withClasses(model, List.of("a", "b")))
                .withMessage("there are 2 classes, the network has 3 outputs that are scores");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withClasses(model, List.of("a")))
                .withMessage("a classification needs one target column and at least 2 classes, has 1 and 1");
    }

    private static void refused(
            String message, List<String> inputs, List<String> targets, List<String> classes, Scaling scaling) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Model(
                        Models.regression().network(),
                        Task.REGRESSION,
                        scaling,
                        Scaling.identity(1),
                        inputs,
                        targets,
                        classes,
                        Map.of(),
                        "1"))
                .withMessage(message);
    }

    private static Model withClasses(Model model, List<String> classes) {
        return new Model(
                model.network(),
                model.task(),
                model.inputScaling(),
                model.targetScaling(),
                model.inputColumns(),
                model.targetColumns(),
                classes,
                model.settings(),
                model.libraryVersion());
    }
}
