package org.sigmoidadmm.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.matrix.Activations;

/**
 * Iterates of the authors' released update functions on a small case, from a text file: named blocks of figures column
 * by column ({@code X}, {@code W1_0}, {@code V2_3}, …, U for Λ) and a line of training error and Lagrangian per
 * iteration.
 */
final class ReferenceIterates {

    record Figures(int rows, int columns, double[] values) {}

    final Map<String, Figures> blocks = new HashMap<>();
    final List<Double> errorsBefore = new ArrayList<>();
    final List<Double> lagrangians = new ArrayList<>();
    int[] sizes = {};
    int iterations;
    double beta;
    double lambda;

    static ReferenceIterates read(String name) {
        ReferenceIterates result = new ReferenceIterates();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReferenceIterates.class.getResourceAsStream("/golden/" + name + ".txt")),
                StandardCharsets.US_ASCII))) {
            result.parse(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    private void parse(BufferedReader reader) throws IOException {
        String header = reader.readLine();
        String layers = header.substring(header.indexOf('[') + 1, header.indexOf(']'));
        sizes = Arrays.stream(layers.trim().split("\\s+"))
                .mapToInt(Integer::parseInt)
                .toArray();
        String[] words = header.substring(header.indexOf(']') + 1).trim().split("\\s+");
        iterations = Integer.parseInt(words[3]);
        beta = Double.parseDouble(words[5]);
        lambda = Double.parseDouble(words[7]);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] parts = line.trim().split("\\s+");
            if (parts[0].equals("iter")) {
                errorsBefore.add(Double.parseDouble(parts[3]));
                lagrangians.add(Double.parseDouble(parts[5]));
            } else {
                double[] values = Arrays.stream(reader.readLine().trim().split("\\s+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                blocks.put(parts[0], new Figures(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), values));
            }
        }
    }

    Figures block(String name) {
        return Objects.requireNonNull(blocks.get(name), name);
    }

    Samples samples(String name) {
        Figures figures = block(name);
        return new Samples(figures.columns(), figures.rows(), figures.values());
    }

    Network start() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < sizes.length; i++) {
            layers.add(new Layer(
                    sizes[i - 1],
                    sizes[i],
                    block("W" + i + "_0").values(),
                    block("b" + i + "_0").values(),
                    i == sizes.length - 1 ? Activations.IDENTITY : Activations.SIGMOID));
        }
        return new Network(layers);
    }
}
