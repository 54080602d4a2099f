package dev.palisade.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.finding.DiagnosticId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told about diagnostics. */
class ExplanationTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int explain(String id) {
    return Palisade.run(new PrintStream(out), new PrintStream(err), "--explain", id);
  }

  @ParameterizedTest
  @EnumSource
  void everyDiagnosticIsExplained(DiagnosticId id) {
    assertEquals(0, explain(id.name()));

    String said = out.toString(StandardCharsets.UTF_8);
    assertTrue(said.startsWith("[" + id + "] " + id.summary()), said);
    assertTrue(said.lines().count() > 2, said);
    assertFalse(said.contains("##") || said.contains("-Apalisade"), said);
  }

  @Test
  void whatIsNoDiagnosticIsAnsweredWithThoseThereAre() {
    assertEquals(2, explain("LockOrderInverson"));

    assertTrue(err.toString(StandardCharsets.UTF_8).contains("LockOrderInversion"));
  }
}
