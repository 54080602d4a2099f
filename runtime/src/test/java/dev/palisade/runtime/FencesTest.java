package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Taking containers apart and merging fences; with what the kernel asks of both. */
@Timeout(60)
class FencesTest {
  private final TestTimeline one = new TestTimeline(FenceOp.ENABLE_SIGNALING);
  private final TestTimeline two = new TestTimeline(FenceOp.ENABLE_SIGNALING);
  private final DriverFence a = one.create();
  private final DriverFence b = two.create();

  private static FenceChain chain(Fence... fences) {
    FenceChain tail = null;
    for (int i = 0; i < fences.length; i++) {
      tail = FenceChain.link(tail, fences[i], i + 1);
    }
    return tail;
  }

  private static List<Fence> children(Fence merged) {
    return ((FenceArray) merged).children();
  }

  // ---------------------------------------------------------------- leaves

  /** The leaves of an array are its children, each once. */
  @Test
  void leavesOfArray() {
    assertEquals(List.of(a, b), Fences.leaves(FenceArray.all(a, b)));
  }

  /** The leaves of a chain are its fences, from the newest on. */
  @Test
  void leavesOfChain() {
    assertEquals(List.of(b, a), Fences.leaves(chain(a, b)));
  }

  /** The leaves of a chain of arrays are those of all arrays. */
  @Test
  void leavesOfChainOfArrays() {
    DriverFence c = one.create();
    DriverFence d = two.create();
    FenceChain chain = chain(FenceArray.all(a, b), FenceArray.all(c, d));
    assertEquals(List.of(c, d, a, b), Fences.leaves(chain));
  }

  /** What is no container, and an array of any, is its own leaf. */
  @Test
  void leafOfItself() {
    FenceArray any = FenceArray.any(a, b);
    assertEquals(List.of(a), Fences.leaves(a));
    assertEquals(List.of(any, a), Fences.leaves(FenceArray.all(any, a)));
  }

  // ---------------------------------------------------------------- merging

  /** Fences of two contexts are both kept. */
  @Test
  void mergeKeepsContexts() {
    Fence merged = Fences.merge(b, a);
    assertEquals(List.of(a, b), children(merged));
    a.signal();
    assertFalse(merged.isSignaled());
    b.signal();
    assertTrue(merged.isSignaled());
  }

  /** A fence merged with itself is itself. */
  @Test
  void mergeDropsDuplicates() {
    assertSame(a, Fences.merge(a, a));
    assertSame(a, Fences.merge(FenceArray.all(a, a), chain(a), a));
  }

  /** Of one context the later fence is kept, and contexts are in order. */
  @Test
  void mergeKeepsTheLatestOfAContext() {
    DriverFence later = one.create();
    assertSame(later, Fences.merge(later, a));
    assertEquals(List.of(later, b), children(Fences.merge(b, later, a)));
    assertEquals(List.of(later, b), children(Fences.merge(a, b, later)));
  }

  /** An array, and a chain in the opposite order, give one ordered set. */
  @Test
  void mergeOrdersContexts() {
    assertEquals(List.of(a, b), children(Fences.merge(FenceArray.all(a, b), chain(a, b))));
    assertEquals(List.of(a, b), children(Fences.merge(chain(a, b), FenceArray.all(b, a))));
  }

  /** What is signaled is left out, however deep in the containers it is. */
  @Test
  void mergeDropsSignaled() {
    Fence merged = Fences.merge(a, b);
    FenceArray reversed = FenceArray.all(b, a);
    Fence all = Fences.merge(merged, reversed, Fences.signaled(), FenceArray.all());
    assertEquals(List.of(a, b), children(all));
    a.signal();
    assertSame(b, Fences.merge(merged, reversed));
  }

  /** Of two arrays the latest of each context is kept. */
  @Test
  void mergeKeepsTheLatestOfEachContextOfArrays() {
    DriverFence laterA = one.create();
    DriverFence laterB = two.create();
    Fence merged = Fences.merge(FenceArray.all(a, laterB), FenceArray.all(b, laterA));
    assertEquals(List.of(laterA, laterB), children(merged));
  }

  /** When all is signaled, or nothing was given, the result is signaled, and did not fail. */
  @Test
  void mergeOfSignaledIsSignaled() throws Exception {
    a.signal(FenceError.IO);
    b.signal();
    for (Fence merged : List.of(Fences.merge(a, b), Fences.merge(), Fences.merge(List.of()))) {
      assertTrue(merged.isSignaled() && merged.isDone() && merged.await(Duration.ZERO));
      assertNull(merged.error());
      assertFalse(merged.addCallback(fence -> {}));
      assertThrows(UnsupportedOperationException.class, merged::timestampNanos);
      assertSame(merged, Fences.merge(merged, merged));
    }
  }

  /** The latest time stamp of what was signaled is kept, from where there is one. */
  @Test
  void mergeOfSignaledKeepsTheLatestTimeStamp() {
    TestTimeline stamped = new TestTimeline(true);
    DriverFence first = stamped.create();
    DriverFence last = stamped.create();
    last.signal();
    first.signal(FenceError.IO);
    a.signal();
    assertTrue(first.timestampNanos() - last.timestampNanos() >= 0);
    for (Fence merged :
        List.of(
            Fences.merge(first, last, a), Fences.merge(chain(a, last), FenceArray.all(first)))) {
      assertEquals(first.timestampNanos(), merged.timestampNanos());
      assertEquals(FenceStatus.SIGNALED, merged.status());
      assertEquals(first.timestampNanos(), Fences.merge(merged, last).timestampNanos());
    }
  }

  /** Merging looks, and neither arms nor signals. */
  @Test
  void mergeArmsNothing() {
    Fence merged = Fences.merge(a, b, chain(a, b), FenceArray.any(a, b));
    assertFalse(merged.isSignaled());
    assertEquals(0, one.enabled.get() + two.enabled.get());
  }

  /** Merged again and again as fences come, nothing that is over is kept. */
  @Test
  void mergedAgainAndAgainDoesNotGrow() {
    Fence all = Fences.signaled();
    for (int i = 0; i < 10_000; i++) {
      DriverFence x = (i % 2 == 0 ? one : two).create();
      all = Fences.merge(all, x);
      assertTrue(Fences.leaves(all).size() <= 2);
      if (i % 3 == 0) {
        x.signal();
      }
    }
    assertEquals(1, ((Container) all).depth);
  }

  /** Random timelines and merges: signaled exactly when each timeline has come to its maximum. */
  @Test
  void mergeWaitsForTheMaximumOfEachTimeline() {
    Random random = new Random(7);
    List<SoftwareTimeline> timelines = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      timelines.add(new SoftwareTimeline("timeline " + i));
    }
    long[] maximum = new long[32];
    Arrays.fill(maximum, -1);
    Fence merged = Fences.signaled();
    for (int i = 0; i < 1_024; i++) {
      int which = random.nextInt(32);
      long point = 1 + random.nextInt(1_000);
      maximum[which] = Math.max(maximum[which], point);
      merged = Fences.merge(merged, timelines.get(which).at(point));
    }
    assertEquals(32, Fences.leaves(merged).size());
    for (int i = 0; i < 32; i++) {
      timelines.get(i).advance(maximum[i] - 1);
    }
    for (int i = 0; i < 32; i++) {
      assertFalse(merged.isSignaled());
      timelines.get(i).advance(1);
    }
    assertTrue(merged.isSignaled());
  }

  /** The signaled fence is always signaled, and always the same. */
  @Test
  void signaledIsSignaled() {
    for (int i = 0; i < 64; i++) {
      assertTrue(Fences.signaled().isDone());
      assertSame(Fences.signaled(), Fences.signaled());
    }
    assertEquals(FenceStatus.SIGNALED, Fences.signaled().status());
  }
}
