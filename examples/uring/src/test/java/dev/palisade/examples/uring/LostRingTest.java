package dev.palisade.examples.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.runtime.FenceError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices that refuse, or are gone. */
@Timeout(60)
class LostRingTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void lossOfTheDeviceFailsWhatItHad() throws Exception {
    StubRing ring = new StubRing();
    try (UringDriver driver = UringDriver.start(ring, 4)) {
      ReadFence fence = driver.read(request());
      ring.lose();
      assertTrue(fence.await(LONG));
      assertTrue(fence.error().is(FenceError.DEVICE_LOST));
      assertEquals("io_uring_enter: EIO (5)", fence.error().cause().getMessage());
      assertThrows(IllegalStateException.class, () -> driver.read(request()));
    }
  }

  @Test
  void refusedSubmissionIsTriedAgainWithTheNextCompletion() throws Exception {
    StubRing ring = new StubRing();
    try (UringDriver driver = UringDriver.start(ring, 4)) {
      ReadFence first = driver.read(request());
      first.enableSignaling();
      ring.refuses = true;
      ReadFence second = driver.read(request());
      second.enableSignaling();
      assertEquals(1, ring.queued());
      ring.refuses = false;
      ring.completeOldest(7);
      assertTrue(first.await(LONG));
      assertEquals(0, ring.queued());
      ring.completeOldest(8);
      assertTrue(second.await(LONG));
      assertEquals(7, driver.transferred(first));
      assertEquals(8, driver.transferred(second));
    }
  }

  @Test
  void completionOfNobodyIsIgnored() throws Exception {
    StubRing ring = new StubRing();
    try (UringDriver driver = UringDriver.start(ring, 4)) {
      ReadFence fence = driver.read(request());
      fence.enableSignaling();
      ring.complete(99L << Integer.SIZE, 5);
      ring.completeOldest(7);
      assertTrue(fence.await(LONG));
      assertEquals(7, driver.transferred(fence));
    }
  }

  @Test
  void fullQueueThatTheDeviceDoesNotTakeIsRejected() {
    StubRing ring = new StubRing();
    try (UringDriver driver = UringDriver.start(ring, 64)) {
      ring.refuses = true;
      for (int i = 0; i < StubRing.ENTRIES; i++) {
        driver.read(request());
      }
      assertThrows(RejectedExecutionException.class, () -> driver.read(request()));
      ring.refuses = false;
      driver.read(request());
      ring.cancels = true;
    }
  }

  @Test
  void requestTheDeviceKeepsIsFailedByClose() throws Exception {
    StubRing ring = new StubRing();
    ReadFence fence;
    try (UringDriver driver = UringDriver.start(ring, 4)) {
      fence = driver.read(request());
    }
    assertTrue(fence.isDone());
    assertTrue(fence.error().is(FenceError.CANCELED));
    assertTrue(ring.closed);
  }

  private static ReadRequest request() {
    return new ReadRequest(1, ByteBuffer.allocateDirect(8), 0);
  }
}
