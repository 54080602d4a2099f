package dev.palisade.examples.vulkan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A test on the device of this machine, under the eyes of Vulkan's validation layer. */
@Timeout(120)
abstract class OnVulkan {
  static final Duration LONG = Duration.ofSeconds(60);

  /**
   * Seen of the layer 1.3.239 while another thread comes back from a wait for the same semaphore:
   * it takes the host's own last signal, which is over when the call returns, for one of a
   * submission. A timeline that both signal is refused by {@link PointDriver}, which has a test of
   * its own.
   */
  private static final String MISTAKEN = "VUID-VkSemaphoreSignalInfo-value-03259";

  NativeGpu gpu;
  final List<String> complaints = new CopyOnWriteArrayList<>();

  /** Skips, and says what to install; fails where {@code PALISADE_REQUIRE} names {@code vulkan}. */
  @BeforeEach
  void open() {
    String whyNot = NativeGpu.whyNot();
    String missing =
        "no vulkan: "
            + whyNot
            + "; apt-get install libvulkan1 mesa-vulkan-drivers vulkan-validationlayers";
    String required = System.getenv().getOrDefault("PALISADE_REQUIRE", "");
    if (whyNot != null && required.contains("vulkan")) {
      fail(missing);
    }
    assumeTrue(whyNot == null, "skipped, " + missing);
    gpu =
        NativeGpu.open(
            complaint -> {
              if (!complaint.contains(MISTAKEN)) {
                complaints.add(complaint);
              }
            });
  }

  @AfterEach
  void closeWithoutComplaint() {
    if (gpu != null) {
      gpu.close();
      assertEquals(List.of(), complaints);
    }
  }
}
