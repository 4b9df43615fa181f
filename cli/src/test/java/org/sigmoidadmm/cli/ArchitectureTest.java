package org.sigmoidadmm.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String[] CORE = {
        "org.sigmoidadmm",
        "org.sigmoidadmm.gradient..",
        "org.sigmoidadmm.model..",
        "org.sigmoidadmm.io..",
        "org.sigmoidadmm.flight..",
        "org.sigmoidadmm.parallel.."
    };

    private final JavaClasses project = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sigmoidadmm");

    @Test
    void apiDependsOnTheJdkAlone() {
        classes()
                .that(resideInAnyPackage("org.sigmoidadmm.matrix", "org.sigmoidadmm.matrix.spi.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", "org.sigmoidadmm.matrix", "org.sigmoidadmm.matrix.spi.."))
                .check(project);
    }

    @Test
    void coreDependsOnTheApiAndTheJdkAlone() {
        classes()
                .that(resideInAnyPackage(CORE))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(CORE)
                        .or(resideInAnyPackage("java..", "jdk.jfr..", "org.jspecify..", "org.sigmoidadmm.matrix..")))
                .check(project);
    }

    @Test
    void onlyABackendKnowsItsLibrary() {
        for (String name : new String[] {"ejml", "jblas", "ojalgo"}) {
            noClasses()
                    .that(resideOutsideOfPackages("org.sigmoidadmm.backend." + name + ".."))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org." + name + ".."))
                    .check(project);
        }
    }

    @Test
    void nothingButServiceLoadingReachesABackend() {
        noClasses()
                .that(resideOutsideOfPackages("org.sigmoidadmm.backend.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.sigmoidadmm.backend.."))
                .check(project);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.sigmoidadmm.cli.(*)..").should().beFreeOfCycles().check(project);
    }

    @Test
    void coreNamesNoBackendNotEvenInAText() throws IOException {
        for (JavaClass type : project.that(resideInAnyPackage(CORE))) {
            try (InputStream in =
                    type.getSource().orElseThrow().getUri().toURL().openStream()) {
                String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                assertThat(bytes).as(type.getName()).doesNotContain("ejml", "jblas", "ojalgo");
            }
        }
    }
}
