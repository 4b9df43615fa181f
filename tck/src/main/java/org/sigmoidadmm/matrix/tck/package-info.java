/**
 * The conformance kit for matrix backends.
 *
 * <p>A backend's tests extend {@link org.sigmoidadmm.matrix.tck.MatrixBackendTck} and say which provider to examine.
 * Every test carries the number of the rule of {@code docs/backend-contract.md} that it examines, and each rule has
 * exactly one test. All tolerances are a-priori bounds that follow from the shape and the data; none belongs to a
 * particular backend.
 */
@NullMarked
package org.sigmoidadmm.matrix.tck;

import org.jspecify.annotations.NullMarked;
