package dev.palisade.examples.vulkan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    String printed = run(2, "locked", 5, LockedWait.HANGS);
    assertTrue(printed.contains("VK10.vkWaitForFences"), printed);
    assertTrue(printed.contains("LockedWait.uploaded"), printed);
  }

  @Test
  void lockedWaitWorksWithThree() throws Exception {
    run(3, "locked", 60, 0);
  }

  @Test
  void unlockedWaitWorksWithBoth() throws Exception {
    run(2, "unlocked", 60, 0);
    run(3, "unlocked", 60, 0);
  }

  private String run(int inFlight, String mode, int seconds, int expected)
      throws IOException, InterruptedException {
    File output = folder.resolve("output").toFile();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            LockedWait.class.getName(),
            "" + inFlight,
            mode,
            "" + seconds);
    Process child =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    try {
      assertTrue(child.waitFor(150, TimeUnit.SECONDS), "the child does not even stop itself");
    } finally {
      child.destroyForcibly();
    }
    String printed = Files.readString(output.toPath());
    assertEquals(expected, child.exitValue(), printed);
    return printed;
  }
}
