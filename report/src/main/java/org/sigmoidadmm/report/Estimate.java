package org.sigmoidadmm.report;

/**
 * A value with the range it was seen in.
 *
 * @param value the median
 * @param low the smallest
 * @param high the largest
 */
public record Estimate(double value, double low, double high) {}
