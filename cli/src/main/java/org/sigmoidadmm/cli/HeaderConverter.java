package org.sigmoidadmm.cli;

import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.data.HeaderChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words of {@code --header}. */
final class HeaderConverter implements ITypeConverter<HeaderChoice> {

    @Override
    public HeaderChoice convert(String word) {
        return Keyword.parse(HeaderChoice.class, word)
                .orElseThrow(() ->
                        new TypeConversionException("'" + word + "' is none of " + Keyword.all(HeaderChoice.class)));
    }
}
