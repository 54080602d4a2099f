package dev.palisade.runtime.bench.dispute;

import org.jspecify.annotations.Nullable;

/** As much of a fence as the argument is about. */
interface Disputed {
  /** What a signaled fence, which is detached from its driver, is called. */
  String DETACHED = "detached";

  boolean isSignaled();

  /** Whether this call signaled; it has run the callbacks then. */
  boolean signal();

  /** False: signaled already. */
  boolean addCallback(Counter counter);

  /** The driver's name, by its op, or {@link #DETACHED}. */
  String name();

  /** The driver's op. */
  @FunctionalInterface
  interface Names {
    String name();
  }

  /** What callbacks do. */
  final class Counter {
    int count;
  }

  /** A callback of the two cores that are written here: counts. */
  final class Node {
    final Counter counter;
    @Nullable Node next;

    Node(Counter counter) {
      this.counter = counter;
    }

    /** Runs a list that was built newest first, oldest first. */
    static void run(@Nullable Node newest) {
      Node oldest = null;
      for (Node each = newest; each != null; ) {
        Node next = each.next;
        each.next = oldest;
        oldest = each;
        each = next;
      }
      for (Node each = oldest; each != null; each = each.next) {
        each.counter.count++;
      }
    }
  }
}
