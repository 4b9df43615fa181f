/** The sigmoid-ADMM trainer, its networks and their files. */
module org.sigmoidadmm {
    requires static jdk.jfr;
    requires static org.jspecify;
    requires transitive org.sigmoidadmm.matrix;

    exports org.sigmoidadmm;
    exports org.sigmoidadmm.gradient;
    exports org.sigmoidadmm.io;
    exports org.sigmoidadmm.model;
}
