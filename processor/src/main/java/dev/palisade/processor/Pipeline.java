package dev.palisade.processor;

import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Crash;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.report.Conclusion;
import dev.palisade.processor.report.Reporter;
import dev.palisade.processor.rule.Rules;
import java.io.IOException;
import java.util.List;

/** The straight line from facts to printed findings. */
final class Pipeline {
  private Pipeline() {}

  /** Checks facts and prints what has not been printed; returns what was printed now. */
  static List<Finding> run(Facts facts, Session session, Reporter.Sink sink) {
    List<Finding> findings = Rules.check(Model.of(facts));
    Reporter.Sink shown = session.collector == null ? sink : (severity, place, text) -> {};
    return session.reporter.print(session.options.policy().applyTo(findings), shown);
  }

  /**
   * The last check of a compilation: as {@link #run}, and what else the user asked for: the ledger,
   * the baseline, reports.
   *
   * @param complete whether the facts are all there are of the project
   */
  static List<Finding> conclude(Facts facts, boolean complete, Session session, Reporter.Sink sink)
      throws IOException {
    Model model = Model.of(facts, complete);
    return Conclusion.of(model, Rules.check(model), session.options, session.reporter, sink);
  }

  /** Runs a stage of the checker, unless another has crashed: the others keep quiet then. */
  static void guard(Session session, Reporter.Sink sink, Crash.Stage stage) {
    if (!session.crashed) {
      Crash.guard(
          stage,
          report -> {
            session.crashed = true;
            sink.print(Severity.WARNING, Place.NOWHERE, report);
          });
    }
  }
}
