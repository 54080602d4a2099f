package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Facts.Suppression;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.finding.DiagnosticId;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out what {@code @SuppressWarnings} suppresses, into the ledger, and finds the suppressions
 * that have no reason or suppress nothing.
 *
 * <p>A finding is suppressed at any of its sites: by the method, or a type around it, of any step
 * of its traces; by the fields its title names; and by the types it is about.
 */
final class Suppressions {
  private static final String ID = "UnusedSuppression";

  /** What {@code @GuardedBy} is suppressed by elsewhere; then nothing is told of its locks here. */
  private static final Set<String> OF_GUARDS = Set.of("GuardedBy", "GuardedByChecker");

  private final List<Suppression> all;
  private final List<Suppression> ofGuards;
  private final Set<Suppression> used = new HashSet<>();

  Suppressions(List<Suppression> all) {
    this.all =
        all.stream()
            .filter(suppression -> DiagnosticId.of(suppression.id()).isPresent())
            .filter(suppression -> !suppression.place().isForeign())
            .toList();
    this.ofGuards = all.stream().filter(each -> OF_GUARDS.contains(each.id())).toList();
  }

  /**
   * The findings that are left, and those about suppressions.
   *
   * @param complete whether every rule has seen everything, so that a suppression that suppressed
   *     nothing is of no use
   */
  List<Finding> apply(List<Finding> findings, boolean complete) {
    List<Finding> result = new ArrayList<>();
    for (Finding finding : findings) {
      List<Suppression> matching = all.stream().filter(s -> covers(s, finding)).toList();
      used.addAll(matching);
      boolean isReported = matching.isEmpty() && !isOfTrustedGuard(finding);
      result.add(isReported ? finding : finding.with(Severity.LEDGER));
    }
    for (Suppression suppression : all) {
      if (suppression.reason() == null || suppression.reason().isBlank()) {
        result.add(
            finding(
                suppression,
                "the suppression of " + suppression.id() + " has no reason",
                "say why it is right: @Assumes(id = \"%s\", reason = \"…\") beside it"));
      } else if (complete && !used.contains(suppression) && isJudgedHere(suppression)) {
        result.add(
            finding(
                suppression,
                "the suppression of " + suppression.id() + " suppresses nothing",
                "leave it out, and @Assumes(id = \"%s\") with it"));
      }
    }
    return result;
  }

  /** Error Prone's checks are not run by these rules. */
  private static boolean isJudgedHere(Suppression suppression) {
    return DiagnosticId.of(suppression.id()).filter(id -> !id.isOfErrorProne()).isPresent();
  }

  private boolean isOfTrustedGuard(Finding finding) {
    return finding.id().equals("LockNotHeld")
        && ofGuards.stream().anyMatch(suppression -> isSiteOf(suppression, finding));
  }

  private static boolean covers(Suppression suppression, Finding finding) {
    return suppression.id().equals(finding.id()) && isSiteOf(suppression, finding);
  }

  private static boolean isSiteOf(Suppression suppression, Finding finding) {
    List<Step> steps = finding.traces().stream().flatMap(trace -> trace.steps().stream()).toList();
    MethodId method = suppression.method();
    if (method != null) {
      return steps.stream().anyMatch(step -> isIn(step.method(), method));
    }
    if (suppression.field() != null) { // titles name the locks and fields they are about
      String name = Pattern.quote(suppression.field().display());
      return Pattern.compile("(?<![\\w.])" + name + "(?![\\w.]*\\w)")
          .matcher(finding.title())
          .find();
    }
    return steps.stream().anyMatch(step -> isIn(step.method().owner(), suppression.type()))
        || finding.types().stream().anyMatch(type -> isIn(type, suppression.type()));
  }

  /** The method itself, or a lambda in it. */
  private static boolean isIn(MethodId code, MethodId method) {
    return code.general().equals(method)
        || (code.owner().equals(method.owner())
            && code.parameters().equals(method.parameters())
            && code.name().startsWith(method.lambda("").name()));
  }

  private static boolean isIn(String type, String around) {
    return type.equals(around) || type.startsWith(around + "$");
  }

  private static Finding finding(Suppression suppression, String title, String wayOut) {
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(suppression.id(), String.valueOf(scope(suppression)))),
        suppression.place(),
        title,
        List.of(),
        List.of(),
        List.of(wayOut.formatted(suppression.id())),
        Set.of(suppression.type()));
  }

  private static Object scope(Suppression suppression) {
    if (suppression.method() != null) {
      return suppression.method();
    }
    return suppression.field() != null ? suppression.field() : suppression.type();
  }
}
