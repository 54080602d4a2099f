package dev.palisade.cli.lsp;

import dev.palisade.cli.live.SourceSpan;
import dev.palisade.cli.live.Unit;
import dev.palisade.cli.live.Unit.Member;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.graph.Step;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Quick fixes: what {@code UndeclaredEffect} asks for is declared; and any finding can be
 * suppressed, with a place for the reason.
 */
final class Fixes {
  private static final String ANNOTATIONS = "dev.palisade.annotations.";

  /** How an undeclared effect is told, and what declares it. */
  private static final Map<String, String> EFFECTS =
      Map.of(
          "may block:", "Blocks",
          "may wait for fences to get a resource back:", "Reclaims",
          "may wait for fences of ", "WaitsFor",
          "may signal fences of ", "Signals");

  private final View view;
  private final List<Either<Command, CodeAction>> fixes = new ArrayList<>();

  private Fixes(View view) {
    this.view = view;
  }

  /** The fixes of what is found in a part of a file. */
  static List<Either<Command, CodeAction>> of(View view, URI file, Range part) {
    Fixes fixes = new Fixes(view);
    for (Finding finding : view.state().findings()) {
      for (Place place : Reporting.places(view, finding).values()) {
        if (place.anchor() instanceof SourceSpan span
            && span.source().equals(file)
            && view.location(place).filter(at -> touch(at.getRange(), part)).isPresent()) {
          fixes.declare(finding);
          fixes.suppress(finding, span);
        }
      }
    }
    return fixes.fixes;
  }

  private static boolean touch(Range a, Range b) {
    return !isBefore(a, b) && !isBefore(b, a);
  }

  private static boolean isBefore(Range a, Range b) {
    int lines = Integer.compare(a.getEnd().getLine(), b.getStart().getLine());
    return lines < 0 || (lines == 0 && a.getEnd().getCharacter() < b.getStart().getCharacter());
  }

  private void declare(Finding finding) {
    if (!finding.id().equals("UndeclaredEffect") || finding.traces().isEmpty()) {
      return;
    }
    Trace trace = finding.traces().get(0);
    Step promise = trace.steps().get(0);
    EFFECTS.forEach(
        (told, annotation) -> {
          if (trace.heading().contains(told)
              && promise.kind() == Step.Kind.PROMISES
              && promise.place().anchor() instanceof SourceSpan span) {
            member(span)
                .filter(member -> !text(member, span).contains("@" + annotation))
                .ifPresent(
                    member ->
                        add(
                            "Declare @" + annotation + " of " + promise.method().display(),
                            span,
                            member,
                            List.of("@" + ANNOTATIONS + annotation)));
          }
        });
  }

  private void suppress(Finding finding, SourceSpan span) {
    String id = finding.id();
    member(span)
        .filter(member -> !text(member, span).contains("@SuppressWarnings"))
        .ifPresent(
            member ->
                add(
                    "Suppress " + id + ", and say why",
                    span,
                    member,
                    List.of(
                        "@SuppressWarnings(\"" + id + "\")",
                        "@"
                            + ANNOTATIONS
                            + "Assumes(id = \""
                            + id
                            + "\", reason = \"TODO: why it cannot happen\")")));
  }

  /** The innermost field or method around a part of a file. */
  private Optional<Member> member(SourceSpan span) {
    Unit unit = view.state().units().get(span.source());
    Member innermost = null;
    for (Member member : unit == null ? List.<Member>of() : unit.members()) {
      if (member.start() <= span.start()
          && span.end() <= member.end()
          && (innermost == null || innermost.start() < member.start())) {
        innermost = member;
      }
    }
    return Optional.ofNullable(innermost);
  }

  /** What stands before the name of a member. */
  private String text(Member member, SourceSpan span) {
    Unit unit = view.state().units().get(span.source());
    return unit == null
        ? ""
        : unit.source()
            .text()
            .substring(member.start(), Math.max(member.start(), member.named().start()));
  }

  private void add(String title, SourceSpan span, Member member, List<String> annotations) {
    Unit unit = view.state().units().get(span.source());
    TextLines lines = view.lines(span.source()).orElse(null);
    if (unit == null || lines == null) {
      return;
    }
    SourceSpan start = new SourceSpan(span.source(), member.start(), member.start());
    view.offsets(unit.source(), start)
        .ifPresent(
            now -> {
              String indentation = lines.indentation(now.start());
              StringBuilder text = new StringBuilder();
              annotations.forEach(each -> text.append(each).append('\n').append(indentation));
              TextEdit edit = new TextEdit(lines.range(now.start(), now.start()), text.toString());
              CodeAction action = new CodeAction(title);
              action.setKind(CodeActionKind.QuickFix);
              action.setEdit(new WorkspaceEdit(Map.of(view.name(span.source()), List.of(edit))));
              fixes.add(Either.forRight(action));
            });
  }
}
