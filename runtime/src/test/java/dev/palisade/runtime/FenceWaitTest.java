package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting: when it returns, what ends it, and where it is forbidden. */
@Timeout(60)
class FenceWaitTest {
  private final TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING);
  private final DriverFence fence = timeline.create();

  /** One of the four waits. */
  private interface Wait {
    void on(Fence fence) throws InterruptedException;
  }

  private static final List<Wait> WAITS =
      List.of(
          Fence::await,
          f -> f.await(Duration.ofSeconds(20)),
          Fence::awaitDone,
          f -> f.awaitDone(Duration.ofSeconds(20)));

  /** Every wait returns at once when the fence is signaled, failed or not. */
  @Test
  void returnsWhenSignaled() throws Exception {
    fence.signal(FenceError.IO);
    for (Wait wait : WAITS) {
      wait.on(fence);
    }
    assertTrue(fence.await(Duration.ZERO));
    assertTrue(fence.awaitDone(Duration.ofNanos(-1)));
  }

  /** Every wait is woken by a signal from another thread. */
  @Test
  void isWokenBySignal() {
    for (Wait wait : WAITS) {
      DriverFence f = timeline.create();
      AtomicReference<Thread> waiting = new AtomicReference<>();
      Future<Boolean> waiter =
          Threads.start(
              () -> {
                waiting.set(Thread.currentThread());
                wait.on(f);
                return f.isSignaled();
              });
      awaitParked(waiting);
      f.signal();
      assertTrue(Threads.get(waiter));
    }
  }

  /** A hundred waiters are all woken. */
  @Test
  void wakesAllWaiters() {
    List<Future<Boolean>> waiters = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      waiters.add(Threads.start(() -> fence.await(Duration.ofSeconds(20))));
    }
    fence.signal();
    waiters.forEach(w -> assertTrue(Threads.get(w)));
  }

  /** However registering, parking and signaling race, no wake-up is lost. */
  @Test
  void losesNoWakeUp() {
    for (int round = 0; round < 3_000; round++) {
      DriverFence f = timeline.create();
      Threads.together(
          () -> {
            f.await();
            return true;
          },
          f::signal);
    }
  }

  /** A wait that times out answers false, no earlier than it was told to, and leaves nothing. */
  @Test
  void timesOut() throws Exception {
    long start = System.nanoTime();
    assertFalse(fence.await(Duration.ofMillis(50)));
    assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
    assertFalse(fence.awaitDone(Duration.ofMillis(10)));
    assertFalse(fence.await(Duration.ZERO));
    assertFalse(fence.awaitDone(Duration.ofDays(-100_000)));
    List<String> ran = Recorder.list();
    fence.addCallback(new Recorder(ran, "a"));
    assertFalse(fence.await(Duration.ofMillis(1)));
    fence.signal();
    assertEquals(List.of("a"), ran);
  }

  /** The longest duration there is does not overflow. */
  @Test
  void longestDurationWaits() {
    Future<Boolean> waiter = Threads.start(() -> fence.await(Duration.ofSeconds(Long.MAX_VALUE)));
    fence.signal();
    assertTrue(Threads.get(waiter));
  }

  /** {@code await} returns while callbacks run; {@code awaitDone} returns after them. */
  @Test
  void awaitReturnsBeforeCallbacksEnd() {
    CountDownLatch leave = new CountDownLatch(1);
    AtomicInteger left = new AtomicInteger();
    fence.addCallback(
        f -> {
          Threads.await(leave);
          left.set(1);
        });
    Future<Integer> done =
        Threads.start(
            () -> {
              fence.awaitDone();
              return left.get();
            });
    Future<Boolean> settled = Threads.start(() -> fence.await(Duration.ofSeconds(20)));
    Future<Boolean> signaler = Threads.start(fence::signal);
    assertTrue(Threads.get(settled), "while the callback is still inside");
    assertFalse(done.isDone());
    assertFalse(
        Threads.onOtherThread(() -> fence.awaitDone(Duration.ofMillis(20))),
        "a time-out does not wait for DONE");
    leave.countDown();
    assertEquals(1, Threads.get(done));
    assertTrue(Threads.get(signaler));
  }

  /** An interrupted wait throws and leaves the fence as if it had never been. */
  @Test
  void isInterrupted() {
    for (Wait wait : WAITS) {
      DriverFence f = timeline.create();
      AtomicReference<Thread> waiting = new AtomicReference<>();
      Future<Boolean> waiter =
          Threads.start(
              () -> {
                waiting.set(Thread.currentThread());
                assertThrows(InterruptedException.class, () -> wait.on(f));
                return Thread.currentThread().isInterrupted();
              });
      awaitParked(waiting);
      waiting.get().interrupt();
      assertFalse(Threads.get(waiter), "the exception takes the interrupt");
      assertEquals(FenceStatus.PENDING, f.status());
      assertTrue(f.signal());
    }
  }

  /** An interrupt before the wait ends it, signaled or not. */
  @Test
  void interruptedBeforeWaiting() {
    for (Wait wait : WAITS) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> wait.on(fence));
    }
    fence.signal();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, fence::await);
  }

  /** An interrupted wait for DONE ends too. */
  @Test
  void interruptEndsWaitForDone() {
    CountDownLatch leave = new CountDownLatch(1);
    fence.addCallback(f -> Threads.await(leave));
    Future<Boolean> signaler = Threads.start(fence::signal);
    AtomicReference<Thread> waiting = new AtomicReference<>();
    Future<Boolean> waiter =
        Threads.start(
            () -> {
              waiting.set(Thread.currentThread());
              assertThrows(InterruptedException.class, fence::awaitDone);
              return true;
            });
    awaitParked(waiting);
    waiting.get().interrupt();
    assertTrue(Threads.get(waiter));
    leave.countDown();
    assertTrue(Threads.get(signaler));
  }

  /** Waiting in an interrupt handler throws, whether the fence is signaled or not. */
  @Test
  void forbiddenInHandler() {
    timeline.interrupt(() -> assertForbidden(fence));
    fence.signal();
    timeline.interrupt(
        () -> {
          timeline.interrupt(() -> assertForbidden(fence));
          assertForbidden(fence);
        });
  }

  /** Waiting in a callback throws, whether the fence is signaled or not. */
  @Test
  void forbiddenInCallback() {
    DriverFence other = timeline.create();
    AtomicInteger asserted = new AtomicInteger();
    fence.addCallback(
        f -> {
          assertForbidden(f);
          assertForbidden(other);
          asserted.incrementAndGet();
        });
    fence.signal();
    assertEquals(1, asserted.get());
  }

  /** Waiting in an op throws. */
  @Test
  void forbiddenInOp() {
    DriverFence other = timeline.create();
    AtomicInteger asserted = new AtomicInteger();
    timeline.enable =
        f -> {
          assertForbidden(other);
          return asserted.incrementAndGet() > 0;
        };
    fence.enableSignaling();
    assertEquals(1, asserted.get());
  }

  /** After the handler, and after the callback, waiting is allowed again. */
  @Test
  void allowedAgainAfterwards() throws Exception {
    timeline.interrupt(() -> {});
    fence.addCallback(f -> {});
    fence.signal();
    fence.await();
    fence.awaitDone();
  }

  /** A wait arms the fence, once. */
  @Test
  void armsOnce() throws Exception {
    fence.await(Duration.ZERO);
    fence.await(Duration.ofMillis(1));
    fence.enableSignaling();
    assertEquals(1, timeline.enabled.get());
  }

  /** A driver that says "already done" to a wait is believed: the wait signals and returns. */
  @Test
  void returnsWhenDriverIsDone() throws Exception {
    timeline.enable = f -> false;
    fence.await();
    assertTrue(fence.isDone());
    assertTrue(timeline.create().await(Duration.ofSeconds(20)));
    assertTrue(timeline.create().await(Duration.ZERO));
  }

  private static void assertForbidden(Fence fence) {
    for (Wait wait : WAITS) {
      assertThrows(IllegalStateException.class, () -> wait.on(fence));
    }
  }

  private static void awaitParked(AtomicReference<Thread> thread) {
    while (thread.get() == null) {
      Thread.onSpinWait();
    }
    Threads.awaitParked(thread.get());
  }
}
