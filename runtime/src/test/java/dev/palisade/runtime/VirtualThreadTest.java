package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Waits let go of their carrier: far more virtual threads wait than there are carriers, and what
 * they wait for is signaled by a virtual thread, which would never get one if they did not. (Time
 * spent in a pinned wait is not compensated for by the scheduler.)
 */
@Timeout(60)
class VirtualThreadTest {
  /** More than the carriers of any machine this runs on, the scheduler's spare ones included. */
  private static final int WAITERS = 2_000;

  @BeforeEach
  void needsVirtualThreads() {
    assumeTrue(Runtime.version().feature() >= 21, "there are virtual threads from JDK 21 on only");
  }

  /** By reflection, as the project compiles for 17. */
  private static void startVirtual(Body body) {
    try {
      Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
      start.invoke(
          null,
          (Runnable)
              () -> {
                try {
                  body.run();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static void waitAndSignal(Fence awaited, DriverFence signaled, Wait wait) {
    CountDownLatch started = new CountDownLatch(WAITERS);
    CountDownLatch woken = new CountDownLatch(WAITERS);
    AtomicInteger early = new AtomicInteger();
    for (int i = 0; i < WAITERS; i++) {
      startVirtual(
          () -> {
            started.countDown();
            wait.on(awaited);
            if (!awaited.isSignaled()) {
              early.incrementAndGet();
            }
            woken.countDown();
          });
    }
    startVirtual(
        () -> {
          started.await();
          signaled.signal();
        });
    Threads.await(woken);
    assertEquals(0, early.get());
  }

  private interface Body {
    void run() throws InterruptedException;
  }

  private interface Wait {
    void on(Fence fence) throws InterruptedException;
  }

  /** Who waits for a fence. */
  @Test
  void awaitDoesNotPin() {
    DriverFence fence = new TestTimeline().create();
    waitAndSignal(fence, fence, Fence::await);
  }

  /** Who waits until it is done, with a driver's lock and ops around it. */
  @Test
  void awaitDoneDoesNotPin() {
    DriverFence fence = new TestTimeline(FenceOp.values()).create();
    waitAndSignal(fence, fence, Fence::awaitDone);
  }

  /** Who waits for a container. */
  @Test
  void awaitOfContainersDoesNotPin() {
    DriverFence fence = new TestTimeline(FenceOp.EXTERNAL_LOCK).create();
    DriverFence never = new TestTimeline().create();
    Fence any = FenceArray.any(FenceChain.link(null, fence, 1), never);
    waitAndSignal(any, fence, Fence::await);
  }

  /** Virtual threads hand a token round through a timeline, each waiting for its turn. */
  @Test
  void turnsAreTaken() {
    int threads = 100;
    int turns = 20;
    CountDownLatch ended = new CountDownLatch(threads);
    List<Long> order = new ArrayList<>();
    SoftwareTimeline token = new SoftwareTimeline("token");
    for (int id = 0; id < threads; id++) {
      int self = id;
      startVirtual(
          () -> {
            for (int turn = 0; turn < turns; turn++) {
              long mine = (long) turn * threads + self;
              token.at(mine).await();
              order.add(mine);
              token.advance(1);
            }
            ended.countDown();
          });
    }
    Threads.await(ended);
    for (int i = 0; i < order.size(); i++) {
      assertEquals(i, order.get(i));
    }
    assertEquals(threads * turns, order.size());
  }
}
