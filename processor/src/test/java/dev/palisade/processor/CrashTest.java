package dev.palisade.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.finding.Crash;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CrashTest {
  private final List<String> told = new ArrayList<>();

  static Stream<Throwable> crashes() {
    return Stream.of(
        new IllegalStateException("lost"),
        new NoSuchMethodError("lost"),
        new StackOverflowError("lost"),
        new AssertionError("lost"));
  }

  @ParameterizedTest
  @MethodSource("crashes")
  void becomesOneTextThatAsksForAReport(Throwable crash) {
    Crash.guard(
        () -> {
          if (crash instanceof Error error) {
            throw error;
          }
          throw (Exception) crash;
        },
        told::add);

    assertEquals(1, told.size());
    String text = told.get(0);
    assertTrue(text.startsWith("[Palisade] the checker failed"), text);
    assertTrue(text.contains("Please report this"), text);
    assertTrue(text.contains(crash.toString()), text);
    String frame = "at " + CrashTest.class.getName() + ".crashes(SourceFile:";
    assertTrue(text.contains(frame), text);
    assertTrue(!text.contains("at java."), text);
  }

  @Test
  void nothingIsToldOfAStageThatEnds() {
    Crash.guard(() -> {}, told::add);

    assertEquals(List.of(), told);
  }
}
