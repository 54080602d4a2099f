package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signaling: who wins, what is then seen, and in which state a fence is when. */
@Timeout(60)
class FenceSignalTest {
  private final TestTimeline timeline = new TestTimeline();
  private final DriverFence fence = timeline.create();

  /** A new fence is pending: not signaled, not done, without error. */
  @Test
  void newFenceIsPending() {
    assertFalse(fence.isSignaled());
    assertFalse(fence.isDone());
    assertEquals(FenceStatus.PENDING, fence.status());
    assertNull(fence.error());
  }

  /** The first signal wins, and the fence is signaled and done. */
  @Test
  void firstSignalWins() {
    assertTrue(fence.signal());
    assertSignaled(fence, null);
  }

  /** A fence signaled twice tells the second caller so and stays as the first one left it. */
  @Test
  void secondSignalIsTold() {
    assertTrue(fence.signal());
    assertFalse(fence.signal());
    assertFalse(fence.signal(FenceError.IO));
    assertSignaled(fence, null);
  }

  /** A failed fence is signaled, with its error. */
  @Test
  void failedFenceHasItsError() {
    assertTrue(fence.signal(FenceError.IO));
    assertFalse(fence.signal());
    assertSignaled(fence, FenceError.IO);
  }

  /** An error with a cause arrives as the object that was given. */
  @Test
  void errorKeepsItsCause() {
    FenceError error = FenceError.DEVICE_LOST.withCause(new IllegalStateException("gone"));
    fence.signal(error);
    assertSame(error, fence.error());
    assertTrue(error.is(FenceError.DEVICE_LOST));
    assertFalse(error.is(FenceError.IO));
    assertEquals("gone", error.cause().getMessage());
  }

  /** Of many signalers exactly one wins, and the error is the winner's. */
  @Test
  void oneOfManySignalersWins() {
    FenceError[] errors = {FenceError.IO, FenceError.TIMED_OUT, FenceError.CANCELED};
    for (int round = 0; round < 2_000; round++) {
      DriverFence f = timeline.create();
      f.addCallback(seen -> {});
      List<Boolean> won =
          Threads.together(
              () -> f.signal(errors[0]), () -> f.signal(errors[1]), () -> f.signal(errors[2]));
      assertEquals(1, won.stream().filter(w -> w).count());
      assertSame(errors[won.indexOf(true)], f.error());
    }
  }

  /** During callbacks a fence is signaled and not done; afterwards it is done. */
  @Test
  void doneComesAfterCallbacks() {
    List<Boolean> seen = new ArrayList<>();
    fence.addCallback(
        f -> {
          seen.add(f.isSignaled());
          seen.add(f.isDone());
          seen.add(f.status() == FenceStatus.FAILED);
        });
    fence.signal(FenceError.IO);
    assertEquals(List.of(true, false, true), seen);
    assertSignaled(fence, FenceError.IO);
  }

  /** A chain of 100,000 fences, each signaled by the callback of the one before, completes. */
  @Test
  void longChainDoesNotRecurse() {
    int length = 100_000;
    List<DriverFence> chain = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      chain.add(timeline.create());
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int next = i + 1;
      chain
          .get(i)
          .addCallback(
              f -> {
                order.add(next);
                if (next < length) {
                  chain.get(next).signal();
                }
              });
    }
    chain.get(0).signal();
    assertEquals(length, order.size());
    for (int i = 0; i < length; i++) {
      assertEquals(i + 1, order.get(i));
      assertTrue(chain.get(i).isDone());
    }
  }

  /** A callback that signals many fences queues them all; they run in order of signaling. */
  @Test
  void fanOutRunsInOrderOfSignaling() {
    int width = 1_000;
    List<Integer> order = new ArrayList<>();
    List<DriverFence> all = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int me = i;
      DriverFence f = timeline.create();
      f.addCallback(seen -> order.add(me));
      f.addCallback(seen -> order.add(me + width));
      all.add(f);
    }
    fence.addCallback(seen -> all.forEach(DriverFence::signal));
    fence.addCallback(seen -> order.add(-1));
    fence.signal();
    assertEquals(-1, order.get(0), "a nested fence's callbacks come after those of the outer one");
    for (int i = 0; i < width; i++) {
      assertEquals(i, order.get(1 + 2 * i));
      assertEquals(i + width, order.get(2 + 2 * i));
    }
    assertTrue(all.stream().allMatch(Fence::isDone));
  }

  /** A fence signaled inside a callback is signaled at once; its DONE comes later. */
  @Test
  void nestedSignalIsSeenAtOnce() {
    DriverFence inner = timeline.create();
    inner.addCallback(f -> {});
    AtomicReference<List<Boolean>> seen = new AtomicReference<>();
    fence.addCallback(
        f -> seen.set(List.of(inner.signal(), inner.isSignaled(), inner.isDone(), inner.signal())));
    fence.signal();
    assertEquals(List.of(true, true, false, false), seen.get());
    assertTrue(inner.isDone());
  }

  /** Sequence numbers rise by creation; contexts differ by timeline. */
  @Test
  void sequenceRises() {
    DriverFence later = timeline.create();
    assertEquals(1, fence.sequence());
    assertEquals(2, later.sequence());
    assertEquals(timeline.context(), later.context());
    assertTrue(new TestTimeline().create().context() != fence.context());
  }

  /** The time stamp lies between what was before the signal and what came after. */
  @Test
  void timestampIsTakenAtSignal() {
    TestTimeline stamped = new TestTimeline(true);
    DriverFence f = stamped.create();
    assertThrows(IllegalStateException.class, f::timestampNanos);
    long before = System.nanoTime();
    f.addCallback(seen -> assertTrue(seen.timestampNanos() - before >= 0));
    assertTrue(f.signal());
    assertFalse(f.signal(FenceError.IO));
    assertTrue(f.timestampNanos() - before >= 0);
    assertTrue(System.nanoTime() - f.timestampNanos() >= 0);
    assertSignaled(f, null);
  }

  /** Without the driver's choice there is no time stamp, pending or not. */
  @Test
  void timestampIsChosenByDriver() {
    assertThrows(UnsupportedOperationException.class, fence::timestampNanos);
    fence.signal();
    assertThrows(UnsupportedOperationException.class, fence::timestampNanos);
  }

  /** Of many signalers of a stamped fence one wins, and stamp and error are the winner's. */
  @Test
  void oneOfManyStampedSignalersWins() {
    TestTimeline stamped = new TestTimeline(true);
    for (int round = 0; round < 1_000; round++) {
      DriverFence f = stamped.create();
      List<Boolean> won = Threads.together(() -> f.signal(), () -> f.signal(FenceError.IO));
      assertEquals(1, won.stream().filter(w -> w).count());
      assertEquals(won.get(0) ? FenceStatus.SIGNALED : FenceStatus.FAILED, f.status());
    }
  }

  /** The consumer's side is the same fence, by a type that cannot signal. */
  @Test
  void fenceIsTheSameObject() {
    assertSame(fence, fence.fence());
  }

  static void assertSignaled(Fence fence, FenceError error) {
    assertTrue(fence.isSignaled());
    assertTrue(fence.isDone());
    assertSame(error, fence.error());
    assertEquals(error == null ? FenceStatus.SIGNALED : FenceStatus.FAILED, fence.status());
    assertFalse(fence.addCallback(f -> {}));
    assertEquals("detached-driver", fence.driverName());
    assertEquals("signaled-timeline", fence.timelineName());
  }
}
