package org.sigmoidadmm.matrix;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.sigmoidadmm.matrix.spi.ActivationKernels;

/**
 * The activation functions that are built in, and the look-up by name of these and of the user's own.
 *
 * <p>A function of the user's own becomes known by name when its class is a service provider of {@link Activation}. Its
 * name must differ from those of the built-in ones, which take precedence; one whose name breaks the rule of
 * {@link Activation#name} counts as one that cannot be loaded.
 */
public final class Activations {

    /** The logistic function 1/(1 + e^−z), within 2 ulp, value and slope; L₀ = 1, L₁ = 1/4, L₂ = 1/(6√3). */
    public static final Activation SIGMOID = new Sigmoid();

    /** The hyperbolic tangent, within 2 ulp, value and slope; L₀ = 1, L₁ = 1, L₂ = 4/(3√3). */
    public static final Activation TANH = new HyperbolicTangent();

    /**
     * The inverse tangent {@code arctan}, within 2 ulp, value and slope (slope 4 ulp for |z| above 1e140); L₀ = π/2, L₁ = 1, L₂ = 3√3/8.
     */
    public static final Activation ARCTAN = new Arctangent();

    /**
     * The inverse square root unit {@code isru}, z/√(1 + z²), within 2 ulp, value and slope (slope 6 ulp for |z| above 1e90); L₀ = 1, L₁ = 1, L₂ =
     * (3/2)(4/5)^(5/2) = 0.85865, at z = ±1/2.
     */
    public static final Activation ISRU = new InverseSquareRootUnit();

    /**
     * The error function, value and slope within 2 ulp; L₀ = 1, L₁ = 2/√π, L₂ = 2√2/√(πe) = 0.96788, at z = ±1/√2.
     */
    public static final Activation ERF = new ErrorFunction();

    /** The sine {@code sin}, within 1 ulp, value and slope, NaN at ±∞; L₀ = L₁ = L₂ = 1. */
    public static final Activation SINE = new Sine();

    /** The identity, exact; L₀ = ∞, L₁ = 1, L₂ = 0. */
    public static final Activation IDENTITY = new Identity();

    /** The rectifier max(0, z), with slope 0 at 0; L₀ = ∞, L₁ = 1, L₂ = ∞: for baselines, not for ADMM. */
    public static final Activation RELU = new Rectifier("relu", 0);

    /** The rectifier with slope 0.01 for z ≤ 0; L₀ = ∞, L₁ = 1, L₂ = ∞: for baselines, not for ADMM. */
    public static final Activation LEAKY_RELU = new Rectifier("leaky-relu", 0.01);

    private static final List<Activation> BUILT_IN =
            List.of(SIGMOID, TANH, ARCTAN, ISRU, ERF, SINE, IDENTITY, RELU, LEAKY_RELU);

    private static final int MAX_FAILURES = 100;

    private Activations() {}

    /**
     * Returns the function with a given name.
     *
     * @param name the name of a built-in function or of one that is found as a service provider of {@link Activation}
     * @return the function
     * @throws IllegalArgumentException if there is none; the message lists the known names and what could not be loaded
     */
    public static Activation named(String name) {
        for (Activation activation : BUILT_IN) {
            if (activation.name().equals(name)) {
                return activation;
            }
        }
        List<String> failures = new ArrayList<>();
        List<Activation> known = known(failures);
        for (Activation activation : known) {
            if (activation.name().equals(name)) {
                return activation;
            }
        }
        String notLoaded = failures.isEmpty() ? "" : "; could not be loaded: " + String.join("; ", failures);
        throw new IllegalArgumentException("There is no activation function '" + name + "'; known are "
                + String.join(", ", names(known)) + notLoaded + ".");
    }

    /**
     * Lists the names that {@link #named} knows.
     *
     * @return the built-in names, then the user's, without repetition
     */
    public static List<String> names() {
        return names(known(new ArrayList<>()));
    }

    /**
     * Checks the name of a function.
     *
     * @param activation any
     * @return the same
     * @throws IllegalArgumentException if its name is not one or more lower-case letters (a to z), digits and hyphens
     */
    public static Activation requireName(Activation activation) {
        String name = Objects.requireNonNull(activation.name(), "name");
        if (!isName(name)) {
            throw new IllegalArgumentException("the activation function "
                    + activation.getClass().getName() + " has the name '" + name.replaceAll("\\p{Cntrl}", "?")
                    + "', must be one or more lower-case letters, digits and hyphens");
        }
        return activation;
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    /**
     * Describes the bulk implementation of sigmoid and tanh that is in use, chosen at the first use: the scalar one, or
     * one found as a service provider of {@link ActivationKernels}. They all give the same bits.
     *
     * @return a short text such as {@code "scalar"} or {@code "Vector API, 8 lanes"}
     */
    public static String kernels() {
        return ChosenKernels.get().description();
    }

    private static List<String> names(List<Activation> activations) {
        return activations.stream().map(Activation::name).distinct().toList();
    }

    private static List<Activation> known(List<String> failures) {
        List<Activation> all = new ArrayList<>(BUILT_IN);
        Iterator<Activation> found = ServiceLoader.load(Activation.class, Activation.class.getClassLoader())
                .iterator();
        while (failures.size() < MAX_FAILURES) { // a provider that cannot be loaded must not hide the others
            try {
                if (!found.hasNext()) {
                    break;
                }
                all.add(requireName(found.next()));
            } catch (ServiceConfigurationError | LinkageError failure) {
                failures.add(failure.toString());
            } catch (IllegalArgumentException badName) {
                failures.add(badName.getMessage());
            }
        }
        return all;
    }
}
