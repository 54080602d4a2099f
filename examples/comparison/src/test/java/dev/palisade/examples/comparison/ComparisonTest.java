package dev.palisade.examples.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ComparisonTest {
  @Test
  void medianQuantilesThroughputAndRatiosArePrinted() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    new Comparison(out, new Fixed("raw", 1000, 2_000_000), new Fixed("glue", 1500, 4_000_000))
        .run(100, 3);
    List<String> table =
        List.of(
            "raw glue ratio",
            "latency p50, us 1.00 1.50 1.50",
            "latency p90, us 1.00 1.50 1.50",
            "latency p99, us 1.00 1.50 1.50",
            "jobs a second, 1000 500.00 250.00 0.50");
    assertEquals(
        table,
        printed
            .toString(StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.strip().replaceAll(" +", " "))
            .toList());
  }

  @Test
  @Timeout(60)
  void finishTellsWhenTheLastCallbackCame() {
    Finish finish = new Finish();
    finish.begin(2);
    long before = System.nanoTime();
    new Thread(
            () -> {
              finish.calledBack();
              finish.calledBack();
            })
        .start();
    long end = finish.spin();
    assertTrue(before <= end && end <= System.nanoTime());
  }

  private record Fixed(String name, long latency, long time) implements Side {
    @Override
    public long batch(int jobs) {
      return time;
    }
  }
}
