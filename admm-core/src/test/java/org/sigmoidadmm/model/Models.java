package org.sigmoidadmm.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.matrix.Activations;

/** Small models to test with. */
final class Models {

    private Models() {}

    /** Random weights and biases in [−2, 2). */
    static Network network(long seed, int... sizes) {
        Random random = new Random(seed);
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < sizes.length; i++) {
            layers.add(new Layer(
                    sizes[i - 1],
                    sizes[i],
                    random.doubles((long) sizes[i - 1] * sizes[i], -2, 2).toArray(),
                    random.doubles(sizes[i], -2, 2).toArray(),
                    i < sizes.length - 1 ? Activations.SIGMOID : Activations.IDENTITY));
        }
        return new Network(layers);
    }

    static Model regression() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("lambda", "1e-9");
        settings.put("beta", "10,\"20\"\n");
        return new Model(
                network(1, 2, 3, 4, 1),
                Task.REGRESSION,
                new Scaling(new double[] {1, -0.1}, new double[] {2, 1.0 / 3}),
                new Scaling(new double[] {-7.25}, new double[] {1e-3}),
                List.of("moneyness", "Größe \uD83D\uDE00"),
                List.of("price"),
                List.of(),
                settings,
                "0.1.0");
    }

    static Model classification() {
        return new Model(
                network(2, 2, 3, 3),
                Task.CLASSIFICATION,
                Scaling.identity(2),
                Scaling.identity(3),
                List.of("x", "y"),
                List.of("species"),
                List.of("setosa", "versicolor", ""),
                Map.of(),
                "0.1.0");
    }

    /** Takes a number and a colour of three. */
    static Model withColours() {
        return new Model(
                network(3, 4, 3, 1),
                Task.REGRESSION,
                Scaling.identity(4),
                Scaling.identity(1),
                List.of("x", "colour=blue", "colour=red", "colour="),
                List.of("price"),
                List.of(),
                Map.of(),
                "0.1.0",
                List.of(new CategoricalColumn("colour", List.of("blue", "red", ""))));
    }
}
