package org.sigmoidadmm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.BackendInfo;

/** Tells one training from another: two with the same fingerprint have the same iterates, bit for bit. */
final class Fingerprint {

    private static final int CHUNK = 1024;

    private final MessageDigest digest = CheckpointFile.sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES);

    private Fingerprint() {}

    /**
     * Describes a training.
     *
     * @param course the settings that the iterates depend on
     * @param data what is fitted
     * @param start the network that it starts from, or null for the random start of the settings
     * @param backend what computes
     * @return the backend and the settings as text, the shape of the data, and digests of the data and the start
     */
    static String of(String course, TrainingData data, @Nullable Network start, BackendInfo backend) {
        return "backend " + backend.name() + " (" + backend.library() + "), " + course + ", " + of(data)
                + (start == null ? "" : ", start " + of(start));
    }

    private static String of(TrainingData data) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(data.inputs());
        fingerprint.add(data.targets());
        fingerprint.add(data.validationInputs());
        fingerprint.add(data.validationTargets());
        double[] weights = data.weights();
        if (weights != null) {
            fingerprint.add(weights);
        }
        Samples validation = data.validationInputs();
        return "Data[rows=" + data.inputs().count() + ", inputs="
                + data.inputs().features() + ", targets=" + data.targets().features() + ", validationRows="
                + (validation == null ? 0 : validation.count()) + ", weights=" + (weights == null ? "none" : "given")
                + ", values=" + fingerprint.text() + "]";
    }

    private static String of(Network network) {
        Fingerprint fingerprint = new Fingerprint();
        for (Layer layer : network.layers()) {
            fingerprint.digest.update(layer.activation().name().getBytes(StandardCharsets.UTF_8));
            fingerprint.add(layer.weight());
            fingerprint.add(layer.bias());
        }
        return fingerprint.text();
    }

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
            digest.update(buffer.array(), 0, count * Double.BYTES);
        }
    }

    private String text() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
}
