package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does everything at once, at random, for a second a kind of driver, with nodes that are registered
 * again and again, and counts. The random numbers are seeded; the interleaving is not.
 */
@Timeout(120)
class StressTest {
  private static final int FENCES = 8;
  private static final int NODES = 6;
  private static final long MILLIS = 1_000;

  /** A node of one worker, registered again as soon as it is free. */
  private static final class Node extends FenceCallback {
    final AtomicInteger runs = new AtomicInteger();

    /** What the worker knows: how often a registration of this node was to end in a run. */
    int owed;

    /** The fence it was added to, as far as the worker knows, or null. */
    DriverFence on;

    @Override
    public void signaled(Fence fence) {
      runs.incrementAndGet();
      if (fence.isDone()) {
        throw new AssertionError("done before its callbacks returned");
      }
    }
  }

  /** Each registration ends in exactly one of: run once, removed. Nothing hangs. */
  @ParameterizedTest
  @ValueSource(strings = {"", "ENABLE_SIGNALING", "EXTERNAL_LOCK,ENABLE_SIGNALING", "RELEASE"})
  void everythingAtOnce(String kind) {
    List<FenceOp> ops = new ArrayList<>();
    for (String each : kind.split(",")) {
      if (!each.isEmpty()) {
        ops.add(FenceOp.valueOf(each));
      }
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    int rounds = 0;
    while (System.nanoTime() < end || rounds == 0) {
      round(ops.toArray(new FenceOp[0]), rounds++);
    }
  }

  /**
   * Two threads show each other fences, each adds a callback to the other's and signals its own,
   * before or after: every callback that was accepted is seen once the fence is done.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void threadsExchangeFences(boolean signalFirst) {
    AtomicReferenceArray<DriverFence> shown = new AtomicReferenceArray<>(2);
    TestTimeline timeline = new TestTimeline();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS / 4);
    Threads.together(
        exchanger(timeline, shown, 0, signalFirst, end),
        exchanger(timeline, shown, 1, signalFirst, end));
  }

  private static Callable<Boolean> exchanger(
      TestTimeline timeline,
      AtomicReferenceArray<DriverFence> shown,
      int self,
      boolean signalFirst,
      long end) {
    return () -> {
      Node node = new Node();
      while (System.nanoTime() < end) {
        DriverFence mine = timeline.create();
        shown.set(self, mine);
        DriverFence other = shown.get(1 - self);
        if (signalFirst) {
          mine.signal();
        }
        if (other != null && other.addCallback(node)) {
          other.signal();
          other.awaitDone();
          node.owed++;
        }
        assertEquals(node.owed, node.runs.get(), "runs");
        mine.signal();
      }
      return true;
    };
  }

  private static void round(FenceOp[] ops, int seed) {
    TestTimeline timeline = new TestTimeline(seed % 2 == 0, ops);
    DriverFence[] fences = new DriverFence[FENCES];
    for (int i = 0; i < FENCES; i++) {
      fences[i] = timeline.create();
    }
    Threads.together(
        worker(fences, seed * 10 + 1),
        worker(fences, seed * 10 + 2),
        worker(fences, seed * 10 + 3),
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (int i = 0; i < FENCES; i++) {
            for (int spin = random.nextInt(2_000); spin > 0; spin--) {
              Thread.onSpinWait();
            }
            DriverFence f = fences[random.nextInt(FENCES)];
            if (random.nextInt(4) == 0) {
              timeline.interrupt(() -> f.signal(FenceError.IO));
            } else {
              f.signal();
            }
          }
          timeline.close();
          return true;
        });
    for (DriverFence f : fences) {
      assertTrue(f.isDone());
    }
    if (ops.length == 1 && ops[0] == FenceOp.RELEASE) {
      assertEquals(FENCES, timeline.released.size());
    }
  }

  private static Callable<Boolean> worker(DriverFence[] fences, int seed) {
    return () -> {
      SplittableRandom random = new SplittableRandom(seed);
      Node[] nodes = new Node[NODES];
      for (int i = 0; i < NODES; i++) {
        nodes[i] = new Node();
      }
      for (int step = 0; step < 300; step++) {
        Node node = nodes[random.nextInt(NODES)];
        DriverFence f = fences[random.nextInt(FENCES)];
        switch (random.nextInt(8)) {
          case 0 -> assertTrue(!f.await(Duration.ofNanos(1_000)) || f.isSignaled());
          case 1 -> assertTrue(!f.isSignaled() || f.status() != FenceStatus.PENDING);
          case 2 -> assertTrue(f.timelineName().length() > 0);
          case 3, 4 -> takeBack(node);
          default -> {
            takeBack(node);
            if (f.addCallback(node)) {
              node.on = f;
            }
          }
        }
      }
      for (Node node : nodes) {
        takeBack(node);
      }
      return true;
    };
  }

  /** Afterwards the node is free and its account is settled. */
  private static void takeBack(Node node) {
    if (node.on == null) {
      return;
    }
    if (!node.on.removeCallback(node)) {
      node.owed++;
      assertTrue(node.on.isDone(), "false has waited");
    }
    node.on = null;
    assertEquals(node.owed, node.runs.get(), "runs");
  }
}
