package org.sigmoidadmm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.cli.text.Numbers;
import org.sigmoidadmm.cli.text.Table;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.ModelDescription;
import org.sigmoidadmm.model.ModelFile;
import org.sigmoidadmm.model.Scaling;
import org.sigmoidadmm.model.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a saved model is. */
@Command(
        name = "describe",
        description = "Says what a saved model is: its task, layers, columns with their scaling, classes, and how it "
                + "was trained.")
final class DescribeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A model that 'admm train' saved, or an npz file of 'admm export'.")
    private Path modelFile;

    @Option(names = "--json", description = "Print it as JSON, the same as 'admm export --format json'.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Model model = ModelFile.read(modelFile);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(ModelDescription.of(model));
        } else {
            text(model, out);
        }
        out.flush();
        return 0;
    }

    private static void text(Model model, PrintWriter out) {
        String sizes = Arrays.stream(model.network().sizes())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("-"));
        out.println(Keyword.of(model.task()) + " of " + String.join(", ", model.targetColumns()) + ", network " + sizes
                + " with " + Numbers.count(ModelDescription.parameters(model), "parameter") + ", saved by version "
                + model.libraryVersion());
        if (model.task() == Task.CLASSIFICATION) {
            out.println("predicts a class and per class a " + (model.hasProbabilities() ? "probability" : "score"));
        }
        out.println();
        layers(model).lines().forEach(out::println);
        out.println();
        columns("input", model.inputColumns(), model.inputScaling()).lines().forEach(out::println);
        out.println();
        if (!model.categoricalColumns().isEmpty()) {
            Table table = Table.ofText().row("categorical column", "levels");
            model.categoricalColumns().forEach(column -> table.row(column.name(), String.join(", ", column.levels())));
            table.lines().forEach(out::println);
            out.println();
        }
        boolean classes = !model.classes().isEmpty();
        columns(classes ? "class" : "target", classes ? model.classes() : model.targetColumns(), model.targetScaling())
                .lines()
                .forEach(out::println);
        if (!model.settings().isEmpty()) {
            out.println();
            Table table = Table.ofText().row("setting", "value");
            model.settings().forEach((name, value) -> table.row(name, value));
            table.lines().forEach(out::println);
        }
    }

    private static Table layers(Model model) {
        Table table = Table.ofNumbers().row("layer", "inputs", "outputs", "parameters", "activation");
        int number = 0;
        for (Layer layer : model.network().layers()) {
            number++;
            table.row(
                    Integer.toString(number),
                    Integer.toString(layer.inputs()),
                    Integer.toString(layer.outputs()),
                    Long.toString((layer.inputs() + 1L) * layer.outputs()),
                    layer.activation().name());
        }
        return table;
    }

    private static Table columns(String kind, List<String> names, Scaling scaling) {
        Table table = Table.ofNumbers().row(kind, "shift", "scale");
        for (int j = 0; j < names.size(); j++) {
            table.row(names.get(j), Numbers.significant(scaling.shift()[j]), Numbers.significant(scaling.scale()[j]));
        }
        return table;
    }
}
