package dev.palisade.cli.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Measures how long an editor waits for diagnostics after a keystroke, in a generated project: a
 * chain of classes, each of which takes two locks and calls its neighbours. Run its main method
 * with the class path of the tests; arguments: classes, keystrokes.
 */
final class Latency {
  private static final int WARM_UP = 20;

  private Latency() {}

  /** Prints the times. */
  public static void main(String[] arguments) throws Exception {
    int classes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    int keystrokes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    System.out.println(measure(Files.createTempDirectory("latency"), classes, keystrokes));
    System.exit(0);
  }

  /** What was measured, in one line. */
  static String measure(Path root, int classes, int keystrokes) throws Exception {
    for (int i = 0; i < classes; i++) {
      Path file = file(root, i);
      Files.createDirectories(file.getParent());
      Files.writeString(file, source(i, classes));
    }
    try (Client client = new Client()) {
      Path edited = file(root, classes / 2);
      String text = source(classes / 2, classes);
      long start = System.nanoTime();
      client.initialize(root, Map.of(), true);
      client.open(edited, text);
      client.diagnostics(edited);
      long load = System.nanoTime() - start;
      // What was opened while the project was loading is told twice.
      Thread.sleep(1000);
      client.forget();
      List<Long> times = new ArrayList<>();
      for (int i = -WARM_UP; i < keystrokes; i++) {
        String typed = text.replace("int work = 0;", "int work = " + i + ";");
        start = System.nanoTime();
        client.type(edited, typed);
        client.diagnostics(edited);
        if (i >= 0) {
          times.add(System.nanoTime() - start);
        }
        Thread.sleep(50);
      }
      return line(classes, load, times);
    }
  }

  private static String line(int classes, long load, List<Long> times) {
    Collections.sort(times);
    System.gc();
    Runtime memory = Runtime.getRuntime();
    return "%d classes: loaded in %d ms, then %d keystrokes: median %d ms, nine of ten within %d ms; %d MB used"
        .formatted(
            classes,
            load / 1_000_000,
            times.size(),
            times.get(times.size() / 2) / 1_000_000,
            times.get(times.size() * 9 / 10) / 1_000_000,
            (memory.totalMemory() - memory.freeMemory()) >> 20);
  }

  private static Path file(Path root, int i) {
    return root.resolve("src/main/java/p" + i / 50).resolve("C" + i + ".java");
  }

  private static String source(int i, int classes) throws IOException {
    int next = (i + 1) % classes;
    return """
    package p%d;

    import java.util.ArrayList;
    import java.util.List;
    import java.util.concurrent.locks.ReentrantLock;

    public class C%d {
      private final ReentrantLock gate = new ReentrantLock();
      private final Object state = new Object();
      private final List<String> names = new ArrayList<>();
      private p%d.C%d next;

      public void add(String name) {
        int work = 0;
        gate.lock();
        try {
          synchronized (state) {
            names.add(name + work);
          }
        } finally {
          gate.unlock();
        }
      }

      public int size() {
        synchronized (state) {
          return names.size();
        }
      }

      public void forward(String name) {
        add(name);
        if (next != null && size() < 10) {
          next.add(name);
        }
      }

      public void clear() {
        gate.lock();
        try {
          names.forEach(name -> drop(name));
          names.clear();
        } finally {
          gate.unlock();
        }
      }

      private void drop(String name) {
        synchronized (state) {
          System.identityHashCode(name);
        }
      }
    }
    """
        .formatted(i / 50, i, next / 50, next);
  }
}
