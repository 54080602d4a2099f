package dev.palisade.examples.syncfile.job;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.palisade.examples.comparison.Comparison;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CostJobTest {
  @Test
  void bothSidesOfTheComparisonAreCalledBack() throws Exception {
    assumeTrue(
        Files.isDirectory(Path.of("/proc/self/fd")),
        "skipped, no kernel asked: eventfd and /proc are Linux's");
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
