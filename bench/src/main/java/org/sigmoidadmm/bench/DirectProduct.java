package org.sigmoidadmm.bench;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jblas.NativeBlas;
import org.ojalgo.matrix.store.R064Store;

/** c = a·b by a library's own call for it, operands and result prepared: what a program without our interface does. */
interface DirectProduct {

    /** c ← a·b. */
    void multiply();

    /** c, column-major. */
    double[] result();

    /** What prepares a product. */
    @FunctionalInterface
    interface Maker {

        /** Prepares the product of the column-major matrices a, d×d, and b, d×n. */
        DirectProduct of(double[] a, double[] b, int d, int n);
    }

    /** Of every backend whose library is known here, by its name. */
    Map<String, Maker> MAKERS = Map.of(
            "ejml", Ejml::new,
            "jblas", (a, b, d, n) -> new Jblas(a.clone(), b.clone(), new double[d * n], d, n),
            "ojalgo", Ojalgo::new);

    /** Tells whether the library of a backend is known here. */
    static boolean isKnown(String backend) {
        return MAKERS.containsKey(backend);
    }

    /** Prepares the product of the column-major matrices a, d×d, and b, d×n. */
    static DirectProduct of(String backend, double[] a, double[] b, int d, int n) {
        Maker maker = MAKERS.get(backend);
        if (maker == null) {
            throw new IllegalArgumentException("the library of backend '" + backend + "' is not known here");
        }
        return maker.of(a, b, d, n);
    }

    /** EJML, row-major by nature. */
    final class Ejml implements DirectProduct {

        private final DMatrixRMaj a;
        private final DMatrixRMaj b;
        private final DMatrixRMaj c;

        Ejml(double[] a, double[] b, int d, int n) {
            this.a = new DMatrixRMaj(d, d, false, a);
            this.b = new DMatrixRMaj(d, n, false, b);
            this.c = new DMatrixRMaj(d, n);
        }

        @Override
        public void multiply() {
            CommonOps_DDRM.mult(a, b, c);
        }

        @Override
        public double[] result() {
            return CommonOps_DDRM.transpose(c, null).data;
        }
    }

    /** jblas's native dgemm. */
    record Jblas(double[] a, double[] b, double[] c, int d, int n) implements DirectProduct {

        @Override
        public void multiply() {
            NativeBlas.dgemm('N', 'N', d, n, d, 1, a, 0, d, b, 0, d, 0, c, 0, d);
        }

        @Override
        public double[] result() {
            return c;
        }
    }

    /** ojAlgo's primitive store. */
    final class Ojalgo implements DirectProduct {

        private final R064Store a;
        private final R064Store b;
        private final R064Store c;

        Ojalgo(double[] a, double[] b, int d, int n) {
            this.a = R064Store.FACTORY.make(d, d);
            this.b = R064Store.FACTORY.make(d, n);
            this.c = R064Store.FACTORY.make(d, n);
            System.arraycopy(a, 0, this.a.data, 0, a.length);
            System.arraycopy(b, 0, this.b.data, 0, b.length);
        }

        @Override
        public void multiply() {
            c.fillByMultiplying(a, b);
        }

        @Override
        public double[] result() {
            return c.data;
        }
    }
}
