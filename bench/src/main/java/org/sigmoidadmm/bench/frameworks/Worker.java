package org.sigmoidadmm.bench.frameworks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** The entry point of a JVM that trains: does a {@link Job} and appends to the log of it. */
public final class Worker {

    private final Job job;
    private final Path log;

    private Worker(Job job, Path log) {
        this.job = job;
        this.log = log;
    }

    /**
     * Does a job and ends the JVM, whatever threads a framework leaves running: 0 done, 1 failed.
     *
     * @param args the file to append to, then the job
     */
    public static void main(String[] args) {
        List<String> words = Arrays.asList(args);
        Worker worker = new Worker(Job.parse(words.subList(1, words.size())), Path.of(words.get(0)));
        int code = worker.run() ? 0 : 1;
        System.out.flush();
        Runtime.getRuntime().halt(code);
    }

    private boolean run() {
        try {
            ProblemData data = ProblemData.load(job.problem(), job.folder(), job.seed());
            Framework framework = Class.forName(job.framework())
                    .asSubclass(Framework.class)
                    .getDeclaredConstructor()
                    .newInstance();
            write(RunLog.line(RunLog.ABOUT, framework.version(), framework.arithmetic()));
            if (job.coldSeconds() > 0) {
                train(framework, data, job.variants().get(0), true, job.coldSeconds());
            }
            for (Variant variant : job.variants()) {
                train(framework, data, variant, false, job.seconds());
            }
            write(RunLog.line(RunLog.DONE));
            return true;
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            e.printStackTrace();
            write(RunLog.line(RunLog.FAILED, message(e)));
            return false;
        }
    }

    /** A training that fails does not keep the others from being tried. */
    private void train(Framework framework, ProblemData data, Variant variant, boolean cold, double seconds) {
        write(RunLog.begin(variant, cold));
        Clock clock = new Clock(
                data,
                seconds,
                (time, error) -> write(RunLog.line(RunLog.POINT, Double.toString(time), Double.toString(error))));
        String ending;
        try {
            framework.train(data, variant, job.seed(), job.threads(), clock);
            ending = clock.ending().word();
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            e.printStackTrace();
            ending = message(e);
        }
        write(RunLog.line(RunLog.END, ending));
    }

    /** The innermost cause says what is wrong. */
    private static String message(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }

    private void write(String line) {
        try {
            Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + log + ": " + e.getMessage(), e);
        }
    }
}
