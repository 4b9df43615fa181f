package org.sigmoidadmm.matrix.tck;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Turns the failure of a rule that the backend lists as a known deviation into a reported one, and the success of such a
 * rule into a failure, so that the list cannot outlive its reasons.
 */
final class KnownDeviations implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            ExtensionContext extensionContext)
            throws Throwable {
        Rule rule = invocationContext.getExecutable().getAnnotation(Rule.class);
        Map<String, String> deviations = extensionContext
                .getRequiredTestInstances()
                .findInstance(MatrixBackendTck.class)
                .map(MatrixBackendTck::knownDeviations)
                .orElse(Map.of());
        requireRules(deviations.keySet());
        String reason = rule == null ? null : deviations.get(rule.value());
        if (rule == null || reason == null) {
            invocation.proceed();
            return;
        }
        try {
            invocation.proceed();
        } catch (AssertionError | Exception failure) {
            String report = "known deviation from " + rule.value() + ": " + reason;
            extensionContext.publishReportEntry("known deviation", report);
            throw new TestAbortedException(report, failure);
        }
        Assertions.fail(
                rule.value() + " is listed as a known deviation (" + reason + ") but holds: remove it from the list");
    }

    /** A deviation from a rule that does not exist would excuse nothing and mislead the reader. */
    private static void requireRules(Set<String> listed) {
        if (listed.isEmpty()) {
            return;
        }
        Set<String> unknown = new TreeSet<>(listed);
        for (Class<?> group : MatrixBackendTck.class.getDeclaredClasses()) {
            for (Method test : group.getSuperclass().getDeclaredMethods()) {
                Rule rule = test.getAnnotation(Rule.class);
                if (rule != null) {
                    unknown.remove(rule.value());
                }
            }
        }
        if (!unknown.isEmpty()) {
            Assertions.fail("known deviations list rules that do not exist: " + unknown);
        }
    }
}
