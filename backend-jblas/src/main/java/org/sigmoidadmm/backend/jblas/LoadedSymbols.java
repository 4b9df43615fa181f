package org.sigmoidadmm.backend.jblas;

/**
 * Gives the symbols of the native libraries that the classes of its own class loader have loaded. So it is defined anew by
 * the loader of each copy of jblas.
 */
public final class LoadedSymbols {

    private LoadedSymbols() {}

    /**
     * Calls {@code SymbolLookup.loaderLookup()}, which looks at the loader of its caller.
     *
     * @return a {@code java.lang.foreign.SymbolLookup}
     * @throws ReflectiveOperationException if this JVM has none
     */
    public static Object get() throws ReflectiveOperationException {
        return Class.forName("java.lang.foreign.SymbolLookup")
                .getMethod("loaderLookup")
                .invoke(null);
    }
}
