package org.sigmoidadmm.backend.ojalgo;

import org.ojalgo.array.operation.AXPY;
import org.ojalgo.array.operation.DOT;
import org.sigmoidadmm.matrix.spi.PanelKernels;

/** ojAlgo's kernels on panels of rows: those that its own products consist of, without the division among threads. */
final class OjalgoKernels extends PanelKernels {

    @Override
    protected void addMultiples(double[][] product, int rows, double[][] left, int depth, double[][] right) {
        for (int i = 0; i < rows; i++) {
            double[] sum = product[i];
            double[] factors = left[i];
            for (int c = 0; c < depth; c++) {
                AXPY.invoke(sum, factors[c], right[c]);
            }
        }
    }

    @Override
    protected void innerProducts(double[] left, double[] right, double[] product, int m, int n, int depth) {
        for (int j = 0; j < m; j++) {
            for (int i = 0; i < n; i++) {
                product[i + j * n] = DOT.invoke(left, j * depth, right, i * depth, 0, depth);
            }
        }
    }
}
