package dev.palisade.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.report.Policy.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
  private static final List<Finding> FOUND = Samples.FINDINGS;

  @TempDir Path folder;

  private static List<Severity> severities(Policy policy) {
    return policy.applyTo(FOUND).stream().map(Finding::severity).toList();
  }

  private static Policy level(Level level) {
    return new Policy(Map.of("LockOrderInversion", level), Baseline.none());
  }

  @Test
  void whatWasWrittenIsAccepted() throws IOException {
    Path file = folder.resolve("a/baseline");
    Baseline.write(file, FOUND);

    Baseline read = Baseline.read(file);

    assertTrue(read.accepts(FOUND.get(0)));
    assertEquals(List.of(), read.stale(FOUND));
    assertEquals(2, Files.readAllLines(file).size(), "a header, and no line for an assumption");
  }

  @Test
  void aLineThatNothingNeedsIsStale() throws IOException {
    Path file = folder.resolve("baseline");
    Files.writeString(file, "# accepted\n\nLockOrderInversion 12345678  what it was\n");

    assertEquals(
        List.of("LockOrderInversion 12345678  what it was"), Baseline.read(file).stale(FOUND));
  }

  @Test
  void acceptedFindingsGoToTheLedger() throws IOException {
    Path file = folder.resolve("baseline");
    Baseline.write(file, FOUND);

    assertEquals(
        List.of(Severity.LEDGER, Severity.LEDGER),
        severities(new Policy(Map.of(), Baseline.read(file))));
  }

  @Test
  void aLevelChangesTheSeverityOfItsId() {
    assertEquals(List.of(Severity.ERROR, Severity.LEDGER), severities(Policy.standard()));
    assertEquals(List.of(Severity.WARNING, Severity.LEDGER), severities(level(Level.WARN)));
    assertEquals(List.of(Severity.ERROR, Severity.LEDGER), severities(level(Level.ERROR)));
    assertEquals(List.of(Severity.ERROR, Severity.ERROR), severities(level(Level.STRICT)));
    assertEquals(List.of(), severities(level(Level.OFF)));
  }
}
