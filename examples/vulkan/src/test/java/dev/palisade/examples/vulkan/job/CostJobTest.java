package dev.palisade.examples.vulkan.job;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.examples.comparison.Comparison;
import dev.palisade.examples.vulkan.OnVulkan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CostJobTest extends OnVulkan {
  @Test
  void bothSidesOfTheComparisonAreCalledBack() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (RawSide raw = new RawSide(gpu, 1000);
        FenceSide fences = new FenceSide(gpu);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      new Comparison(out, raw, fences).run(50, 3);
    }
    String text = printed.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("raw Vulkan") && text.contains("latency p50"), text);
  }
}
