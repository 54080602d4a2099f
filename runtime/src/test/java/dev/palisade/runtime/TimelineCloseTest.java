package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code quiesce} and {@code close}: what they wait for, what they end, where they are forbidden.
 */
@Timeout(60)
class TimelineCloseTest {
  /** A closed driver makes no fences. */
  @Test
  void refusesNewFences() {
    TestTimeline timeline = new TestTimeline();
    timeline.close();
    assertThrows(IllegalStateException.class, timeline::create);
    assertThrows(IllegalStateException.class, () -> timeline.create(DriverFence::new));
    timeline.close();
    timeline.quiesce();
    assertThrows(IllegalStateException.class, timeline::create);
  }

  /** Closing cancels what is pending, with its callbacks, and leaves what is signaled. */
  @Test
  void cancelsPending() {
    for (boolean stamped : new boolean[] {false, true}) {
      TestTimeline timeline = new TestTimeline(stamped);
      List<DriverFence> pending = new ArrayList<>();
      List<String> ran = Recorder.list();
      for (int i = 0; i < 1_000; i++) {
        DriverFence f = timeline.create();
        if (i % 2 == 0) {
          f.addCallback(new Recorder(ran, "" + i));
        }
        if (i % 10 == 9) {
          f.signal(FenceError.IO);
          assertSame(FenceError.IO, f.error());
        } else {
          pending.add(f);
        }
      }
      timeline.close();
      assertEquals(500, ran.size());
      for (DriverFence f : pending) {
        FenceSignalTest.assertSignaled(f, FenceError.CANCELED);
        assertFalse(f.signal());
      }
    }
  }

  /** A waiter is woken by closing, and told why. */
  @Test
  void wakesWaiters() {
    TestTimeline timeline = new TestTimeline();
    DriverFence f = timeline.create();
    Future<FenceError> waiter =
        Threads.start(
            () -> {
              f.awaitDone();
              return f.error();
            });
    timeline.close();
    assertSame(FenceError.CANCELED, Threads.get(waiter));
  }

  /** Both wait for an op that had started. */
  @Test
  void waitForRunningOp() {
    forBoth(
        FenceOp.TIMELINE_NAME,
        (timeline, fence, inside) -> {
          timeline.name = t -> inside.getAsBoolean() ? "slow" : "";
          return () -> fence.timelineName().equals("slow");
        });
  }

  /** Both wait for an enable op, though the fence is signaled meanwhile. */
  @Test
  void waitForRunningEnable() {
    forBoth(
        FenceOp.ENABLE_SIGNALING,
        (timeline, fence, inside) -> {
          timeline.enable = f -> inside.getAsBoolean();
          return () -> fence.addCallback(f -> {});
        });
  }

  /** Both wait for an interrupt handler that had started. */
  @Test
  void waitForRunningHandler() {
    forBoth(
        FenceOp.RELEASE,
        (timeline, fence, inside) ->
            () -> {
              timeline.interrupt(inside::getAsBoolean);
              return true;
            });
  }

  /** Both wait for a callback that had started. */
  @Test
  void waitForRunningCallback() {
    forBoth(
        FenceOp.RELEASE,
        (timeline, fence, inside) -> {
          fence.addCallback(f -> inside.getAsBoolean());
          return fence::signal;
        });
  }

  /** Both wait for a release op that had started. */
  @Test
  void waitForRunningRelease() {
    forBoth(
        FenceOp.RELEASE,
        (timeline, fence, inside) -> {
          timeline.onRelease = inside::getAsBoolean;
          return fence::signal;
        });
  }

  /** {@code quiesce} returns although new ops keep coming. */
  @Test
  void quiesceReturnsUnderLoad() {
    TestTimeline timeline = new TestTimeline(FenceOp.TIMELINE_NAME);
    DriverFence f = timeline.create();
    AtomicBoolean stop = new AtomicBoolean();
    Callable<Integer> poll =
        () -> {
          int names = 0;
          while (!stop.get()) {
            names += f.timelineName().length() > 0 ? 1 : 0;
          }
          return names;
        };
    Future<Integer> one = Threads.start(poll);
    Future<Integer> two = Threads.start(poll);
    for (int i = 0; i < 200; i++) {
      int before = timeline.named.get();
      timeline.quiesce();
      while (timeline.named.get() == before) {
        Thread.onSpinWait(); // the load goes on between two of them
      }
    }
    stop.set(true);
    assertTrue(Threads.get(one) + Threads.get(two) >= 200);
    assertFalse(f.isSignaled(), "quiesce ends nothing");
    assertTrue(timeline.create().signal(), "and new fences are made");
  }

  /** After {@code close} no op runs, whoever asks. */
  @Test
  void noOpAfterClose() {
    for (int round = 0; round < 200; round++) {
      TestTimeline timeline = new TestTimeline(Set.of(FenceOp.values()).toArray(new FenceOp[0]));
      AtomicBoolean closed = new AtomicBoolean();
      AtomicInteger late = new AtomicInteger();
      Runnable look =
          () -> {
            Thread.yield();
            if (closed.get()) {
              late.incrementAndGet();
            }
          };
      timeline.name =
          t -> {
            look.run();
            return "name";
          };
      timeline.enable =
          f -> {
            look.run();
            return true;
          };
      timeline.onDeadline = timeline.onRelease = look;
      DriverFence f = timeline.create();
      DriverFence g = timeline.create();
      Threads.together(
          () -> {
            f.timelineName();
            g.setDeadline(1);
            return g.timelineName();
          },
          () -> {
            f.addCallback(seen -> {});
            g.enableSignaling();
            return "";
          },
          () -> {
            f.signal();
            return "";
          },
          () -> {
            timeline.close();
            closed.set(true);
            return "";
          });
      f.timelineName();
      g.setDeadline(2);
      g.enableSignaling();
      assertEquals(0, late.get());
      assertEquals(2, timeline.released.size(), "each fence is released, once");
      assertEquals(2, Set.copyOf(timeline.released).size());
    }
  }

  /** Both throw on a thread inside a callback, a handler or an op, and do nothing. */
  @Test
  void forbiddenInside() {
    TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING, FenceOp.RELEASE);
    AtomicInteger asserted = new AtomicInteger();
    Runnable forbidden =
        () -> {
          assertThrows(IllegalStateException.class, timeline::quiesce);
          assertThrows(IllegalStateException.class, timeline::close);
          asserted.incrementAndGet();
        };
    DriverFence f = timeline.create();
    timeline.enable =
        seen -> {
          forbidden.run();
          return true;
        };
    timeline.onRelease = forbidden;
    f.addCallback(seen -> forbidden.run());
    timeline.interrupt(forbidden);
    f.signal();
    assertEquals(4, asserted.get());
    assertTrue(timeline.create().signal(), "it is not closed");
    assertDoesNotThrow(timeline::close);
  }

  /** An interrupt does not cut {@code close} short, and is not lost. */
  @Test
  void interruptIsKept() {
    TestTimeline timeline = new TestTimeline();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    DriverFence f = timeline.create();
    f.addCallback(
        seen -> {
          inside.countDown();
          Threads.await(leave);
        });
    Future<Boolean> signaler = Threads.start(f::signal);
    Threads.await(inside);
    AtomicReference<Thread> thread = new AtomicReference<>();
    Future<Boolean> closer =
        Threads.start(
            () -> {
              Thread.currentThread().interrupt();
              thread.set(Thread.currentThread());
              timeline.close();
              return Thread.currentThread().isInterrupted() && f.isDone();
            });
    while (thread.get() == null) {
      Thread.onSpinWait();
    }
    Threads.awaitParked(thread.get());
    leave.countDown();
    assertTrue(Threads.get(closer));
    assertTrue(Threads.get(signaler));
  }

  /** A handler that threw fails what is pending, with what it threw as the cause. */
  @Test
  void failPendingFailsAll() {
    TestTimeline timeline = new TestTimeline();
    DriverFence done = timeline.create();
    done.signal();
    DriverFence one = timeline.create();
    DriverFence two = timeline.create();
    List<String> ran = Recorder.list();
    two.addCallback(new Recorder(ran, "two"));
    RuntimeException escaped = new IllegalStateException("handler");
    timeline.failPending(escaped);
    assertEquals(FenceStatus.SIGNALED, done.status());
    assertSame(escaped, one.error().cause());
    assertTrue(two.error().is(FenceError.DRIVER_FAULT));
    assertEquals(List.of("two"), ran);
    assertTrue(timeline.create().signal(), "later fences are not touched");
  }

  /** Leaving a handler that was not entered, or not last, throws. */
  @Test
  void exitInterruptIsChecked() {
    TestTimeline timeline = new TestTimeline();
    TestTimeline other = new TestTimeline();
    assertThrows(IllegalStateException.class, timeline::exitInterrupt);
    timeline.enterInterrupt();
    assertThrows(IllegalStateException.class, other::exitInterrupt);
    timeline.exitInterrupt();
    timeline.quiesce();
  }

  /** Closing races with creating: every fence is either refused or signaled. */
  @Test
  void everyFenceIsRefusedOrSignaled() {
    for (int round = 0; round < 300; round++) {
      TestTimeline timeline = new TestTimeline();
      Callable<List<DriverFence>> create =
          () -> {
            List<DriverFence> mine = new ArrayList<>();
            try {
              for (int i = 0; i < 200; i++) {
                mine.add(timeline.create());
              }
            } catch (IllegalStateException closed) {
              // from now on
            }
            return mine;
          };
      List<List<DriverFence>> made =
          Threads.together(
              create,
              create,
              () -> {
                timeline.close();
                return List.of();
              });
      made.forEach(list -> list.forEach(f -> assertTrue(f.isDone(), f::toString)));
    }
  }

  /** In a storm of signals and waits, close returns, nothing hangs, each callback runs once. */
  @Test
  void closeInStorm() {
    for (int round = 0; round < 20; round++) {
      TestTimeline timeline =
          new TestTimeline(
              round % 2 == 0,
              round % 3 == 0
                  ? new FenceOp[] {FenceOp.RELEASE, FenceOp.ENABLE_SIGNALING}
                  : new FenceOp[] {FenceOp.EXTERNAL_LOCK, FenceOp.ENABLE_SIGNALING});
      int many = 500;
      List<DriverFence> fences = new ArrayList<>();
      AtomicInteger[] runs = new AtomicInteger[many];
      for (int i = 0; i < many; i++) {
        AtomicInteger count = runs[i] = new AtomicInteger();
        DriverFence f = timeline.create();
        f.addCallback(seen -> count.incrementAndGet());
        fences.add(f);
      }
      Callable<Boolean> wait =
          () -> {
            for (DriverFence f : fences) {
              assertTrue(f.awaitDone(Duration.ofSeconds(20)));
            }
            return true;
          };
      Threads.together(
          () -> {
            fences.forEach(DriverFence::signal);
            return true;
          },
          () -> {
            for (int i = many - 1; i >= 0; i--) {
              fences.get(i).signal(FenceError.IO);
            }
            return true;
          },
          wait,
          wait,
          () -> {
            timeline.close();
            return true;
          });
      for (AtomicInteger count : runs) {
        assertEquals(1, count.get());
      }
    }
  }

  /** What is being done when the ends are asked for: returns what to run, calling inside. */
  private interface Scene {
    Callable<Boolean> set(
        TestTimeline timeline, DriverFence fence, java.util.function.BooleanSupplier inside);
  }

  private static void forBoth(FenceOp op, Scene scene) {
    check(op, scene, false);
    check(op, scene, true);
  }

  private static void check(FenceOp op, Scene scene, boolean close) {
    TestTimeline timeline = new TestTimeline(op);
    DriverFence fence = timeline.create();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    AtomicBoolean left = new AtomicBoolean();
    Future<Boolean> busy =
        Threads.start(
            scene.set(
                timeline,
                fence,
                () -> {
                  inside.countDown();
                  Threads.await(leave);
                  left.set(true);
                  return true;
                }));
    Threads.await(inside);
    AtomicReference<Thread> thread = new AtomicReference<>();
    Future<Boolean> end =
        Threads.start(
            () -> {
              thread.set(Thread.currentThread());
              if (close) {
                timeline.close();
              } else {
                timeline.quiesce();
              }
              return left.get();
            });
    while (thread.get() == null) {
      Thread.onSpinWait();
    }
    Threads.awaitParked(thread.get());
    leave.countDown();
    assertTrue(Threads.get(end), "it returned only after " + op);
    assertTrue(Threads.get(busy));
    timeline.close();
  }
}
