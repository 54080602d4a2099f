package dev.palisade.examples.vulkan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.examples.testing.ChildJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Waiting for a fence of Vulkan's under the queue's lock hangs with two frames in flight and works
 * with three. The compiler rejects it (golden case {@code vulkan-wait-under-queue-lock}).
 */
@Timeout(180)
class LockedWaitTest extends OnVulkan {
  @TempDir Path folder;

  @Test
  void lockedWaitHangsWithTwoFramesInFlight() throws Exception {
    String printed = child().hangs("2", "locked");
    assertTrue(printed.contains("VK10.vkWaitForFences"), printed);
    assertTrue(printed.contains("LockedWait.uploaded"), printed);
  }

  @Test
  void lockedWaitWorksWithThree() throws Exception {
    child().answers("3", "locked");
  }

  @Test
  void unlockedWaitWorksWithBoth() throws Exception {
    child().answers("2", "unlocked");
    child().answers("3", "unlocked");
  }

  private ChildJvm child() {
    return new ChildJvm(LockedWait.class, folder);
  }
}
