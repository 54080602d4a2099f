package dev.palisade.examples.vulkan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;
import dev.palisade.runtime.FenceError;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices that refuse, keep what they have, or are gone. */
@Timeout(60)
class LostGpuTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final StubGpu gpu = new StubGpu();

  @Test
  void lossOfTheDeviceFailsSubmissions() throws Exception {
    try (SubmitDriver driver = SubmitDriver.start(gpu)) {
      SubmitFence first = driver.submit(Submission.of(0));
      SubmitFence second = driver.submit(Submission.of(0));
      gpu.lose();
      assertTrue(first.await(LONG));
      assertTrue(second.await(LONG));
      assertTrue(first.error().is(FenceError.DEVICE_LOST));
      assertEquals("wait: VK_ERROR_DEVICE_LOST (-4)", second.error().cause().getMessage());
      assertThrows(IllegalStateException.class, () -> driver.submit(Submission.of(0)));
    }
  }

  @Test
  void lossOfTheDeviceFailsPoints() throws Exception {
    try (PointDriver timeline = PointDriver.start(gpu)) {
      PointFence point = timeline.at(1);
      point.enableSignaling();
      gpu.lose();
      assertTrue(point.await(LONG));
      assertTrue(point.error().is(FenceError.DEVICE_LOST));
      PointFence later = timeline.at(2);
      later.enableSignaling();
      assertTrue(later.error().is(FenceError.DEVICE_LOST));
    }
  }

  @Test
  void refusedSubmissionLeavesNothing() {
    try (SubmitDriver driver = SubmitDriver.start(gpu)) {
      gpu.refuses = true;
      VkException refused = assertThrows(VkException.class, () -> driver.submit(Submission.of(0)));
      assertEquals("vkQueueSubmit: VK_ERROR_OUT_OF_DEVICE_MEMORY (-2)", refused.getMessage());
      assertEquals(Set.of(), gpu.fences);
      assertTrue(refused.toError().is(FenceError.NO_RESOURCES));
    }
  }

  /** Whether its handler, or that of another before it is registered, fails the fence. */
  @Test
  void callbackOfASubmissionRunsOnceThoughEachHandlerFails() throws Exception {
    gpu.failsEachReset = true;
    AtomicIntegerArray calls = new AtomicIntegerArray(2000);
    try (SubmitDriver driver = SubmitDriver.start(gpu)) {
      for (int i = 0; i < calls.length(); i++) {
        driver.submit(Submission.of(0), new Count(calls, i));
      }
    }
    for (int i = 0; i < calls.length(); i++) {
      assertEquals(1, calls.get(i));
    }
  }

  private static final class Count extends FenceCallback {
    private final AtomicIntegerArray calls;
    private final int which;

    Count(AtomicIntegerArray calls, int which) {
      this.calls = calls;
      this.which = which;
    }

    @Override
    public void signaled(Fence fence) {
      calls.incrementAndGet(which);
    }
  }

  @Test
  void vulkansFencesAreUsedAgainAndDestroyedAtTheEnd() throws Exception {
    try (SubmitDriver driver = SubmitDriver.start(gpu)) {
      for (int i = 0; i < 10; i++) {
        SubmitFence fence = driver.submit(Submission.of(0));
        gpu.end(fence.vkFence);
        assertTrue(fence.await(LONG));
      }
      assertEquals(1, gpu.fences.size());
      assertEquals(10, gpu.submitted.size());
    }
    assertEquals(Set.of(), gpu.fences);
  }

  @Test
  void fenceThatTheDeviceKeepsIsNotDestroyed() {
    SubmitFence kept;
    try (SubmitDriver driver = SubmitDriver.start(gpu)) {
      kept = driver.submit(Submission.of(0));
    }
    assertTrue(kept.error().is(FenceError.CANCELED));
    assertEquals(Set.of(kept.vkFence), gpu.fences);
  }
}
