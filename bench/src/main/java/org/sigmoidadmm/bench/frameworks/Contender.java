package org.sigmoidadmm.bench.frameworks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One who takes part in the comparison.
 *
 * @param id the name on the command line and of the folder of results
 * @param title the name in reports
 * @param framework name of the class that implements {@link Framework}
 * @param module folder of the module with that class and the framework's artifacts, or null for what is here
 * @param variants the ways of training of which the best counts
 */
public record Contender(
        String id, String title, String framework, @Nullable Path module, Function<Problem, List<Variant>> variants) {

    /** The one whose errors are the targets where none is fixed. */
    public static final String YARDSTICK = "own-adam";

    /**
     * All of them: this library's, and one per framework.
     *
     * @param modules the folder {@code bench/frameworks}
     * @return in the order of the report
     */
    public static List<Contender> all(Path modules) {
        return List.of(
                new Contender("admm-jblas", "sigmoid-ADMM, jblas", OwnAdmm.Jblas.class.getName(), null, Contender::own),
                new Contender("admm-ejml", "sigmoid-ADMM, EJML", OwnAdmm.Ejml.class.getName(), null, Contender::own),
                new Contender(YARDSTICK, "our Adam and SGD, jblas", OwnGradient.class.getName(), null, Variant::grid),
                module(modules, "tensorflow", "TensorFlow-Java", "TensorFlowFramework"),
                module(modules, "djl", "DJL, PyTorch", "DjlFramework"),
                module(modules, "dl4j", "DL4J", "Dl4jFramework"),
                module(modules, "encog", "Encog", "EncogFramework"));
    }

    /** Sigmoid-ADMM for functions without noise, where the default method is nothing else, and else the default method. */
    private static List<Variant> own(Problem problem) {
        boolean function = problem.measure() == Problem.Measure.MEAN_SQUARE;
        return List.of(new Variant(function ? Variant.Method.ADMM : Variant.Method.POLISHED, 0, false, 0));
    }

    private static Contender module(Path modules, String id, String title, String type) {
        return new Contender(
                id,
                title,
                Contender.class.getPackageName() + "." + id + "." + type,
                modules.resolve(id),
                Variant::grid);
    }

    /**
     * Tells whether it is there.
     *
     * @return false for a framework whose module is not built
     */
    public boolean isBuilt() {
        return module == null || (Files.isDirectory(classes(module)) && Files.isDirectory(libraries(module)));
    }

    /** Why it cannot take part, if so. */
    Optional<String> absence() {
        if (isBuilt()) {
            return Optional.empty();
        }
        return Optional.of(
                "not built: bench/frameworks/" + id + " has no target/classes and target/lib; build the profile "
                        + "'frameworks', and see there which artifact did not resolve");
    }

    /** What to put in front of this JVM's class path, so that the framework's own versions of its libraries win. */
    List<String> classPath() {
        return module == null
                ? List.of()
                : List.of(
                        classes(module).toString(),
                        libraries(module).resolve("*").toString());
    }

    private static Path classes(Path module) {
        return module.resolve("target").resolve("classes");
    }

    private static Path libraries(Path module) {
        return module.resolve("target").resolve("lib");
    }
}
