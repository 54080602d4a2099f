package dev.palisade.examples.vulkan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The points of a timeline semaphore as fences. */
class PointDriverTest extends OnVulkan {
  private PointDriver timeline;

  @BeforeEach
  void start() {
    timeline = PointDriver.start(gpu);
  }

  @Override
  @AfterEach
  void closeWithoutComplaint() {
    if (timeline != null) {
      timeline.close();
    }
    super.closeWithoutComplaint();
  }

  @Test
  void pointIsSignaledWhenTheHostPassesIt() throws Exception {
    ofHost.add(timeline.semaphore());
    PointFence two = timeline.at(2);
    PointFence five = timeline.at(5);
    two.enableSignaling();
    five.enableSignaling();
    timeline.signal(3);
    assertTrue(two.await(LONG));
    assertEquals(FenceStatus.PENDING, five.status());
    timeline.signal(7);
    assertTrue(five.await(LONG));
    assertEquals(7, timeline.value());
  }

  @Test
  void pointIsSignaledWhenASubmissionComesThere() throws Exception {
    try (SubmitDriver driver = SubmitDriver.start(gpu)) {
      PointFence point = timeline.at(9);
      point.enableSignaling();
      driver.submit(Submission.of(0).signals(timeline.point(9)));
      assertTrue(point.await(LONG));
    }
  }

  @Test
  void lowerPointThatComesLaterIsNotForgotten() throws Exception {
    PointFence high = timeline.at(1000);
    high.enableSignaling();
    Thread.sleep(20); // The reaper waits for 1000 by now.
    PointFence low = timeline.at(1);
    low.enableSignaling();
    timeline.signal(1);
    assertTrue(low.await(LONG));
    assertFalse(high.isSignaled());
  }

  @Test
  void pointsOnTheWayAreSignaledInTheirOrder() throws Exception {
    List<Long> order = new ArrayList<>();
    for (long value : new long[] {30, 10, 20}) {
      assertTrue(timeline.at(value).addCallback(done -> order.add(value)));
    }
    PointFence last = timeline.at(31);
    last.enableSignaling();
    timeline.signal(31);
    assertTrue(last.awaitDone(LONG));
    assertEquals(List.of(10L, 20L, 30L), order);
  }

  @Test
  void pointThatWasPassedIsSignaledByWhoAsks() throws Exception {
    timeline.signal(4);
    PointFence there = timeline.at(4);
    assertTrue(there.isSignaled());
    assertFalse(there.addCallback(done -> {}));
    assertNull(there.error());
    assertEquals(FenceStatus.SIGNALED, there.status());
  }

  @Test
  void whoOnlyPollsIsAnsweredToo() {
    PointFence point = timeline.at(1);
    assertFalse(point.isSignaled());
    timeline.signal(1);
    assertTrue(point.isSignaled());
  }

  @Test
  void timelineNeverGoesBack() {
    timeline.signal(5);
    assertThrows(IllegalArgumentException.class, () -> timeline.signal(5));
    IllegalArgumentException back =
        assertThrows(IllegalArgumentException.class, () -> timeline.signal(3));
    assertEquals("a timeline does not go back: to 3 after 5", back.getMessage());
    assertEquals(5, timeline.value());
  }

  @Test
  void submissionsDoNotTakeATimelineBackEither() throws Exception {
    try (SubmitDriver driver = SubmitDriver.start(gpu)) {
      SubmitFence there = driver.submit(Submission.of(0).signals(timeline.point(5)));
      Submission back = Submission.of(0).signals(timeline.point(4));
      assertThrows(IllegalArgumentException.class, () -> driver.submit(back));
      assertThrows(IllegalStateException.class, () -> timeline.signal(6));
      assertTrue(there.await(LONG));
      assertEquals(5, timeline.value());
    }
  }

  @Test
  void closeCancelsPointsThatWereNotReached() throws Exception {
    PointFence never = timeline.at(8);
    List<FenceError> errors = new ArrayList<>();
    assertTrue(never.addCallback(done -> errors.add(done.error())));
    timeline.close();
    assertTrue(never.isDone());
    assertTrue(errors.get(0).is(FenceError.CANCELED));
    assertThrows(IllegalStateException.class, () -> timeline.at(9));
    assertThrows(IllegalStateException.class, () -> timeline.signal(9));
    assertThrows(IllegalStateException.class, () -> timeline.value());
  }

  /** What the driver keeps from Vulkan, and proof that the validation layer looks. */
  @Test
  void validationLayerComplainsWhenVulkanIsTakenBack() {
    List<String> heard = new ArrayList<>();
    try (NativeGpu other = NativeGpu.open(heard::add)) {
      long raw = other.createTimeline();
      other.signal(raw, 5);
      try {
        other.signal(raw, 3);
      } catch (VkException lost) {
        assertTrue(lost.getMessage().startsWith("vkSignalSemaphore"), lost.getMessage());
      }
      other.destroyTimeline(raw);
    } catch (VkException lost) {
      assertTrue(lost.getMessage().startsWith("vkDeviceWaitIdle"), lost.getMessage());
    }
    assertTrue(heard.stream().anyMatch(said -> said.contains("03258")), heard::toString);
  }
}
