package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Points of a timeline made of other fences; with what the kernel asks of its chains. */
@Timeout(60)
class FenceChainTest {
  private static final int LONG = 4_096;

  private final TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING);
  private final List<DriverFence> fences = new ArrayList<>();
  private final List<FenceChain> links = new ArrayList<>();

  private void build(int length, LongUnaryOperator number) {
    FenceChain tail = null;
    for (int i = 0; i < length; i++) {
      fences.add(timeline.create());
      tail = FenceChain.link(tail, fences.get(i), number.applyAsLong(i + 1));
      links.add(tail);
    }
  }

  private void build(int length) {
    build(length, i -> i);
  }

  private FenceChain tail() {
    return links.get(links.size() - 1);
  }

  // ---------------------------------------------------------------- finding points

  /** Each number finds its link, from the newest one and from itself; 0 is the whole chain. */
  @Test
  void findsEachPoint() {
    build(64);
    assertSame(tail(), tail().find(0));
    for (int i = 0; i < 64; i++) {
      FenceChain link = links.get(i);
      assertSame(link, tail().find(i + 1));
      assertSame(link, link.find(i + 1));
      assertThrows(IllegalArgumentException.class, () -> link.find(link.sequence() + 1));
      if (i > 0) {
        assertSame(links.get(i - 1), link.find(i));
      }
    }
    assertThrows(IllegalArgumentException.class, () -> tail().find(-1));
  }

  /** A point that is reached needs no link; one that is not, whatever is signaled around it. */
  @Test
  void findsNothingToWaitForWhenReached() {
    build(2);
    fences.get(0).signal();
    assertNull(tail().find(1));
    assertSame(tail(), tail().find(2));
  }

  /** A link that is over before earlier ones stands for them no longer: they stand for it. */
  @Test
  void findsEarlierLinkWhenPointIsOverOutOfOrder() {
    build(3);
    fences.get(1).signal();
    assertSame(links.get(0), tail().find(2));
    assertSame(links.get(0), tail().previous());
    assertFalse(links.get(1).isSignaled());
  }

  /** A number between two links finds the later one. */
  @Test
  void findsNextLinkInAGap() {
    build(64, i -> 2 * i);
    for (int i = 0; i < 64; i++) {
      assertSame(links.get(i), tail().find(2 * i + 1));
      assertSame(links.get(i), tail().find(2 * i + 2));
    }
  }

  /** Many threads find and signal at random, and each answer covers its point. */
  @Test
  void findsWhileOthersSignal() {
    build(LONG);
    Callable<Boolean> race =
        () -> {
          Random random = new Random(Thread.currentThread().getId());
          for (int i = 0; i < LONG; i++) {
            long point = 1 + random.nextInt(LONG);
            FenceChain found = tail().find(point);
            if (found == null) {
              assertTrue(links.get((int) point - 1).isSignaled());
            } else if (found.sequence() < point) {
              assertTrue(
                  fences.get((int) point - 1).isSignaled(), "passed over because it is over");
            }
            fences.get(random.nextInt(LONG)).signal();
            boolean unused = tail().isSignaled();
          }
          return true;
        };
    Threads.together(race, race, race);
    fences.forEach(DriverFence::signal);
    assertTrue(tail().isDone());
    assertNull(tail().previous());
  }

  // ---------------------------------------------------------------- signaling

  /** Signaled from the first on, a link is over with its fence. */
  @Test
  void signaledForward() {
    build(64);
    for (int i = 0; i < 64; i++) {
      fences.get(i).signal();
      assertTrue(links.get(i).isSignaled());
      assertFalse(i + 1 < 64 && links.get(i + 1).isSignaled());
    }
  }

  /** Signaled from the last on, no link is over before the first fence is. */
  @Test
  void signaledBackward() {
    build(64);
    for (int i = 63; i > 0; i--) {
      fences.get(i).signal();
      assertFalse(links.get(i).isSignaled());
      assertEquals(FenceStatus.PENDING, links.get(i).status());
    }
    fences.get(0).signal();
    assertTrue(links.stream().allMatch(Fence::isDone));
  }

  /** In every order, armed or not, links are over in their order and as early as can be. */
  @Test
  void signaledInEveryOrder() {
    for (List<Integer> order : FenceArrayTest.permutations(5)) {
      for (boolean armed : new boolean[] {false, true}) {
        links.clear();
        fences.clear();
        build(5);
        if (armed) {
          tail().enableSignaling();
        }
        boolean[] over = new boolean[5];
        for (int i : order) {
          fences.get(i).signal();
          over[i] = true;
          boolean all = true;
          for (int k = 0; k < 5; k++) {
            all &= over[k];
            assertEquals(all, links.get(k).isSignaled(), k + " in " + order + " armed " + armed);
          }
        }
      }
    }
  }

  private void waitFor(List<Integer> order) {
    build(LONG);
    Future<Boolean> waiter =
        Threads.start(
            () -> {
              tail().await();
              return true;
            });
    while (!(tail().getStateAcquire() instanceof FenceCallback)) {
      Thread.yield();
    }
    for (int i : order) {
      assertFalse(tail().isSignaled());
      fences.get(i).signal();
    }
    assertTrue(Threads.get(waiter));
    assertTrue(tail().isDone());
  }

  private static List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < LONG; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  /** Who waits for the last of many links is woken, signaled forward. */
  @Test
  void waitForward() {
    waitFor(numbers());
  }

  /** Signaled backward. */
  @Test
  void waitBackward() {
    List<Integer> order = numbers();
    Collections.reverse(order);
    waitFor(order);
  }

  /** Signaled at random. */
  @Test
  void waitRandom() {
    List<Integer> order = numbers();
    Collections.shuffle(order, new Random(1));
    waitFor(order);
  }

  /** Callbacks of all links run in the order of links, once, however the fences were signaled. */
  @Test
  void callbacksRunInOrderOfLinks() {
    for (List<Integer> order : FenceArrayTest.permutations(5)) {
      links.clear();
      fences.clear();
      build(5);
      List<Long> ran = new ArrayList<>();
      links.forEach(link -> assertTrue(link.addCallback(f -> ran.add(f.sequence()))));
      order.forEach(i -> fences.get(i).signal());
      assertEquals(List.of(1L, 2L, 3L, 4L, 5L), ran);
    }
  }

  // ---------------------------------------------------------------- interest

  /** Interest in a link arms its fence and all earlier ones, once, and no later one. */
  @Test
  void interestArmsAllEarlierFences() {
    build(6);
    fences.get(1).signal();
    assertFalse(tail().isSignaled());
    assertEquals(0, timeline.enabled.get());
    links.get(3).enableSignaling();
    assertEquals(3, timeline.enabled.get());
    links.get(2).enableSignaling();
    tail().addCallback(fence -> {});
    assertEquals(5, timeline.enabled.get());
  }

  /** A link that is polled is not signaled before an earlier one that is watched. */
  @Test
  void watchedLinksAreSignaledFirst() {
    TestTimeline locked = new TestTimeline(FenceOp.EXTERNAL_LOCK);
    DriverFence first = locked.create();
    FenceChain one = FenceChain.link(null, first, 1);
    FenceChain two = FenceChain.link(one, Fences.signaled(), 2);
    FenceChain three = FenceChain.link(two, Fences.signaled(), 3);
    two.enableSignaling();
    List<FenceStatus> seen = new ArrayList<>();
    first.addCallback(
        fence -> {
          assertTrue(three.isSignaled(), "it may say so");
          seen.add(three.status());
          seen.add(two.status());
        });
    first.signal();
    assertEquals(List.of(FenceStatus.PENDING, FenceStatus.PENDING), seen);
    assertEquals(FenceStatus.SIGNALED, three.status());
  }

  /** Interest in a link that is over is refused. */
  @Test
  void lateCallbackIsRefused() throws Exception {
    build(2);
    fences.forEach(DriverFence::signal);
    assertFalse(tail().addCallback(fence -> {}));
    assertTrue(tail().await(Duration.ZERO));
  }

  /** A deadline reaches every fence that must be signaled before, unless an earlier one did. */
  @Test
  void deadlineReachesEarlierFences() {
    TestTimeline hinted = new TestTimeline(FenceOp.SET_DEADLINE);
    DriverFence first = hinted.create();
    DriverFence second = hinted.create();
    FenceChain chain = FenceChain.link(FenceChain.link(null, first, 1), FenceArray.all(second), 2);
    long now = System.nanoTime();
    chain.setDeadline(now);
    chain.setDeadline(now + 1);
    assertEquals(now, hinted.deadlines.get(first));
    assertEquals(now, hinted.deadlines.get(second));
  }

  // ---------------------------------------------------------------- identity, errors

  /** A number that does not increase begins a new context, and keeps the higher number. */
  @Test
  void contextEndsWhereNumbersDoNotIncrease() {
    build(3, i -> 10 * i);
    assertEquals(links.get(0).context(), tail().context());
    FenceChain same = FenceChain.link(tail(), timeline.create(), 30);
    FenceChain lower = FenceChain.link(same, timeline.create(), 7);
    FenceChain higher = FenceChain.link(lower, timeline.create(), 31);
    assertEquals(30, same.sequence());
    assertEquals(30, lower.sequence());
    assertNotEquals(tail().context(), same.context());
    assertNotEquals(same.context(), lower.context());
    assertEquals(lower.context(), higher.context());
    assertSame(lower, higher.find(12), "an older context is one link, and needs no earlier one");
    fences.forEach(DriverFence::signal);
    higher.fence();
    assertFalse(lower.isSignaled());
  }

  /** A link fails as its own fence did, and not as an earlier one. */
  @Test
  void failsAsItsOwnFence() {
    build(3);
    links.get(1).enableSignaling();
    fences.get(1).signal(FenceError.IO);
    fences.get(0).signal();
    fences.get(2).signal();
    assertSame(FenceError.IO, links.get(1).error());
    assertEquals(FenceStatus.SIGNALED, tail().status());
    assertThrows(UnsupportedOperationException.class, tail()::timestampNanos);
  }

  /** Closing the driver of its fences ends a chain. */
  @Test
  void closingTheDriverFailsTheLinks() {
    build(3);
    tail().addCallback(fence -> {});
    timeline.close();
    links.forEach(link -> assertSame(FenceError.CANCELED, link.error()));
    assertTrue(tail().isDone());
  }

  /** What no link can be made of. */
  @Test
  void refusesNonsense() {
    build(1);
    assertThrows(IllegalArgumentException.class, () -> FenceChain.link(null, tail(), 1));
    DriverFence fence = timeline.create();
    assertThrows(IllegalArgumentException.class, () -> FenceChain.link(null, fence, 0));
    FenceArray deep = FenceArray.any(fence);
    while (deep.depth < 32) {
      deep = deep.depth % 2 == 0 ? FenceArray.any(deep) : FenceArray.all(deep);
    }
    FenceArray deepest = deep;
    assertThrows(IllegalArgumentException.class, () -> FenceChain.link(null, deepest, 1));
  }

  // ---------------------------------------------------------------- length

  /** Armed, polled, signaled from either end or dropped: no length overflows a stack. */
  @Test
  void noLengthRecurses() {
    build(200_000);
    FenceChain polled = FenceChain.link(tail(), timeline.create(), 200_001);
    assertFalse(polled.isSignaled());
    List<Long> ran = new ArrayList<>();
    links.forEach(link -> link.addCallback(fence -> ran.add(fence.sequence())));
    for (int i = 199_999; i >= 0; i--) {
      fences.get(i).signal();
    }
    assertEquals(200_000, ran.size());
    assertTrue(tail().isDone());
  }

  /** Only the last one has interest, and it is the first to be armed. */
  @Test
  void noLengthRecursesWhenArmedAtTheEnd() {
    build(200_000);
    tail().enableSignaling();
    fences.forEach(DriverFence::signal);
    assertTrue(tail().isDone());
  }

  /** A chain that only grows forgets what is over, though nobody ever looks at it. */
  @Test
  void growingChainForgets() {
    int window = 8;
    List<WeakReference<FenceChain>> all = new ArrayList<>();
    List<DriverFence> pending = new ArrayList<>();
    FenceChain tail = null;
    for (int i = 1; i <= 20_000; i++) {
      pending.add(timeline.create());
      tail = FenceChain.link(tail, pending.get(pending.size() - 1), i);
      all.add(new WeakReference<>(tail));
      if (pending.size() > window) {
        pending.remove(0).signal();
      }
    }
    System.gc();
    long kept = all.stream().filter(link -> link.get() != null).count();
    assertTrue(kept <= 8 * window, kept + " of 20,000 are kept");
    assertFalse(tail.isSignaled());
  }
}
