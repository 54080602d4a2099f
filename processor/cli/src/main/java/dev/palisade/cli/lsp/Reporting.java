package dev.palisade.cli.lsp;

import dev.palisade.cli.live.Compiler.Failure;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.finding.Sites;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.report.MessageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What is found, as diagnostics of files. */
final class Reporting {
  /** What diagnostics say they come from. */
  static final String SOURCE = "palisade";

  private final View view;
  private final boolean related;
  private final Map<String, List<Diagnostic>> byFile = new TreeMap<>();

  private Reporting(View view, boolean related) {
    this.view = view;
    this.related = related;
  }

  /**
   * The diagnostics of all files that have any, by the editor's name of the file.
   *
   * @param related whether the editor shows steps beside a message; else they are in its text
   * @param errors whether to tell what the compiler says
   */
  static Map<String, List<Diagnostic>> of(View view, boolean related, boolean errors) {
    Reporting reporting = new Reporting(view, related);
    view.state().findings().forEach(reporting::add);
    if (errors) {
      view.state().failures().values().forEach(all -> all.forEach(reporting::add));
    }
    return reporting.byFile;
  }

  /**
   * Where a finding is told, by file: in every one that has a part in it, for who edits one of them
   * shall see it there.
   */
  static Map<String, Place> places(View view, Finding finding) {
    Map<String, Place> places = new TreeMap<>();
    List<Place> all = new ArrayList<>(List.of(finding.place()));
    finding.traces().forEach(trace -> all.add(Sites.place(trace.steps())));
    for (Place place : all) {
      view.location(place).ifPresent(where -> places.putIfAbsent(where.getUri(), place));
    }
    return places;
  }

  private void add(Finding finding) {
    for (Place place : places(view, finding).values()) {
      view.location(place).ifPresent(where -> add(finding, where));
    }
  }

  private void add(Finding finding, Location location) {
    Diagnostic diagnostic = new Diagnostic();
    diagnostic.setRange(location.getRange());
    diagnostic.setSource(SOURCE);
    diagnostic.setCode(finding.id());
    diagnostic.setSeverity(
        finding.severity() == Severity.ERROR
            ? DiagnosticSeverity.Error
            : DiagnosticSeverity.Warning);
    diagnostic.setMessage(related ? summary(finding) : MessageText.of(finding));
    if (related) {
      diagnostic.setRelatedInformation(steps(finding));
    }
    add(location.getUri(), diagnostic);
  }

  private static String summary(Finding finding) {
    StringBuilder text = new StringBuilder(finding.title());
    finding.traces().forEach(trace -> text.append("\n  ").append(trace.heading()));
    finding.waysOut().forEach(way -> text.append("\n  way out: ").append(way));
    return text.toString();
  }

  private List<DiagnosticRelatedInformation> steps(Finding finding) {
    List<DiagnosticRelatedInformation> steps = new ArrayList<>();
    for (Trace trace : finding.traces()) {
      String heading = trace.heading() + " ";
      for (Step step : trace.steps()) {
        Location where = view.location(step.place()).orElse(null);
        if (where != null) {
          steps.add(new DiagnosticRelatedInformation(where, heading + step.text()));
          heading = "";
        }
      }
    }
    return steps;
  }

  private void add(Failure failure) {
    Diagnostic diagnostic = new Diagnostic();
    diagnostic.setSource("javac");
    diagnostic.setCode(Either.forLeft(failure.code()));
    diagnostic.setSeverity(DiagnosticSeverity.Error);
    diagnostic.setMessage(failure.text());
    view.range(failure.source(), failure.span())
        .ifPresent(
            range -> {
              diagnostic.setRange(range);
              add(view.name(failure.source().toUri()), diagnostic);
            });
  }

  private void add(String file, Diagnostic diagnostic) {
    byFile.computeIfAbsent(file, f -> new ArrayList<>()).add(diagnostic);
  }
}
