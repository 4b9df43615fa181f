/**
 * The conformance kit: an abstract JUnit class that holds every matrix backend to the numbered rules of the contract.
 */
module org.sigmoidadmm.matrix.tck {
    requires transitive org.sigmoidadmm.matrix;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires java.management;
    requires static org.jspecify;

    exports org.sigmoidadmm.matrix.tck;

    opens org.sigmoidadmm.matrix.tck to
            org.junit.platform.commons;
}
