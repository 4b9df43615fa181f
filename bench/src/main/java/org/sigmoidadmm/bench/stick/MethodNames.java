package org.sigmoidadmm.bench.stick;

import java.util.Iterator;

/** The methods, for the help of the command line. */
final class MethodNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return StickMethods.names().iterator();
    }
}
