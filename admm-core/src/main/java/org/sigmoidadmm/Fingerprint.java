package org.sigmoidadmm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.BackendInfo;

/**
 * Tells one training from another: two with the same fingerprint have the same iterates, bit for bit.
 *
 * @param settings the settings that the iterates depend on, the backend and the shape of the data, by name
 * @param data digest of the data
 * @param start digest of the network that the training starts from, empty for a random start
 */
record Fingerprint(Map<String, String> settings, String data, String start) {

    private static final String DATA = "data ";

    Fingerprint {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Describes a training.
     *
     * @param course the settings that the iterates depend on
     * @param data what is fitted
     * @param start the network that it starts from, or null for the random start of the settings
     * @param backend what computes
     */
    static Fingerprint of(Course course, TrainingData data, @Nullable Network start, BackendInfo backend) {
        Map<String, String> settings = new LinkedHashMap<>(course.settings());
        settings.put("backend", backend.name() + " (" + backend.library() + ")");
        Samples validation = data.validationInputs();
        settings.put(DATA + "rows", "" + data.inputs().count());
        settings.put(DATA + "inputs", "" + data.inputs().features());
        settings.put(DATA + "targets", "" + data.targets().features());
        settings.put(DATA + "validation rows", "" + (validation == null ? 0 : validation.count()));
        settings.put(DATA + "weights", data.weights() == null ? "none" : "given");
        return new Fingerprint(settings, digestOf(data), start == null ? "" : digestOf(start));
    }

    /**
     * Says for a user in which settings another training differs from this one, each with the value there and the value
     * here.
     *
     * @param there that of the checkpoint
     */
    String differenceFrom(Fingerprint there) {
        if (differs(Course.METHOD, there)) {
            return difference(Course.METHOD, there);
        }
        Set<String> names = new LinkedHashSet<>(there.settings.keySet());
        names.addAll(settings.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            if (differs(name, there) && names.stream().noneMatch(owner -> isPartOf(owner, name, there))) {
                differences.add(difference(name, there));
            }
        }
        if (!start.equals(there.start)) {
            differences.add(
                    start.isEmpty()
                            ? "a network to start from there, a random start here"
                            : there.start.isEmpty()
                                    ? "a random start there, a network to start from here"
                                    : "another network to start from");
        }
        if (!data.equals(there.data)
                && names.stream().noneMatch(name -> name.startsWith(DATA) && differs(name, there))) {
            differences.add("the data have other values");
        }
        return String.join("; ", differences);
    }

    private boolean differs(String name, Fingerprint there) {
        String value = settings.get(name);
        return value == null || !value.equals(there.settings.get(name));
    }

    /** Whether a setting belongs to one that only one of the two has. */
    private boolean isPartOf(String owner, String name, Fingerprint there) {
        return name.startsWith(owner + " ") && settings.containsKey(owner) != there.settings.containsKey(owner);
    }

    private String difference(String name, Fingerprint there) {
        return name + " " + there.settings.getOrDefault(name, "none") + " there, " + settings.getOrDefault(name, "none")
                + " here";
    }

    private static String digestOf(TrainingData data) {
        Digest digest = new Digest();
        digest.add(data.inputs());
        digest.add(data.targets());
        digest.add(data.validationInputs());
        digest.add(data.validationTargets());
        double[] weights = data.weights();
        if (weights != null) {
            digest.add(weights);
        }
        return digest.text();
    }

    private static String digestOf(Network network) {
        Digest digest = new Digest();
        for (Layer layer : network.layers()) {
            digest.sha256.update(layer.activation().name().getBytes(StandardCharsets.UTF_8));
            digest.add(layer.weight());
            digest.add(layer.bias());
        }
        return digest.text();
    }

    private static final class Digest {

        private static final int CHUNK = 1024;

        private final MessageDigest sha256 = CheckpointFile.sha256();
        private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES);

        private void add(@Nullable Samples samples) {
            if (samples != null) {
                add((double) samples.count(), samples.features());
                add(samples.values());
            }
        }

        private void add(double... values) {
            for (int from = 0; from < values.length; from += CHUNK) {
                int count = Math.min(CHUNK, values.length - from);
                buffer.asDoubleBuffer().put(values, from, count);
                sha256.update(buffer.array(), 0, count * Double.BYTES);
            }
        }

        private String text() {
            return HexFormat.of().formatHex(sha256.digest()).substring(0, 16);
        }
    }
}
