package org.sigmoidadmm.matrix.tck;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** Class loaders that see the place of a provider's class alone. */
final class ProviderLoaders {

    private static final String SERVICES = "META-INF/services/" + MatrixBackendProvider.class.getName();

    private ProviderLoaders() {}

    /** The provider's own jar or folder and the service-provider interface, but no library. */
    static URLClassLoader withoutLibraries(Class<?> provider) {
        return new URLClassLoader(new URL[] {placeOf(provider)}, new InterfaceLoader());
    }

    /** The lines of the services file in the provider's own jar or folder; empty if there is none. */
    static List<String> servicesBeside(Class<?> provider) throws IOException {
        try (URLClassLoader alone = new URLClassLoader(new URL[] {placeOf(provider)}, null)) {
            URL services = alone.findResource(SERVICES);
            if (services == null) {
                return List.of();
            }
            try (var stream = services.openStream()) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceAll("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .toList();
            }
        }
    }

    private static URL placeOf(Class<?> provider) {
        var source = provider.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Assertions.fail("%s does not say where it was loaded from", provider);
        }
        return Objects.requireNonNull(source.getLocation(), "location");
    }

    /** Gives the classes of the interface that the caller has, and those of the Java platform. */
    private static final class InterfaceLoader extends ClassLoader {

        InterfaceLoader() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            if (packageName.equals(MatrixBackend.class.getPackageName())
                    || packageName.equals(MatrixBackendProvider.class.getPackageName())) {
                return Class.forName(name, false, MatrixBackendProvider.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
