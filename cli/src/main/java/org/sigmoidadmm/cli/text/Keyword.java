package org.sigmoidadmm.cli.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Enum constants as words of the command line: lower case with hyphens. */
public final class Keyword {

    private Keyword() {}

    /**
     * Writes a constant.
     *
     * @param constant for example {@code MAX_ABS}
     * @return for example {@code max-abs}
     */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Lists the words for an enum type.
     *
     * @param type an enum type
     * @return for example {@code lipschitz, max-abs}
     */
    public static String all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Keyword::of).collect(Collectors.joining(", "));
    }

    /**
     * Reads a constant.
     *
     * @param <E> the enum type
     * @param type the enum type
     * @param word for example {@code max-abs}
     * @return the constant, or empty if there is none of that name
     */
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }
}
