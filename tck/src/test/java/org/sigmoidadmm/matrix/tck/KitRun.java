package org.sigmoidadmm.matrix.tck;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs single rules of the kit through the JUnit Platform. */
final class KitRun {

    private KitRun() {}

    /** A test of the kit. */
    record RuleTest(Class<?> group, Method method) {}

    /** The tests of the kit by rule; more than one for a rule is for a test to complain of. */
    static Map<String, List<RuleTest>> tests() {
        Map<String, List<RuleTest>> tests = new TreeMap<>();
        for (Class<?> group : MatrixBackendTck.class.getDeclaredClasses()) {
            if (group.isAnnotationPresent(Nested.class)) {
                for (Method method : group.getSuperclass().getDeclaredMethods()) {
                    Rule rule = method.getAnnotation(Rule.class);
                    if (rule != null) {
                        tests.computeIfAbsent(rule.value(), r -> new ArrayList<>())
                                .add(new RuleTest(group, method));
                    }
                }
            }
        }
        return tests;
    }

    static EngineExecutionResults run(String rule, Map<String, String> parameters) {
        RuleTest test = tests().get(rule).get(0);
        return EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectNestedMethod(
                        List.of(BrokenTck.class), test.group(), test.method().getName()))
                .configurationParameters(parameters)
                .execute();
    }
}
