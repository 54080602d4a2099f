package dev.palisade.processor.report;

import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.report.Options.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The end of a check: what was found is printed, and whatever else the user asked for is done. */
public final class Conclusion {
  private Conclusion() {}

  /**
   * Prints findings that have not been printed, and writes ledger, baseline and reports.
   *
   * @param found as the rules found it
   * @return what was printed now
   */
  public static List<Finding> of(
      Model model, List<Finding> found, Options options, Reporter reporter, Reporter.Sink sink)
      throws IOException {
    List<Finding> findings = options.policy().applyTo(found);
    List<Finding> printed = reporter.print(findings, sink);
    Path baseline = options.path(Option.BASELINE);
    if (baseline != null && options.isOn(Option.UPDATE)) {
      Baseline.write(baseline, found);
    }
    Path folder = options.path(Option.REPORT);
    if (folder != null) {
      Reports.write(folder, model, findings);
    }
    if (options.isOn(Option.LEDGER)) {
      sink.print(Severity.LEDGER, Place.NOWHERE, LedgerText.of(findings));
    }
    options
        .problems()
        .forEach(text -> sink.print(Severity.WARNING, Place.NOWHERE, "[Palisade] " + text));
    return printed;
  }
}
