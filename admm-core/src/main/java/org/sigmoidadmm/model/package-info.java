/**
 * Trained models with all that is needed to use them, and their files: a network, the scaling of its inputs and
 * targets, the names of its columns and classes. The format is described in {@code docs/model-format.md}.
 */
@NullMarked
package org.sigmoidadmm.model;

import org.jspecify.annotations.NullMarked;
