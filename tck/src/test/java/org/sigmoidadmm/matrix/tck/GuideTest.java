package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.sigmoidadmm.matrix.MatrixBackends;

/** The example in docs/adding-a-backend.md, taken from the page itself. */
class GuideTest {

    private static final Pattern BLOCK = Pattern.compile("```(java|services)\n(.*?)```", Pattern.DOTALL);

    private static final Pattern TYPE = Pattern.compile("class (\\w+)");

    @TempDir
    Path folder;

    @Test
    void exampleOfTheGuideIsFoundAndPassesTheKit() throws Exception {
        List<Path> sources = writeSources();
        compile(sources);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, GuideTest.class.getClassLoader())) {
            MatrixBackends found = MatrixBackends.scan(loader);
            assertThat(found.candidates())
                    .filteredOn(candidate -> candidate.name().equals("plain"))
                    .singleElement()
                    // its probe has run a product and a solve
                    .satisfies(candidate -> assertThat(candidate.available())
                            .as("available: %s", candidate)
                            .isTrue());
            // all rules but those on a scan of the class path, where a page's classes are not
            assertThat(failingRules(loader.loadClass("example.plain.PlainTckTest")))
                    .containsExactly("B-66", "B-67", "B-68");
        }
    }

    private static List<String> failingRules(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(test))
                .execute()
                .testEvents()
                .failed()
                .map(event -> event.getTestDescriptor().getDisplayName().split(" ", 2)[0])
                .sorted()
                .toList();
    }

    @Test
    void exampleOfTheGuideHasSixSteps() throws IOException {
        assertThat(Documents.read("adding-a-backend.md").lines().filter(line -> line.startsWith("## ")))
                .extracting(line -> line.substring(3, 5))
                .containsExactly("1.", "2.", "3.", "4.", "5.", "6.");
    }

    @Test
    void guideNamesTheVersionThatThereIs() throws IOException {
        Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(Documents.read("../pom.xml"));
        assertThat(version.find()).isTrue();
        assertThat(Documents.read("adding-a-backend.md").split(Pattern.quote(version.group()), -1))
                .as("api and kit of %s", version.group(1))
                .hasSize(3);
    }

    private List<Path> writeSources() throws IOException {
        List<Path> sources = new ArrayList<>();
        Matcher block = BLOCK.matcher(Documents.read("adding-a-backend.md"));
        while (block.find()) {
            String text = block.group(2);
            if (block.group(1).equals("services")) {
                Path services = folder.resolve("META-INF/services/org.sigmoidadmm.matrix.spi.MatrixBackendProvider");
                Files.createDirectories(services.getParent());
                Files.writeString(services, text);
            } else {
                Matcher type = TYPE.matcher(text);
                assertThat(type.find()).as("a class in %s", text).isTrue();
                Path source = folder.resolve(type.group(1) + ".java");
                Files.writeString(source, text);
                sources.add(source);
            }
        }
        assertThat(sources).as("source files on the page").hasSize(4);
        return sources;
    }

    private void compile(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as("compiler: %s", messages).isTrue();
        }
    }
}
