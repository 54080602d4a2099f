package dev.palisade.processor.scale;

import dev.palisade.processor.FactsBuilder;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.rule.Rules;
import dev.palisade.processor.summary.Summaries;
import dev.palisade.processor.summary.Summary;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * No test, a measurement: how long it takes to read, merge and check the summaries of generated
 * programs, and what they weigh. Arguments: numbers of classes, else those of the design.
 *
 * <p>The classes of a module are the nodes of a tree, six deep. Each has a lock of its own, takes
 * it and calls its two children under it, as in layered programs; the lowest call another module's
 * lowest without a lock. Each class has ten methods more that take nothing. In one class of a
 * hundred something calls back to its parent under its lock: an inversion to be found. The time is
 * processor time, since machines are busy, and what the garbage collector took besides. The heap of
 * the design is one GiB, and a program gets by with one processor: {@code -Xmx1g -XX:+UseSerialGC}.
 * Summaries are kept outside of it, as jars are.
 */
public final class GraphScale {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 5;
  private static final int PLAIN_METHODS = 10;
  private static final int INVERTED = 100;
  private static final int MODULE = 63;

  private GraphScale() {}

  /** Prints a line a size. */
  public static void main(String[] sizes) {
    for (String size : sizes.length == 0 ? new String[] {"1000", "10000", "100000"} : sizes) {
      measure(Integer.parseInt(size));
    }
  }

  private static void measure(int classes) {
    ByteBuffer summaries = summaries(program(classes));
    Round best = round(summaries);
    for (int i = 1; i < ROUNDS; i++) {
      Round next = round(summaries);
      best = next.total() < best.total() ? next : best;
    }
    System.out.printf(
        Locale.ROOT,
        "%,d classes: %,d ms (%,d of them collecting garbage), %d findings;"
            + " a class: %,d bytes of summary, %,d bytes of heap%n",
        classes,
        best.total(),
        best.collecting,
        best.found,
        summaries.capacity() / classes,
        best.heap / classes);
  }

  /** Each with its length before it. */
  private static ByteBuffer summaries(Facts program) {
    List<byte[]> all = new ArrayList<>();
    Summaries.of(program).values().forEach(summary -> all.add(summary.toBytes()));
    int size = all.stream().mapToInt(bytes -> Integer.BYTES + bytes.length).sum();
    ByteBuffer summaries = ByteBuffer.allocateDirect(size);
    all.forEach(bytes -> summaries.putInt(bytes.length).put(bytes));
    return summaries;
  }

  /** What one round took: milliseconds, and bytes that were still needed at its end. */
  private record Round(long computing, long collecting, int found, long heap) {
    long total() {
      return computing + collecting;
    }
  }

  private static Round round(ByteBuffer summaries) {
    long heap = used();
    long collected = collected();
    long start = THREADS.getCurrentThreadCpuTime();
    Model model = Model.of(read(summaries.rewind()), true);
    int found = Rules.check(model).size();
    long took = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
    collected = collected() - collected;
    heap = used() - heap;
    Reference.reachabilityFence(model);
    return new Round(took, collected, found, heap);
  }

  private static Facts read(ByteBuffer summaries) {
    Map<String, String> names = new HashMap<>();
    List<Facts> facts = new ArrayList<>();
    while (summaries.hasRemaining()) {
      byte[] bytes = new byte[summaries.getInt()];
      summaries.get(bytes);
      facts.add(Summary.read(bytes, null, null, names).facts());
    }
    return Facts.union(facts);
  }

  /** Bytes of heap that something still needs. */
  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Milliseconds that the garbage collector has taken so far. */
  private static long collected() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  private static Facts program(int classes) {
    FactsBuilder facts = new FactsBuilder();
    for (int i = 0; i < classes; i++) {
      String type = name(i);
      facts.type(type);
      int node = i % MODULE;
      int root = i - node;
      FactsBuilder.Body work = facts.method(type + ".work").take(type + ".lock");
      for (int child = 2 * node + 1; child <= 2 * node + 2 && child < MODULE; child++) {
        work.call(name(root + child) + ".work", Argument.UNKNOWN);
      }
      work.end();
      facts
          .method(type + ".serve")
          .call(name((i + MODULE) % classes) + ".plain0", Argument.UNKNOWN)
          .end();
      if (node > 0 && i % INVERTED == 0) {
        String parent = name(root + (node - 1) / 2);
        facts
            .method(type + ".back")
            .take(type + ".lock")
            .call(parent + ".work", Argument.UNKNOWN)
            .end();
      }
      for (int m = 0; m < PLAIN_METHODS; m++) {
        facts.method(type + ".plain" + m).call(type + ".plain" + (m + 1), Argument.UNKNOWN).end();
      }
    }
    return facts.facts();
  }

  private static String name(int i) {
    return "p" + i % 50 + ".C" + i;
  }
}
