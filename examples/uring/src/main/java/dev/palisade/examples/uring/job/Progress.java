package dev.palisade.examples.uring.job;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What goes on, on one line that is rewritten in place; where the output is no terminal, one plain
 * line when something else begins.
 */
final class Progress {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean terminal;
  private String last = "";

  Progress(PrintStream out) {
    this.out = out;
    terminal = isTerminal();
  }

  /** Linux tells what standard output is; anywhere else plain lines do. */
  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException unknown) {
      return false;
    }
  }

  /** This much of the activity is done. */
  void show(String activity, double done) {
    if (terminal) {
      int filled = (int) Math.round(Math.min(1, done) * WIDTH);
      String bar = "=".repeat(filled) + " ".repeat(WIDTH - filled);
      out.printf(Locale.ROOT, "\r  [%s] %3.0f %%  %s\033[K", bar, done * 100, activity);
      out.flush();
    } else if (!activity.equals(last)) {
      out.println("  ... " + activity);
    }
    last = activity;
  }

  /** Gives the line back to other output. */
  void clear() {
    if (terminal) {
      out.print("\r\033[K");
      out.flush();
    }
  }
}
