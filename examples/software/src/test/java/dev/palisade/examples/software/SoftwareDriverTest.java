package dev.palisade.examples.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kernel's tests of sw_sync ask of a timeline, and what this one adds. */
@Timeout(60)
class SoftwareDriverTest {
  private static final Duration SOON = Duration.ofMillis(5);

  @Test
  void timelineBeginsAtZero() {
    try (SoftwareDriver timeline = new SoftwareDriver("t")) {
      assertEquals(0, timeline.point());
    }
  }

  @Test
  void fenceIsPendingUntilItsPointAndSignaledFromThenOn() throws Exception {
    try (SoftwareDriver timeline = new SoftwareDriver("t")) {
      Fence five = timeline.at(5);
      assertFalse(five.await(SOON));
      timeline.advance(1);
      assertFalse(five.await(SOON));
      assertEquals(FenceStatus.PENDING, five.status());
      timeline.advance(4);
      assertTrue(five.await(Duration.ZERO));
      timeline.advance(5);
      assertTrue(five.await(Duration.ZERO));
      assertEquals(FenceStatus.SIGNALED, five.status());
      assertNull(five.error());
    }
  }

  @Test
  void advanceBeyondThePointSignalsToo() {
    try (SoftwareDriver timeline = new SoftwareDriver("t")) {
      Fence five = timeline.at(5);
      timeline.advance(7);
      assertTrue(five.isSignaled());
    }
  }

  @Test
  void pointAlreadyReachedIsSignaledAtOnce() {
    try (SoftwareDriver timeline = new SoftwareDriver("t")) {
      timeline.advance(5);
      assertEquals(FenceStatus.SIGNALED, timeline.at(5).status());
      assertEquals(FenceStatus.SIGNALED, timeline.at(1).status());
      assertEquals(FenceStatus.PENDING, timeline.at(6).status());
    }
  }

  @Test
  void fencesOfOnePointAreAllSignaled() {
    try (SoftwareDriver timeline = new SoftwareDriver("t")) {
      List<Fence> fences = List.of(timeline.at(2), timeline.at(2), timeline.at(2));
      timeline.advance(2);
      fences.forEach(fence -> assertTrue(fence.isDone()));
    }
  }

  @Test
  void waiterOfPendingPointFailsWhenTheTimelineCloses() throws Exception {
    SoftwareDriver timeline = new SoftwareDriver("t");
    Fence five = timeline.at(5);
    Thread closer = new Thread(timeline::close);
    closer.start();
    five.await();
    closer.join();
    assertEquals(FenceStatus.FAILED, five.status());
    assertTrue(five.error().is(FenceError.CANCELED));
  }

  @Test
  void signaledFenceStaysSignaledWhenTheTimelineCloses() {
    SoftwareDriver timeline = new SoftwareDriver("t");
    Fence one = timeline.at(1);
    timeline.advance(1);
    timeline.close();
    assertEquals(FenceStatus.SIGNALED, one.status());
    assertNull(one.error());
  }

  @Test
  void closedTimelineGivesNoFence() {
    SoftwareDriver timeline = new SoftwareDriver("t");
    timeline.close();
    assertThrows(IllegalStateException.class, () -> timeline.at(1));
  }

  @Test
  void advanceAfterCloseSignalsNothing() {
    SoftwareDriver timeline = new SoftwareDriver("t");
    Fence one = timeline.at(1);
    timeline.close();
    timeline.advance(1);
    assertEquals(FenceStatus.FAILED, one.status());
  }

  @Test
  void timelineDoesNotGoBack() {
    try (SoftwareDriver timeline = new SoftwareDriver("t")) {
      timeline.advance(3);
      assertThrows(IllegalArgumentException.class, () -> timeline.advance(-1));
      assertThrows(ArithmeticException.class, () -> timeline.advance(Long.MAX_VALUE));
      assertEquals(3, timeline.point());
    }
  }

  @Test
  void primeStepsReachEveryPointOnce() {
    try (SoftwareDriver timeline = new SoftwareDriver("t")) {
      List<Fence> fences = new ArrayList<>();
      for (int point = 1; point <= 60; point++) {
        fences.add(timeline.at(point));
      }
      for (int step : new int[] {2, 3, 5, 7, 11, 13, 17}) {
        long now = timeline.advance(step);
        for (int point = 1; point <= 60; point++) {
          assertEquals(point <= now, fences.get(point - 1).isSignaled(), point + " at " + now);
        }
      }
    }
  }

  @Test
  void pointsAreSignaledInOrderWhateverOrderTheyWereAskedIn() {
    try (SoftwareDriver timeline = new SoftwareDriver("t")) {
      List<Integer> order = new ArrayList<>();
      for (int point : new int[] {4, 1, 3, 5, 2}) {
        assertTrue(timeline.at(point).addCallback(fence -> order.add(point)));
      }
      timeline.advance(5);
      assertEquals(List.of(1, 2, 3, 4, 5), order);
    }
  }

  @Test
  void callbackThatAdvancesDoesNotOvertake() {
    try (SoftwareDriver timeline = new SoftwareDriver("t")) {
      List<Integer> order = new ArrayList<>();
      timeline.at(1).addCallback(fence -> timeline.advance(2));
      for (int point = 1; point <= 4; point++) {
        int p = point;
        timeline.at(point).addCallback(fence -> order.add(p));
      }
      timeline.advance(2);
      assertEquals(List.of(1, 2, 3, 4), order);
    }
  }

  @Test
  void threeTimelinesAreIndependent() {
    try (SoftwareDriver a = new SoftwareDriver("a");
        SoftwareDriver b = new SoftwareDriver("b");
        SoftwareDriver c = new SoftwareDriver("c")) {
      List<SoftwareDriver> timelines = List.of(a, b, c);
      List<Fence> fences = List.of(a.at(5), b.at(5), c.at(5));
      for (int advanced = 0; advanced <= 3; advanced++) {
        assertEquals(advanced, fences.stream().filter(Fence::isSignaled).count());
        if (advanced < 3) {
          timelines.get(advanced).advance(5);
        }
      }
    }
  }

  @Test
  void nameShowsThePointUntilTheFenceIsSignaled() {
    try (SoftwareDriver timeline = new SoftwareDriver("frames")) {
      Fence five = timeline.at(5);
      assertEquals("software", five.driverName());
      assertEquals("frames@0", five.timelineName());
      timeline.advance(2);
      assertEquals("frames@2", five.timelineName());
      timeline.advance(3);
      assertFalse(five.timelineName().contains("frames"), five.timelineName());
    }
  }

  @Test
  void twoThreadsTakeTurnsOnOneTimeline() throws Exception {
    int turns = 3_000;
    AtomicInteger counter = new AtomicInteger();
    AtomicInteger wrong = new AtomicInteger();
    try (SoftwareDriver timeline = new SoftwareDriver("t")) {
      List<Thread> threads = new ArrayList<>();
      for (int id = 0; id < 2; id++) {
        int self = id;
        threads.add(
            start(
                () -> {
                  for (int turn = 0; turn < turns; turn++) {
                    timeline.at(turn * 2L + self).await();
                    if (counter.getAndIncrement() != turn * 2 + self) {
                      wrong.incrementAndGet();
                    }
                    timeline.advance(1);
                  }
                }));
      }
      join(threads);
      assertEquals(0, wrong.get());
      assertEquals(2 * turns, counter.get());
      assertEquals(2 * turns, timeline.point());
    }
  }

  @Test
  void consumerSeesEveryRoundOfManyProducers() throws Exception {
    int rounds = 500;
    int producers = 5;
    AtomicInteger produced = new AtomicInteger();
    AtomicInteger wrong = new AtomicInteger();
    SoftwareDriver consumed = new SoftwareDriver("consumed");
    List<SoftwareDriver> timelines = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < producers; i++) {
      SoftwareDriver own = new SoftwareDriver("producer " + i);
      timelines.add(own);
      threads.add(
          start(
              () -> {
                for (int round = 0; round < rounds; round++) {
                  consumed.at(round).await();
                  produced.incrementAndGet();
                  own.advance(1);
                }
              }));
    }
    for (int round = 0; round < rounds; round++) {
      for (SoftwareDriver timeline : timelines) {
        timeline.at(round + 1).await();
      }
      if (produced.get() != (round + 1) * producers) {
        wrong.incrementAndGet();
      }
      consumed.advance(1);
    }
    join(threads);
    assertEquals(0, wrong.get());
    timelines.forEach(SoftwareDriver::close);
    consumed.close();
  }

  @Test
  void pointsAreInOrderThoughManyThreadsAdvance() throws Exception {
    int each = 2_000;
    List<Integer> order = new ArrayList<>();
    try (SoftwareDriver timeline = new SoftwareDriver("t")) {
      List<Fence> fences = new ArrayList<>();
      for (int point = 1; point <= 4 * each; point++) {
        int p = point;
        Fence fence = timeline.at(point);
        fences.add(fence);
        assertTrue(fence.addCallback(signaled -> order.add(p)));
      }
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        threads.add(
            start(
                () -> {
                  for (int n = 0; n < each; n++) {
                    timeline.advance(1);
                  }
                }));
      }
      join(threads);
      fences.get(fences.size() - 1).awaitDone();
      assertEquals(4 * each, order.size());
      for (int i = 0; i < order.size(); i++) {
        assertEquals(i + 1, order.get(i));
      }
    }
  }

  @Test
  void closeDuringAdvancesLeavesNoFencePending() throws Exception {
    for (int round = 0; round < 200; round++) {
      SoftwareDriver timeline = new SoftwareDriver("t");
      List<Fence> fences = new ArrayList<>();
      for (int point = 1; point <= 50; point++) {
        fences.add(timeline.at(point));
      }
      List<Thread> threads = new ArrayList<>();
      threads.add(
          start(
              () -> {
                for (int n = 0; n < 50; n++) {
                  timeline.advance(1);
                }
              }));
      timeline.close();
      join(threads);
      for (Fence fence : fences) {
        assertTrue(fence.isDone());
      }
    }
  }

  private interface Body {
    void run() throws InterruptedException;
  }

  private static Thread start(Body body) {
    Thread thread =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
