/**
 * Training of deep sigmoid networks by the alternating direction method of multipliers, after Zeng, Lin, Yao and Zhou,
 * <i>On ADMM in Deep Learning: Convergence and Saturation-Avoidance</i>, JMLR 22(199), 2021.
 *
 * <p>Columns are samples. Symbols of the paper and names here:
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>name</th><th>meaning</th></tr>
 * <tr><td>N</td><td>{@code depth}</td><td>number of weight layers, one more than the hidden layers</td></tr>
 * <tr><td>W<sub>i</sub></td><td>{@code weight}, {@code bias}</td><td>weights of layer i, d<sub>i</sub> × d<sub>i−1</sub>, and its bias</td></tr>
 * <tr><td>V<sub>i</sub></td><td>{@code v}</td><td>activations of layer i, d<sub>i</sub> × n, variables of their own</td></tr>
 * <tr><td>Λ<sub>i</sub></td><td>{@code multiplier}</td><td>multiplier of the constraint V<sub>i</sub> = σ(W<sub>i</sub>V<sub>i−1</sub>)</td></tr>
 * <tr><td>β<sub>i</sub></td><td>{@code beta}</td><td>penalty of that constraint</td></tr>
 * <tr><td>λ</td><td>{@code lambda}</td><td>weight of ½‖W‖², biases included</td></tr>
 * </table>
 *
 * <p><b>Weights of samples.</b> A sample of weight w has the loss wℓ and the penalties wβ<sub>i</sub>, and its multipliers
 * are kept divided by w: then w cancels from its activation updates and the step of its multipliers, and stands in the sums
 * over samples alone, such as Σ wāāᵀ. Whole numbers as weights are the same as repeated samples.
 */
@NullMarked
package org.sigmoidadmm;

import org.jspecify.annotations.NullMarked;
