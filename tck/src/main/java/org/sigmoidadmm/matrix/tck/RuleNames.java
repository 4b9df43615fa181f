package org.sigmoidadmm.matrix.tck;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Names a test by its rule: {@code B-12 gemm ignores the destination when beta is zero}. */
final class RuleNames extends DisplayNameGenerator.Standard {

    @Override
    public String generateDisplayNameForMethod(
            List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
        Rule rule = testMethod.getAnnotation(Rule.class);
        String words = testMethod
                .getName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
        return rule == null ? words : rule.value() + " " + words;
    }
}
