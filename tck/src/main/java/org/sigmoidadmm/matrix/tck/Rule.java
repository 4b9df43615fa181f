package org.sigmoidadmm.matrix.tck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rule of the backend contract that a test examines. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Rule {

    /** The rule's number as the contract writes it, such as {@code B-12}. */
    String value();
}
