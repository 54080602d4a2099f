package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kernel's tests of sw_sync ask of a timeline, and what this one adds. */
@Timeout(60)
class SoftwareTimelineTest {
  private static final Duration SOON = Duration.ofMillis(5);

  @Test
  void timelineBeginsAtZero() {
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
      assertEquals(0, timeline.point());
    }
  }

  @Test
  void fenceIsPendingUntilItsPointAndSignaledFromThenOn() throws Exception {
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
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
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
      Fence five = timeline.at(5);
      timeline.advance(7);
      assertTrue(five.isSignaled());
    }
  }

  @Test
  void pointAlreadyReachedIsSignaledAtOnce() {
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
      timeline.advance(5);
      assertEquals(FenceStatus.SIGNALED, timeline.at(5).status());
      assertEquals(FenceStatus.SIGNALED, timeline.at(1).status());
      assertEquals(FenceStatus.PENDING, timeline.at(6).status());
    }
  }

  @Test
  void fenceOfPendingPointIsOneAndOfReachedPointIsSignaled() {
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
      Fence two = timeline.at(2);
      assertSame(two, timeline.at(2));
      timeline.advance(2);
      assertTrue(two.isDone());
      assertNotSame(two, timeline.at(2));
      assertTrue(timeline.at(2).isDone() && timeline.at(0).isDone() && timeline.at(-1).isDone());
    }
  }

  @Test
  void sequenceIsThePointWhateverOrderTheyWereAskedIn() {
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
      Fence five = timeline.at(5);
      Fence three = timeline.at(3);
      assertEquals(5, five.sequence());
      assertEquals(3, three.sequence());
      assertEquals(five.context(), three.context());
      assertSame(five, Fences.merge(five, three));
      assertSame(five, Fences.merge(three, five));
    }
  }

  @Test
  void mergedPointsOfOneTimelineAreOneFence() {
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
      Fence merged = Fences.merge(timeline.at(1), timeline.at(2), timeline.at(3));
      for (int point = 0; point < 3; point++) {
        assertFalse(merged.isSignaled());
        timeline.advance(1);
      }
      assertTrue(merged.isSignaled());
    }
  }

  @Test
  void waiterOfPendingPointFailsWhenTheTimelineCloses() throws Exception {
    SoftwareTimeline timeline = new SoftwareTimeline("t");
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
    SoftwareTimeline timeline = new SoftwareTimeline("t");
    Fence one = timeline.at(1);
    timeline.advance(1);
    timeline.close();
    assertEquals(FenceStatus.SIGNALED, one.status());
    assertNull(one.error());
  }

  @Test
  void closedTimelineGivesNoFence() {
    SoftwareTimeline timeline = new SoftwareTimeline("t");
    timeline.close();
    assertThrows(IllegalStateException.class, () -> timeline.at(1));
  }

  @Test
  void advanceAfterCloseSignalsNothing() {
    SoftwareTimeline timeline = new SoftwareTimeline("t");
    Fence one = timeline.at(1);
    timeline.close();
    timeline.advance(1);
    assertEquals(FenceStatus.FAILED, one.status());
  }

  @Test
  void timelineDoesNotGoBack() {
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
      timeline.advance(3);
      assertThrows(IllegalArgumentException.class, () -> timeline.advance(-1));
      assertThrows(ArithmeticException.class, () -> timeline.advance(Long.MAX_VALUE));
      assertEquals(3, timeline.point());
    }
  }

  @Test
  void primeStepsReachEveryPointOnce() {
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
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
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
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
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
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
    try (SoftwareTimeline a = new SoftwareTimeline("a");
        SoftwareTimeline b = new SoftwareTimeline("b");
        SoftwareTimeline c = new SoftwareTimeline("c")) {
      List<SoftwareTimeline> timelines = List.of(a, b, c);
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
  void nameIsShownUntilTheFenceIsSignaled() {
    try (SoftwareTimeline timeline = new SoftwareTimeline("frames")) {
      Fence five = timeline.at(5);
      assertEquals("software", five.driverName());
      assertEquals("frames", five.timelineName());
      timeline.advance(5);
      assertFalse(five.timelineName().contains("frames"), five.timelineName());
    }
  }

  @Test
  void closeWaitsForCallbacksOfOtherThreads() throws Exception {
    SoftwareTimeline timeline = new SoftwareTimeline("t");
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    timeline
        .at(1)
        .addCallback(
            fence -> {
              entered.countDown();
              Threads.await(leave);
              ran.incrementAndGet();
            });
    Thread advancer = start(() -> timeline.advance(1));
    Threads.await(entered);
    Fence missed = timeline.at(2);
    Thread closer =
        start(
            () -> {
              timeline.close();
              ran.addAndGet(10);
            });
    Threads.awaitParked(closer);
    assertEquals(0, ran.get());
    leave.countDown();
    join(List.of(advancer, closer));
    assertEquals(11, ran.get());
    assertSame(FenceError.CANCELED, missed.error());
  }

  @Test
  void closeInCallbackThrows() {
    SoftwareTimeline timeline = new SoftwareTimeline("t");
    List<Throwable> thrown = new ArrayList<>();
    timeline
        .at(1)
        .addCallback(
            fence -> thrown.add(assertThrows(IllegalStateException.class, timeline::close)));
    timeline.advance(1);
    assertEquals(1, thrown.size());
    timeline.close();
    timeline.close();
  }

  @Test
  void closeFailsContainersOfItsPoints() {
    SoftwareTimeline timeline = new SoftwareTimeline("t");
    Fence all = FenceArray.all(timeline.at(1), timeline.at(2));
    FenceChain chain = FenceChain.link(null, timeline.at(3), 1);
    all.enableSignaling();
    chain.enableSignaling();
    timeline.close();
    assertSame(FenceError.CANCELED, all.error());
    assertSame(FenceError.CANCELED, chain.error());
  }

  @Test
  void twoThreadsTakeTurnsOnOneTimeline() throws Exception {
    int turns = 3_000;
    AtomicInteger counter = new AtomicInteger();
    AtomicInteger wrong = new AtomicInteger();
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
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
    SoftwareTimeline consumed = new SoftwareTimeline("consumed");
    List<SoftwareTimeline> timelines = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < producers; i++) {
      SoftwareTimeline own = new SoftwareTimeline("producer " + i);
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
      for (SoftwareTimeline timeline : timelines) {
        timeline.at(round + 1).await();
      }
      if (produced.get() != (round + 1) * producers) {
        wrong.incrementAndGet();
      }
      consumed.advance(1);
    }
    join(threads);
    assertEquals(0, wrong.get());
    timelines.forEach(SoftwareTimeline::close);
    consumed.close();
  }

  @Test
  void pointsAreInOrderThoughManyThreadsAdvance() throws Exception {
    int each = 2_000;
    List<Integer> order = new ArrayList<>();
    try (SoftwareTimeline timeline = new SoftwareTimeline("t")) {
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
      SoftwareTimeline timeline = new SoftwareTimeline("t");
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
