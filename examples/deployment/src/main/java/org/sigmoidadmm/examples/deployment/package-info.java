/** A program that uses the library as its published jars. */
package org.sigmoidadmm.examples.deployment;
