package org.sigmoidadmm.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a command did, run in this process. */
record Run(int code, String out, String err) {

    static Run of(List<String> args) {
        return of(args.toArray(String[]::new));
    }

    static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.execute(args, new PrintWriter(out), new PrintWriter(err));
        return new Run(code, out.toString(), err.toString());
    }
}
