package org.sigmoidadmm.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How another JVM is started as this one was. */
public final class ChildJvm {

    private ChildJvm() {}

    /**
     * Makes the beginning of a command line, to which the main class's arguments are added.
     *
     * @param options of the JVM, behind those of this one, which come from the script
     * @param classPath where its classes are
     * @param main its main class
     * @return a list that can be added to
     */
    public static List<String> command(List<String> options, String classPath, Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        return command;
    }
}
