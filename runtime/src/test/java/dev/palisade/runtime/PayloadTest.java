package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads as the glue handles them: claim, write, publish; require, read. */
@Timeout(60)
class PayloadTest {
  private static final int ROUNDS = 2_000;

  private static final class Job extends DriverFence {
    int low;
    int high;

    Job(Timeline timeline) {
      super(timeline);
    }
  }

  private static boolean signal(TestTimeline timeline, Job job, int value) {
    if (!timeline.claim(job)) {
      return false;
    }
    job.low = value;
    job.high = -value;
    return timeline.publish(job);
  }

  /** The payload; throws unless it is readable, and fails if it is mixed. */
  private static int read(TestTimeline timeline, Job job) {
    timeline.requirePayload(job);
    assertEquals(job.low, -job.high, "mixed");
    return job.low;
  }

  /** A published payload can be read, in callbacks already. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isReadableWhenPublished(boolean stamped) {
    TestTimeline timeline = new TestTimeline(stamped);
    Job job = timeline.create(Job::new);
    AtomicInteger seen = new AtomicInteger();
    job.addCallback(f -> seen.set(read(timeline, job)));
    assertTrue(signal(timeline, job, 7));
    assertEquals(7, seen.get());
    assertEquals(7, read(timeline, job));
    assertEquals(FenceStatus.SIGNALED, job.status());
    assertFalse(signal(timeline, job, 8));
    assertEquals(7, read(timeline, job));
  }

  /** The payload of a pending, a claimed, a failed and a plainly signaled fence is unreadable. */
  @Test
  void isUnreadableOtherwise() {
    TestTimeline timeline = new TestTimeline();
    Job job = timeline.create(Job::new);
    assertThrows(IllegalStateException.class, () -> timeline.requirePayload(job));
    assertTrue(timeline.claim(job));
    assertThrows(IllegalStateException.class, () -> timeline.requirePayload(job));
    assertTrue(job.signal(FenceError.IO));
    assertFalse(timeline.publish(job));
    assertThrows(IllegalStateException.class, () -> timeline.requirePayload(job));
    assertSame(FenceError.IO, job.error());
    Job plain = timeline.create(Job::new);
    plain.signal();
    assertThrows(IllegalStateException.class, () -> timeline.requirePayload(plain));
    assertFalse(signal(timeline, plain, 1));
  }

  /** A claim stays taken: after the claimer was overtaken too, and after callbacks ran. */
  @Test
  void claimIsTakenOnce() {
    TestTimeline timeline = new TestTimeline();
    Job job = timeline.create(Job::new);
    Recorder node = new Recorder(Recorder.list(), "a");
    job.addCallback(f -> assertFalse(timeline.claim(job)));
    assertTrue(timeline.claim(job));
    job.addCallback(node);
    assertTrue(job.removeCallback(node), "a claim does not keep callbacks from being removed");
    assertFalse(timeline.claim(job));
    job.signal();
    assertFalse(timeline.claim(job));
  }

  /** Of two signalers with a payload one wins, and the payload is the winner's. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void payloadIsTheWinners(boolean stamped) {
    TestTimeline timeline = new TestTimeline(stamped);
    for (int round = 1; round <= ROUNDS; round++) {
      Job job = timeline.create(Job::new);
      if (round % 2 == 0) {
        job.addCallback(f -> read(timeline, job));
      }
      int value = round;
      List<Boolean> won =
          Threads.together(
              () -> signal(timeline, job, value), () -> signal(timeline, job, value + ROUNDS));
      assertEquals(1, won.stream().filter(w -> w).count());
      assertEquals(won.get(0) ? value : value + ROUNDS, read(timeline, job));
    }
  }

  /** A signaler races with close: the payload is the winner's or unreadable, never mixed. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void racesWithClose(boolean stamped) {
    for (int round = 1; round <= ROUNDS; round++) {
      TestTimeline timeline = new TestTimeline(stamped);
      Job job = timeline.create(Job::new);
      int value = round;
      Callable<Boolean> reader =
          () -> {
            while (!job.isSignaled()) {
              Thread.onSpinWait();
            }
            assertReadableExactlyIfSucceeded(timeline, job, value);
            return false;
          };
      List<Boolean> won =
          Threads.together(
              () -> signal(timeline, job, value),
              () -> {
                timeline.close();
                return false;
              },
              reader);
      assertEquals(won.get(0), job.error() == null);
      assertReadableExactlyIfSucceeded(timeline, job, value);
    }
  }

  private static void assertReadableExactlyIfSucceeded(TestTimeline timeline, Job job, int value) {
    if (job.status() == FenceStatus.SIGNALED) {
      assertEquals(value, read(timeline, job));
    } else {
      assertSame(FenceError.CANCELED, job.error());
      assertThrows(IllegalStateException.class, () -> timeline.requirePayload(job));
    }
  }
}
