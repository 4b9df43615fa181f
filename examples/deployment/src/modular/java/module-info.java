/** The same program as a module; the backends are found as services. */
module org.sigmoidadmm.examples.deployment {
    requires org.sigmoidadmm;
}
