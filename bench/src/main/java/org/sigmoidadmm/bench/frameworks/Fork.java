package org.sigmoidadmm.bench.frameworks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sigmoidadmm.bench.ChildJvm;

/** Runs jobs in JVMs of their own, with the number of threads set wherever a native library may look for it. */
final class Fork {

    private static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";

    /** {@code bench/run} sets it for the OpenBLAS of jblas, which is of 2020; newer ones know the processor better. */
    private static final String CORE_TYPE = "OPENBLAS_CORETYPE";

    private final Duration startUp;

    /**
     * Makes one.
     *
     * @param startUp time that a JVM gets beside its trainings, to load libraries and unpack them
     */
    Fork(Duration startUp) {
        this.startUp = startUp;
    }

    /**
     * Does a job, unless its log says that it is done.
     *
     * <p>Where a JVM crashes or hangs in the middle, the training at hand has failed, and another JVM does those that
     * come after it.
     *
     * @param contender who does it
     * @param job what to do
     * @param log the file to write
     * @return what was written
     */
    RunLog run(Contender contender, Job job, Path log) {
        RunLog old = RunLog.read(log);
        if (old.complete() && old.job().equals(job.text())) {
            return old;
        }
        write(log, RunLog.line(RunLog.JOB, job.text()), false);
        List<Variant> rest = job.variants();
        while (!rest.isEmpty()) {
            int before = RunLog.read(log).warm().size();
            String failure = start(contender, job.with(rest), log);
            RunLog now = RunLog.read(log);
            if (failure.isEmpty() || now.complete()) {
                return now;
            }
            int begun = now.warm().size() - before;
            boolean cutOff = !now.trials().isEmpty()
                    && now.trials().get(now.trials().size() - 1).ending().isEmpty();
            if (begun == 0 || !cutOff) {
                write(log, RunLog.line(RunLog.FAILED, failure), true);
                return RunLog.read(log);
            }
            write(log, RunLog.line(RunLog.END, failure), true);
            rest = rest.subList(begun, rest.size());
        }
        write(log, RunLog.line(RunLog.DONE), true);
        return RunLog.read(log);
    }

    /** Writes a log of a contender that cannot take part. */
    static void absent(Path log, Job job, String reason) {
        write(log, RunLog.line(RunLog.JOB, job.text()) + RunLog.line(RunLog.FAILED, reason), false);
    }

    /** Runs a JVM to its end and says what went wrong, in one sentence, or nothing. */
    private String start(Contender contender, Job job, Path log) {
        Path output = log.resolveSibling(log.getFileName() + ".out");
        ProcessBuilder builder = new ProcessBuilder(command(contender, job, log))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        setThreads(builder.environment(), contender.module() == null ? 1 : job.threads());
        if (contender.module() != null) {
            builder.environment().remove(CORE_TYPE);
        }
        Duration limit = limit(job);
        Process process = null;
        try {
            process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                return "killed after " + limit.toSeconds() + " s";
            }
            int code = process.exitValue();
            return code == 0 ? "" : "the JVM ended with exit code " + code + ", see " + output;
        } catch (IOException e) {
            return "the JVM did not start: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; what is done stays", e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    /** Three times the time of training leaves room for the test errors and for a last epoch that is long. */
    private Duration limit(Job job) {
        double training = job.coldSeconds() + job.seconds() * job.variants().size();
        return startUp.plusMillis((long) (3000 * training));
    }

    private static List<String> command(Contender contender, Job job, Path log) {
        List<String> classPath = new ArrayList<>(contender.classPath());
        classPath.add(System.getProperty("java.class.path"));
        List<String> options = List.of(
                "-Xmx4g", "-Dai.djl.pytorch.num_threads=" + job.threads(), "-Dai.djl.pytorch.num_interop_threads=1");
        List<String> command = ChildJvm.command(options, String.join(File.pathSeparator, classPath), Worker.class);
        command.add(log.toString());
        command.addAll(job.toArguments());
        return command;
    }

    /**
     * OpenMP and the BLAS libraries read the environment. Threads that wait must not spin: with as many threads as
     * cores that makes some of the frameworks many times slower.
     */
    private static void setThreads(Map<String, String> environment, int nativeThreads) {
        String count = Integer.toString(nativeThreads);
        environment.put("OMP_NUM_THREADS", count);
        environment.put("OPENBLAS_NUM_THREADS", count);
        environment.put("MKL_NUM_THREADS", count);
        environment.put("OMP_WAIT_POLICY", "passive");
        environment.put("TF_CPP_MIN_LOG_LEVEL", "2");
        environment.put("DJL_OFFLINE", "true");
        environment.put("OPT_OUT_TRACKING", "true");
        environment.remove(JAVA_OPTIONS);
    }

    private static void write(Path log, String text, boolean append) {
        try {
            if (append) {
                Files.writeString(log, text, StandardOpenOption.APPEND);
            } else {
                Path folder = log.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.writeString(log, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + log + ": " + e.getMessage(), e);
        }
    }
}
