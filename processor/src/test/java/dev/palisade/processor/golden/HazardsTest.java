package dev.palisade.processor.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fourteen small classes that hang, leak or race, each in a way of its own, and the same classes
 * mended: what is wrong is said where it is, and nothing else.
 */
class HazardsTest {
  private static final Path ROOT = Path.of("src/test/resources/hazards");

  @TempDir Path scratch;

  @Test
  void everyHazardIsFound() throws IOException {
    GoldenCase found = new GoldenCase(ROOT.resolve("found"));
    assertEquals(14, found.announced().size());
    assertEquals(found.announced(), said(found));
  }

  @Test
  void nothingIsFoundInTheirMendedTwins() throws IOException {
    GoldenCase mended = new GoldenCase(ROOT.resolve("mended"));
    assertEquals(14, mended.input().size());
    assertEquals(List.of(), said(mended));
  }

  private List<String> said(GoldenCase golden) throws IOException {
    return GoldenFinding.in(TestCompiler.JAVAC.compile(golden.input(), scratch).messages()).stream()
        .map(GoldenFinding::announcement)
        .sorted()
        .toList();
  }
}
