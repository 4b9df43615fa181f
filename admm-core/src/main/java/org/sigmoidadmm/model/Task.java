package org.sigmoidadmm.model;

/** What a model is to predict. */
public enum Task {
    /** Numbers. */
    REGRESSION,
    /** One of several classes, as one score per class of which the largest wins. */
    CLASSIFICATION
}
