package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the core calls which op of a driver, and what it makes of the answer. */
@Timeout(60)
class DriverOpsTest {
  /** The enable op runs at most once a fence, however many show interest at once. */
  @Test
  void enablesOnce() {
    TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING);
    for (int round = 0; round < 1_000; round++) {
      DriverFence f = timeline.create();
      Threads.together(
          () -> {
            f.enableSignaling();
            return true;
          },
          () -> f.addCallback(seen -> {}),
          () -> f.addCallback(seen -> {}));
      assertEquals(round + 1, timeline.enabled.get());
      f.signal();
    }
  }

  /** Removing the last callback does not forget that the fence is armed. */
  @Test
  void staysArmed() {
    TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING);
    DriverFence f = timeline.create();
    Recorder node = new Recorder(Recorder.list(), "a");
    for (int i = 0; i < 3; i++) {
      assertTrue(f.addCallback(node));
      assertTrue(f.removeCallback(node));
    }
    f.enableSignaling();
    assertEquals(1, timeline.enabled.get());
  }

  /** Asking a fence arms nothing, signals nothing and calls no op that it need not. */
  @Test
  void gettersDoNotArm() {
    TestTimeline timeline =
        new TestTimeline(
            FenceOp.ENABLE_SIGNALING,
            FenceOp.CHECK_SIGNALED,
            FenceOp.EXTERNAL_LOCK,
            FenceOp.RELEASE);
    timeline.check = f -> true;
    DriverFence f = timeline.create();
    timeline.lock.lock(); // whoever took it would hang
    try {
      Threads.onOtherThread(
          () -> {
            assertFalse(f.isSignaled());
            assertFalse(f.isDone());
            assertEquals(FenceStatus.PENDING, f.status());
            assertEquals(null, f.error());
            assertEquals("test", f.driverName());
            assertEquals("test-" + timeline.context(), f.timelineName());
            return f.toString();
          });
    } finally {
      timeline.lock.unlock();
    }
    assertEquals(0, timeline.enabled.get() + timeline.checked.get());
  }

  /** Without an external lock {@code isSignaled} may answer for the driver, and does not signal. */
  @Test
  void isSignaledPollsDriver() {
    TestTimeline timeline = new TestTimeline(FenceOp.CHECK_SIGNALED);
    DriverFence f = timeline.create();
    assertFalse(f.isSignaled());
    timeline.check = seen -> true;
    assertTrue(f.isSignaled());
    assertEquals(FenceStatus.PENDING, f.status());
    assertFalse(f.isDone());
    assertEquals(2, timeline.checked.get());
  }

  /** Interest asks the check op first: done means that this thread signals. */
  @Test
  void interestChecks() {
    TestTimeline timeline =
        new TestTimeline(FenceOp.ENABLE_SIGNALING, FenceOp.CHECK_SIGNALED, FenceOp.EXTERNAL_LOCK);
    DriverFence f = timeline.create();
    timeline.check = seen -> timeline.lock.isHeldByCurrentThread();
    assertFalse(f.addCallback(seen -> {}));
    assertTrue(f.isDone());
    assertEquals(0, timeline.enabled.get());
  }

  /** An enable op that refuses: the callback is refused and its node is free. */
  @Test
  void refusingEnableSignals() {
    TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING);
    timeline.enable = f -> false;
    List<String> ran = Recorder.list();
    Recorder node = new Recorder(ran, "a");
    DriverFence f = timeline.create();
    assertFalse(f.addCallback(node));
    assertTrue(f.isDone());
    timeline.enable = seen -> true;
    DriverFence other = timeline.create();
    assertTrue(other.addCallback(node));
    other.signal();
    assertEquals(List.of("a"), ran);
    timeline.enable = seen -> false;
    DriverFence third = timeline.create();
    third.enableSignaling();
    assertTrue(third.isDone());
  }

  /** An enable op may signal its own fence: the callback that armed it runs. */
  @Test
  void enableMaySignal() {
    for (boolean locked : new boolean[] {false, true}) {
      TestTimeline timeline =
          locked
              ? new TestTimeline(FenceOp.ENABLE_SIGNALING, FenceOp.EXTERNAL_LOCK)
              : new TestTimeline(FenceOp.ENABLE_SIGNALING);
      for (boolean answer : new boolean[] {false, true}) {
        timeline.enable =
            f -> {
              assertTrue(f.signal());
              return answer;
            };
        List<String> ran = Recorder.list();
        DriverFence f = timeline.create();
        assertTrue(f.addCallback(new Recorder(ran, "a")));
        assertEquals(List.of("a"), ran);
        assertTrue(f.isDone());
      }
    }
  }

  /** An enable op that throws fails its fence, and the exception is the cause. */
  @Test
  void throwingEnableFailsFence() {
    TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING);
    timeline.enable =
        f -> {
          throw new IllegalStateException("broken");
        };
    List<String> ran = Recorder.list();
    DriverFence f = timeline.create();
    assertTrue(f.addCallback(new Recorder(ran, "a")));
    assertEquals(List.of("a"), ran);
    assertTrue(f.error().is(FenceError.DRIVER_FAULT));
    assertEquals("broken", f.error().cause().getMessage());
  }

  /** The other ops may throw: nobody notices but the thread's handler. */
  @Test
  void throwingOpsAreReported() {
    TestTimeline timeline =
        new TestTimeline(
            FenceOp.CHECK_SIGNALED, FenceOp.TIMELINE_NAME, FenceOp.SET_DEADLINE, FenceOp.RELEASE);
    RuntimeException mine = new IllegalStateException("mine");
    timeline.check =
        f -> {
          throw mine;
        };
    timeline.name =
        t -> {
          throw mine;
        };
    timeline.onDeadline = timeline.onRelease = () -> timeline.name.apply(timeline);
    List<Throwable> reported = new ArrayList<>();
    Thread.UncaughtExceptionHandler old = Thread.currentThread().getUncaughtExceptionHandler();
    Thread.currentThread().setUncaughtExceptionHandler((t, thrown) -> reported.add(thrown));
    try {
      DriverFence f = timeline.create();
      assertFalse(f.isSignaled());
      assertEquals("test-" + timeline.context(), f.timelineName());
      f.setDeadline(1);
      assertTrue(f.signal());
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(old);
    }
    assertEquals(List.of(mine, mine, mine, mine), reported);
  }

  /** A deadline reaches the driver while the fence is pending, under the lock, and not later. */
  @Test
  void deadlineIsHandedOver() {
    TestTimeline timeline = new TestTimeline(FenceOp.SET_DEADLINE, FenceOp.EXTERNAL_LOCK);
    AtomicBoolean held = new AtomicBoolean();
    timeline.onDeadline = () -> held.set(timeline.lock.isHeldByCurrentThread());
    DriverFence f = timeline.create();
    f.setDeadline(42);
    f.setDeadline(43);
    f.signal();
    f.setDeadline(44);
    assertEquals(43L, timeline.deadlines.get(f));
    assertTrue(held.get());
    DriverFence other = new TestTimeline().create();
    other.setDeadline(1); // no op: nothing happens
  }

  /** Ops and callbacks find the external lock held exactly where the contract says. */
  @Test
  void externalLockIsHeldWherePromised() {
    TestTimeline timeline = new TestTimeline(Set.of(FenceOp.values()).toArray(new FenceOp[0]));
    List<String> held = new ArrayList<>();
    List<String> free = new ArrayList<>();
    java.util.function.Consumer<String> note =
        what -> (timeline.lock.isHeldByCurrentThread() ? held : free).add(what);
    timeline.enable =
        f -> {
          note.accept("enable");
          return true;
        };
    timeline.check =
        f -> {
          note.accept("check");
          return false;
        };
    timeline.onDeadline = () -> note.accept("deadline");
    timeline.onRelease = () -> note.accept("release");
    timeline.name =
        t -> {
          note.accept("name");
          return "ring";
        };
    DriverFence f = timeline.create();
    DriverFence inner = timeline.create();
    inner.addCallback(seen -> note.accept("inner"));
    held.clear();
    f.addCallback(
        seen -> {
          note.accept("callback");
          inner.signal();
        });
    f.setDeadline(1);
    f.timelineName();
    f.signal();
    assertEquals(List.of("check", "enable", "deadline", "callback", "inner"), held);
    assertEquals(List.of("name", "release", "release"), free);
    assertFalse(timeline.lock.isLocked());
  }

  /** The core does not take an external lock twice: it may not be reentrant. */
  @Test
  void externalLockNeedNotBeReentrant() {
    java.util.concurrent.locks.StampedLock lock = new java.util.concurrent.locks.StampedLock();
    List<DriverFence> all = new ArrayList<>();
    class Strict extends Timeline {
      Strict() {
        super("strict", Set.of(FenceOp.ENABLE_SIGNALING, FenceOp.EXTERNAL_LOCK), false);
      }

      @Override
      protected boolean enableSignaling(DriverFence fence) {
        all.get(2).signal();
        return true;
      }

      @Override
      protected boolean underExternalLock(LockedSection section, DriverFence f, long argument) {
        long stamp = lock.writeLock();
        try {
          return section.run(f, argument);
        } finally {
          lock.unlockWrite(stamp);
        }
      }
    }
    Strict strict = new Strict();
    for (int i = 0; i < 4; i++) {
      all.add(strict.create());
    }
    AtomicInteger ran = new AtomicInteger();
    all.get(2).addCallback(f -> ran.incrementAndGet());
    all.get(0)
        .addCallback(
            f -> {
              all.get(1).addCallback(seen -> ran.incrementAndGet());
              all.get(1).signal();
              all.get(3).enableSignaling();
              ran.incrementAndGet();
            });
    all.get(0).signal();
    assertEquals(3, ran.get());
    strict.close();
  }

  /** A lock whose own code throws does not keep a fence from being signaled. */
  @Test
  void throwingLockDoesNotLoseSignals() {
    class Broken extends Timeline {
      Broken() {
        super("broken", Set.of(FenceOp.EXTERNAL_LOCK), true);
      }

      @Override
      protected boolean underExternalLock(LockedSection section, DriverFence f, long argument) {
        throw new IllegalStateException("broken");
      }
    }
    Thread.UncaughtExceptionHandler old = Thread.currentThread().getUncaughtExceptionHandler();
    AtomicInteger reported = new AtomicInteger();
    Thread.currentThread().setUncaughtExceptionHandler((t, thrown) -> reported.incrementAndGet());
    try {
      Broken broken = new Broken();
      DriverFence f = broken.create();
      DriverFence inner = broken.create();
      AtomicInteger ran = new AtomicInteger();
      inner.addCallback(seen -> ran.incrementAndGet());
      f.addCallback(seen -> inner.signal());
      assertTrue(f.signal());
      assertEquals(1, ran.get());
      assertTrue(inner.isDone());
      assertTrue(reported.get() > 0);
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(old);
    }
  }

  /** The release op runs once a fence, when it is done. */
  @Test
  void releasesOnceWhenDone() {
    TestTimeline timeline = new TestTimeline(FenceOp.RELEASE);
    DriverFence plain = timeline.create();
    plain.signal();
    plain.signal();
    assertEquals(List.of(plain), List.copyOf(timeline.released));
    DriverFence withCallback = timeline.create();
    withCallback.addCallback(f -> assertEquals(1, timeline.released.size()));
    withCallback.signal();
    assertEquals(2, timeline.released.size());
    timeline.close();
    assertEquals(2, timeline.released.size());
  }

  /** A fence is not released while an op on it runs; who leaves the op releases it. */
  @Test
  void releaseWaitsForOps() {
    TestTimeline timeline = new TestTimeline(FenceOp.RELEASE, FenceOp.TIMELINE_NAME);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    timeline.name =
        t -> {
          inside.countDown();
          Threads.await(leave);
          return "slow";
        };
    DriverFence f = timeline.create();
    Future<String> name = Threads.start(f::timelineName);
    Threads.await(inside);
    assertTrue(f.signal());
    assertTrue(f.isDone());
    assertEquals(0, timeline.released.size());
    leave.countDown();
    assertEquals("slow", Threads.get(name), "a name that was being told stays whole");
    assertEquals(List.of(f), List.copyOf(timeline.released));
  }

  /** Release ops that signal fences do not recurse, however long the chain. */
  @Test
  void releaseMaySignal() {
    TestTimeline timeline = new TestTimeline(FenceOp.RELEASE);
    List<DriverFence> chain = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      DriverFence f = timeline.create();
      f.addCallback(seen -> {});
      chain.add(f);
    }
    AtomicInteger next = new AtomicInteger(1);
    timeline.onRelease =
        () -> {
          int i = next.getAndIncrement();
          if (i < chain.size()) {
            chain.get(i).signal();
          }
        };
    chain.get(0).signal();
    assertTrue(chain.stream().allMatch(Fence::isDone));
    assertEquals(chain.size(), timeline.released.size());
  }

  /** Names race with detach and are never null, never torn: the driver's or the fixed text. */
  @Test
  void namesRaceWithDetach() {
    TestTimeline timeline = new TestTimeline(FenceOp.TIMELINE_NAME);
    for (int round = 0; round < 2_000; round++) {
      DriverFence f = timeline.create();
      List<String> answers =
          Threads.together(
              () -> {
                String last = "ring 0";
                for (int i = 0; i < 50; i++) {
                  String driver = f.driverName();
                  String name = f.timelineName();
                  assertTrue(Set.of("test", "detached-driver").contains(driver), driver);
                  assertTrue(Set.of("ring 0", "signaled-timeline").contains(name), name);
                  assertTrue(
                      last.equals("ring 0") || !name.equals("ring 0"), "no way back from detached");
                  last = name;
                }
                return last;
              },
              () -> "" + f.signal());
      assertNotNull(answers.get(0));
      assertEquals("signaled-timeline", f.timelineName());
    }
  }

  /** A driver's own fence class comes out of {@code create} as what it is. */
  @Test
  void createsOwnClass() {
    TestTimeline timeline = new TestTimeline();
    class Job extends DriverFence {
      Job(Timeline t) {
        super(t);
      }
    }
    Job job = timeline.create(Job::new);
    assertSame(job, job.fence());
    assertEquals(1, job.sequence());
    assertEquals(2, timeline.create().sequence());
  }
}
