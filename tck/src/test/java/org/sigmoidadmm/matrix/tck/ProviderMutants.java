package org.sigmoidadmm.matrix.tck;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.Availability;

/** Providers that cannot be found or do not tell the truth. */
final class ProviderMutants {

    private ProviderMutants() {}

    static List<Mutant> list() {
        return List.of(
                new Mutant("B-60", "a name with blanks and capitals", () -> new BrokenProviders.Base() {
                    @Override
                    public String name() {
                        return "My Backend";
                    }
                }),
                new Mutant("B-60", "the name that asks for automatic selection", () -> new BrokenProviders.Base() {
                    @Override
                    public String name() {
                        return "auto";
                    }
                }),
                new Mutant("B-60", "a priority that changes", () -> new BrokenProviders.Base() {
                    private int calls;

                    @Override
                    public int priority() {
                        return calls++;
                    }
                }),
                new Mutant("B-61", "the probe finds the library missing", () -> new BrokenProviders.Base() {
                    @Override
                    public Availability probe() {
                        return Availability.unavailable("", "no library", null);
                    }
                }),
                new Mutant("B-61", "the probe does not name the library", () -> new BrokenProviders.Base() {
                    @Override
                    public Availability probe() {
                        return Availability.available("");
                    }
                }),
                new Mutant("B-62", "the backend has another name than its provider", () -> new BrokenProviders.Base() {
                    @Override
                    public String name() {
                        return "other";
                    }
                }),
                new Mutant("B-62", "one thread more than asked for", () -> new BrokenProviders.Base() {
                    @Override
                    public MatrixBackend create(BackendOptions options) {
                        return claiming(options.threads() + 1);
                    }
                }),
                new Mutant("B-62", "as many threads as there are processors", () -> new BrokenProviders.Base() {
                    @Override
                    public MatrixBackend create(BackendOptions options) {
                        return claiming(options.threads() == 1 ? 1 : 1000);
                    }
                }),
                new Mutant("B-62", "there is no backend", () -> new BrokenProviders.Base() {
                    @Override
                    public MatrixBackend create(BackendOptions options) {
                        return null;
                    }
                }),
                Mutant.of("B-63", "the backend has a thread from the start", () -> new ThreadingBackend() {
                    {
                        startWorker();
                    }
                }),
                Mutant.of("B-63", "a product starts a thread that stays", () -> new ThreadingBackend() {
                    @Override
                    protected void doGemm(
                            double alpha,
                            Transpose transposeA,
                            ReferenceMatrix a,
                            Transpose transposeB,
                            ReferenceMatrix b,
                            double beta,
                            ReferenceMatrix c) {
                        startWorker();
                        super.doGemm(alpha, transposeA, a, transposeB, b, beta, c);
                    }
                }),
                Mutant.of("B-63", "a system starts a thread that stays", () -> new ThreadingBackend() {
                    @Override
                    protected void doSolveSpd(Side side, ReferenceMatrix a, ReferenceMatrix b, ReferenceMatrix x) {
                        startWorker();
                        super.doSolveSpd(side, a, b, x);
                    }
                }),
                Mutant.of("B-63", "eigenvalues are found by a thread of their own", () -> new ThreadingBackend() {
                    @Override
                    protected void doEigSym(ReferenceMatrix a, ReferenceMatrix values, ReferenceMatrix vectors) {
                        aside(() -> super.doEigSym(a, values, vectors));
                    }
                }),
                Mutant.of("B-63", "a fused kernel uses a thread of its own", () -> new ThreadingBackend() {
                    @Override
                    protected void doConstraintForce(
                            double beta,
                            ReferenceMatrix s,
                            ReferenceMatrix v,
                            ReferenceMatrix multiplier,
                            ReferenceMatrix force) {
                        aside(() -> super.doConstraintForce(beta, s, v, multiplier, force));
                    }
                }),
                new Mutant("B-64", "the constructor needs the library", BrokenProviders.Eager::new),
                new Mutant("B-64", "the probe throws what is missing", BrokenProviders.Throwing::new),
                new Mutant("B-64", "the probe says nothing of what is missing", BrokenProviders.Silent::new),
                new Mutant("B-65", "no services file names the provider", BrokenProviders.Unregistered::new),
                new Mutant("B-65", "no services file at all", ReferenceProvider::new),
                new Mutant("B-66", "the scan does not find the provider", BrokenProviders.Unregistered::new),
                new Mutant("B-67", "the probe looks in the context class loader", BrokenProviders.ContextBound::new),
                new Mutant("B-68", "the probe fails on pool threads", BrokenProviders.ThreadBound::new));
    }

    private static MatrixBackend claiming(int threads) {
        return new ForwardingBackend() {
            @Override
            public BackendInfo info() {
                return new BackendInfo(ReferenceProvider.NAME, ReferenceProvider.LIBRARY, threads, "");
            }
        };
    }

    private static class ThreadingBackend extends ReferenceBackend {

        private final CountDownLatch end = new CountDownLatch(1);

        /** Starts a thread that ends with the backend. */
        final void startWorker() {
            Thread worker = new Thread(
                    () -> {
                        try {
                            end.await();
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "worker of a library");
            worker.setDaemon(true);
            worker.start();
        }

        /** Does the work in a thread that has ended when this returns. */
        static void aside(Runnable work) {
            Thread worker = new Thread(work, "helper of a library");
            worker.start();
            try {
                worker.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        protected void doClose() {
            end.countDown();
        }
    }
}
