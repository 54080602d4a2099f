package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The parts the core is made of, by themselves: registry, grace period, errors. */
@Timeout(60)
class InternalsTest {
  /** Done fences are forgotten, in the middle too, while one that is pending is kept. */
  @Test
  void registryForgetsDone() {
    TestTimeline timeline = new TestTimeline();
    DriverFence first = timeline.create();
    List<WeakReference<DriverFence>> gone = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      DriverFence f = timeline.create();
      f.signal();
      gone.add(new WeakReference<>(f));
    }
    System.gc();
    long kept = gone.stream().filter(r -> r.get() != null).count();
    assertTrue(kept <= 4 * 64, kept + " of 10,000 are kept");
    List<FenceState> all = new ArrayList<>();
    timeline.registry().all(all::add);
    assertSame(first, all.get(0));
  }

  /** Every pending fence is found, in order, however many there are. */
  @Test
  void registryFindsPending() {
    TestTimeline timeline = new TestTimeline();
    List<DriverFence> pending = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      DriverFence f = timeline.create();
      if (i % 7 == 0) {
        pending.add(f);
      } else {
        f.signal();
      }
    }
    List<FenceState> found = new ArrayList<>();
    timeline.registry().all(f -> f.isSettled() || found.add(f));
    assertEquals(pending, found);
  }

  /** Many creators get numbers of their own, and all their fences are found. */
  @Test
  void registryNumbersUniquely() {
    TestTimeline timeline = new TestTimeline();
    Callable<List<DriverFence>> create =
        () -> {
          List<DriverFence> mine = new ArrayList<>();
          for (int i = 0; i < 20_000; i++) {
            mine.add(timeline.create());
          }
          return mine;
        };
    Set<Long> numbers = new HashSet<>();
    Threads.together(create, create, create)
        .forEach(mine -> mine.forEach(f -> assertTrue(numbers.add(f.sequence()))));
    List<FenceState> found = new ArrayList<>();
    timeline.registry().all(found::add);
    assertEquals(60_000, found.size());
    assertEquals(60_000, numbers.size());
    timeline.close();
    assertTrue(found.stream().allMatch(FenceState::isFinished));
  }

  /** A grace period is idle while nobody is inside, on whatever thread. */
  @Test
  void gracePeriodKnowsWhetherAnybodyIsInside() {
    GracePeriod grace = new GracePeriod();
    assertTrue(grace.isIdle());
    int mine = enter(grace);
    assertFalse(grace.isIdle());
    int other = Threads.onOtherThread(() -> enter(grace));
    int again = enter(grace);
    grace.exit(mine);
    grace.exit(again);
    assertFalse(grace.isIdle());
    grace.exit(other);
    assertTrue(grace.isIdle());
    grace.synchronize();
    assertEquals("GracePeriod[open=0]", grace.toString());
  }

  /** A section that entered before either flip is waited for. */
  @Test
  void gracePeriodWaitsForBothParities() {
    GracePeriod grace = new GracePeriod();
    for (int flips = 0; flips < 2; flips++) {
      int cell = enter(grace);
      Thread[] waiting = new Thread[1];
      var end =
          Threads.start(
              () -> {
                waiting[0] = Thread.currentThread();
                grace.synchronize();
                return true;
              });
      while (waiting[0] == null) {
        Thread.yield();
      }
      Threads.awaitParked(waiting[0]);
      assertFalse(end.isDone());
      int late = enter(grace); // the other parity by now, or waited for as well
      grace.exit(late);
      grace.exit(cell);
      assertTrue(Threads.get(end));
    }
  }

  /** Errors of a driver's own have a name, and a kind that a cause does not change. */
  @Test
  void errorsHaveNames() {
    FenceError own = FenceError.of("EBADF");
    assertEquals("EBADF", own.name());
    assertEquals("EBADF", own.toString());
    FenceError caused = own.withCause(new IllegalStateException("why"));
    assertTrue(caused.is(own));
    assertEquals("EBADF (java.lang.IllegalStateException: why)", caused.toString());
    assertThrows(IllegalArgumentException.class, () -> FenceError.of(""));
  }

  /** A fence prints who it is and how it stands. */
  @Test
  void fencePrintsItself() {
    TestTimeline timeline = new TestTimeline();
    DriverFence f = timeline.create();
    assertEquals("test[" + timeline.context() + ":1 PENDING]", f.toString());
    f.signal(FenceError.IO);
    assertEquals("test[" + timeline.context() + ":1 IO]", f.toString());
  }

  private static int enter(GracePeriod grace) {
    return grace.enter(ThreadContext.current());
  }
}
