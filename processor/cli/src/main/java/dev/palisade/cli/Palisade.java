package dev.palisade.cli;

import dev.palisade.cli.bytecode.ClassFiles;
import dev.palisade.cli.lsp.Server;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.DiagnosticId;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.link.Linker;
import dev.palisade.processor.report.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code palisade link app.jar lib.jar …}: checks what the jars of an application do together, also
 * of those that were compiled without Palisade. Options are those of the processor. {@code palisade
 * --explain} tells about a diagnostic, {@code palisade lsp} is a language server.
 */
public final class Palisade {
  private static final int CLEAN = 0;
  private static final int FOUND = 1;
  private static final int MISUSED = 2;

  private static final String USAGE =
      """
      usage: palisade link [-Apalisade.<option>=<value>]... <jar or folder of class files>...
      Checks what these do together. Exits with 0 if there is no error, 1 if there is, 2 if it could not look.

             palisade --explain <id>
      Says what the diagnostic of this id is about.

             palisade lsp
      Serves an editor over standard input and output, in the Language Server Protocol.
      """;

  private final PrintStream out;
  private final PrintStream err;

  private Palisade(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs a command and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(
        arguments.length == 1 && arguments[0].equals("lsp")
            ? serve()
            : run(System.out, System.err, arguments));
  }

  /** What else writes to standard output would be read as a message. */
  private static int serve() {
    PrintStream out = System.out;
    System.setOut(System.err);
    try {
      return Server.serve(System.in, out);
    } catch (InterruptedException stopped) {
      return MISUSED;
    }
  }

  /** Runs a command; returns its status. */
  static int run(PrintStream out, PrintStream err, String... arguments) {
    return new Palisade(out, err).run(Arrays.asList(arguments));
  }

  private int run(List<String> arguments) {
    if (arguments.size() == 2 && arguments.get(0).equals("--explain")) {
      return explain(arguments.get(1));
    }
    if (arguments.size() < 2 || !arguments.get(0).equals("link")) {
      err.print(USAGE);
      return MISUSED;
    }
    Map<String, String> options = new HashMap<>();
    List<Path> paths = new ArrayList<>();
    for (String argument : arguments.subList(1, arguments.size())) {
      if (argument.startsWith("-A")) {
        int equals = argument.indexOf('=');
        options.put(
            argument.substring(2, equals < 0 ? argument.length() : equals),
            equals < 0 ? "" : argument.substring(equals + 1));
      } else if (argument.startsWith("-") || !Files.exists(Path.of(argument))) {
        err.println("no such file or option: " + argument);
        err.print(USAGE);
        return MISUSED;
      } else {
        paths.add(Path.of(argument));
      }
    }
    return link(new Options(options), paths);
  }

  private int explain(String id) {
    try {
      Optional<DiagnosticId> known = DiagnosticId.of(id);
      if (known.isPresent()) {
        out.print(Explanation.of(known.get()));
        return CLEAN;
      }
      err.println("no diagnostic has the id " + id + "; these do:");
      Arrays.stream(DiagnosticId.values()).forEach(each -> err.println("  " + each));
    } catch (IOException unreadable) {
      err.println(unreadable.getMessage());
    }
    return MISUSED;
  }

  private int link(Options options, List<Path> paths) {
    try {
      boolean clean = new Linker(ClassFiles::read, options).check(paths, this::print);
      return clean ? CLEAN : FOUND;
    } catch (IOException unreadable) {
      err.println(unreadable.getMessage());
      return MISUSED;
    }
  }

  private void print(Severity severity, Place place, String text) {
    String kind =
        switch (severity) {
          case ERROR -> "error: ";
          case WARNING -> "warning: ";
          case LEDGER -> "";
        };
    out.println((place.equals(Place.NOWHERE) ? "" : place + ": ") + kind + text);
  }
}
