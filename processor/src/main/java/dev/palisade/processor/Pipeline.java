package dev.palisade.processor;

import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.report.Conclusion;
import dev.palisade.processor.report.Reporter;
import dev.palisade.processor.rule.Rules;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The straight line from facts to printed findings. */
final class Pipeline {
  /** Whose frames a crash report does without; the names of most of our classes are short. */
  private static final String NOT_OURS = "(java|jdk|com\\.sun)\\..*";

  private static final int MOST_FRAMES = 40;

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

  /** Something that may fail. */
  interface Stage {
    void run() throws Exception;
  }

  /**
   * Runs a stage of the checker. A crash is ours, not the user's: it becomes one warning that asks
   * for a report, and the compilation goes on without the rest of the check.
   */
  static void guard(Session session, Reporter.Sink sink, Stage stage) {
    if (session.crashed) {
      return;
    }
    try {
      stage.run();
    } catch (Exception | LinkageError | StackOverflowError | AssertionError crash) {
      session.crashed = true;
      sink.print(Severity.WARNING, Place.NOWHERE, crashText(crash));
    }
  }

  private static String crashText(Throwable crash) {
    StringBuilder text =
        new StringBuilder("[Palisade] the checker failed; the code was compiled unchecked.");
    text.append(" Please report this with the source that caused it: ").append(crash);
    Arrays.stream(crash.getStackTrace())
        .filter(frame -> !frame.getClassName().matches(NOT_OURS))
        .limit(MOST_FRAMES)
        .forEach(frame -> text.append("\n  at ").append(frame));
    return text.toString();
  }
}
