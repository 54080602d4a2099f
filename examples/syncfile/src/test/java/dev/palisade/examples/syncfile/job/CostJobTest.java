package dev.palisade.examples.syncfile.job;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.examples.comparison.Comparison;
import dev.palisade.examples.syncfile.Devices;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CostJobTest {
  @Test
  void bothSidesOfTheComparisonAreCalledBack() throws Exception {
    Devices.needEventfd();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (RawSide raw = new RawSide();
        FenceSide fences = new FenceSide();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      new Comparison(out, raw, fences).run(50, 3);
    }
    String text = printed.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("raw epoll") && text.contains("latency p50"), text);
  }
}
