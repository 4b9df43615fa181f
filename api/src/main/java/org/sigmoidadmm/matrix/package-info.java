/**
 * Matrices as opaque handles and the operations on them: the contract between the trainer, which is
 * written once, and the linear-algebra libraries it runs on. Each rule has a number in
 * {@code docs/backend-contract.md}; the conformance kit {@code sigmoid-admm-tck} checks them all.
 */
@NullMarked
package org.sigmoidadmm.matrix;

import org.jspecify.annotations.NullMarked;
