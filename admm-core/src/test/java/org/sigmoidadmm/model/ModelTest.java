package org.sigmoidadmm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Losses;

class ModelTest {

    private static final Scaling TWO = Scaling.identity(2);
    private static final Scaling THREE = Scaling.identity(3);

    @Test
    void classIsTheLargestScoreAndTheFirstOfEquals() {
        assertThat(Model.largest(Samples.of(new double[][] {{1, 3, 2}, {2, 1, 2}, {0, 5, 5}, {7, 7, 7}, {-3, -2, -1}})))
                .containsExactly(1, 0, 1, 0, 2);
    }

    @Test
    void scoreThatIsNaNIsBelowEveryOther() {
        double nan = Double.NaN;
        assertThat(Model.largest(Samples.of(
                        new double[][] {{nan, 1, 2}, {3, nan, 2}, {nan, Double.NEGATIVE_INFINITY, nan}, {nan, nan, nan}
                        })))
                .containsExactly(2, 0, 1, 0);
    }

    @Test
    void modelOfANetworkAloneHasNumberedColumnsAndNoScaling() {
        Model model = Model.of(Models.network(3, 2, 4, 1));

        assertThat(model.inputColumns()).containsExactly("x1", "x2");
        assertThat(model.targetColumns()).containsExactly("y1");
        assertThat(model.inputScaling()).isEqualTo(Scaling.identity(2));
        assertThat(model.targetScaling()).isEqualTo(Scaling.identity(1));
        assertThat(model.task()).isEqualTo(Task.REGRESSION);
        assertThat(model.libraryVersion()).isNotBlank();
    }

    @Test
    void classifierHasTheNamesOfItsClassesAndTheLoss() {
        Scaling inputs = new Scaling(new double[] {1, 2}, new double[] {3, 4});
        List<String> classes = List.of("a", "b", "c");

        Model model = Model.classifier(Models.network(3, 2, 4, 3), inputs, classes, Losses.CROSS_ENTROPY);

        assertThat(model.task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(model.inputScaling()).isEqualTo(inputs);
        assertThat(model.targetScaling()).isEqualTo(THREE);
        assertThat(model.inputColumns()).containsExactly("x1", "x2");
        assertThat(model.targetColumns()).containsExactly("class");
        assertThat(model.classes()).isEqualTo(classes);
        assertThat(model.settings()).isEqualTo(Map.of("loss", "cross-entropy"));
        assertThat(model.libraryVersion())
                .isEqualTo(Model.of(Models.network(3, 2, 4, 1)).libraryVersion());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Model.classifier(Models.network(3, 2, 4, 2), inputs, classes, Losses.CROSS_ENTROPY))
                .withMessage("there are 3 classes, the network has 2 outputs that are scores");
    }

    @Test
    void otherNetworkTakesThePlaceOfTheFirstIfItFits() {
        Model model = Models.regression();
        Model other = model.withNetwork(Models.network(9, 2, 7, 1));

        assertThat(other.network().sizes()).containsExactly(2, 7, 1);
        assertThat(other.withNetwork(model.network())).isEqualTo(model);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.withNetwork(Models.network(9, 3, 7, 1)))
                .withMessage("there are 2 input columns, the network has 3 inputs");
    }

    @Test
    void trainingDataAreScaledAsTheModelScales() {
        Model model = Models.regression();
        Samples x = Samples.of(new double[][] {{1, 2}, {3, 4}});
        Samples y = Samples.of(new double[][] {{5}, {6}});

        TrainingData data = model.trainingData(x, y);

        assertThat(data.inputs().values())
                .isEqualTo(model.inputScaling().apply(x).values());
        assertThat(data.targets().values())
                .isEqualTo(model.targetScaling().apply(y).values());
        assertThatIllegalArgumentException().isThrownBy(() -> model.trainingData(y, x));
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
    void indicatorsStandSideBySideInTheInputColumns() {
        CategoricalColumn a = new CategoricalColumn("a", List.of("1", "2"));
        CategoricalColumn b = new CategoricalColumn("b", List.of("x"));
        assertThat(withCategories(List.of("a=1", "a=2", "z", "b=x"), a, b).categoricalColumns())
                .containsExactly(a, b);

        String sentence = "the levels of categorical column 'a' do not stand one after the other in the input columns, "
                + "from 'a=1' on";
        for (List<String> inputs : List.of(
                List.of("a=2", "a=1", "z", "b=x"),
                List.of("a=1", "z", "a=2", "b=x"),
                List.of("z", "b=x", "y", "a=1"),
                List.of("z", "b=x", "y", "a=2"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> withCategories(inputs, a))
                    .withMessage(sentence);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withCategories(List.of("b=x", "z", "a=1", "a=2"), a, b))
                .withMessageStartingWith("the levels of categorical column 'b'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoricalColumn("a", List.of("u", "v", "u")))
                .withMessage("categorical column 'a': level 'u' is there twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoricalColumn("a", List.of()))
                .withMessage("categorical column 'a' has no levels");
    }

    @Test
    void tableHasEachColumnOfTheInputsOnce() {
        CategoricalColumn a = new CategoricalColumn("a", List.of("x", "y"));
        CategoricalColumn again = new CategoricalColumn("a", List.of("z"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> withCategories(List.of("a", "a=x", "a=y", "b"), a))
                .withMessage("column of tables 'a' is there twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withCategories(List.of("a=x", "a=y", "b", "a=z"), a, again))
                .withMessage("column of tables 'a' is there twice");
        assertThat(withCategories(List.of("a=x", "a=y", "b", "a=z"), a).categoricalColumns())
                .containsExactly(a);
    }

    @Test
    void anotherNetworkKeepsTheCategoricalColumns() {
        Model model = Models.withColours();
        assertThat(model.withNetwork(Models.network(9, 4, 2, 1)).categoricalColumns())
                .isEqualTo(model.categoricalColumns());
    }

    private static Model withCategories(List<String> inputs, CategoricalColumn... columns) {
        return new Model(
                Models.network(1, 4, 1),
                Task.REGRESSION,
                Scaling.identity(4),
                Scaling.identity(1),
                inputs,
                List.of("y"),
                List.of(),
                Map.of(),
                "1",
                List.of(columns));
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
