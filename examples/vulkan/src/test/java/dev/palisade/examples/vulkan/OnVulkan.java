package dev.palisade.examples.vulkan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.palisade.examples.testing.Needs;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A test on the device of this machine, under the eyes of Vulkan's validation layer. */
@Timeout(120)
public abstract class OnVulkan {
  static final Duration LONG = Duration.ofSeconds(60);

  /**
   * Semaphores that only the host signals, so that no signal of theirs is ever pending. The layer
   * 1.3.239 loses count while another thread comes back from a wait, and may say that one is.
   */
  final Set<Long> ofHost = new CopyOnWriteArraySet<>();

  protected NativeGpu gpu;
  final List<String> complaints = new CopyOnWriteArrayList<>();

  /** Skips, and says what to install; fails where {@code PALISADE_REQUIRE} names {@code vulkan}. */
  @BeforeEach
  void open() {
    String whyNot = NativeGpu.whyNot();
    String missing =
        "no vulkan: "
            + whyNot
            + "; apt-get install libvulkan1 mesa-vulkan-drivers vulkan-validationlayers";
    Needs.device("vulkan", whyNot == null ? null : missing);
    gpu = NativeGpu.open(complaints::add);
  }

  @AfterEach
  void closeWithoutComplaint() {
    if (gpu != null) {
      gpu.close();
      complaints.removeIf(this::isMistaken);
      assertEquals(List.of(), complaints);
    }
  }

  private boolean isMistaken(String complaint) {
    return complaint.contains("VUID-VkSemaphoreSignalInfo-value-03259")
        && ofHost.stream()
            .anyMatch(
                semaphore ->
                    complaint.contains("for semaphore VkSemaphore 0x%x[]".formatted(semaphore)));
  }
}
