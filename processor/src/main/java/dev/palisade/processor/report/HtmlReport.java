package dev.palisade.processor.report;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.finding.DiagnosticId;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.LockClasses;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One page that needs nothing else: the findings with their traces side by side, the lock graph,
 * the contracts of the drivers, and the assumption ledger.
 */
final class HtmlReport {
  private final StringBuilder html = new StringBuilder();

  private HtmlReport() {}

  static String of(Model model, List<Finding> findings) throws IOException {
    HtmlReport report = new HtmlReport();
    List<Finding> told = findings.stream().filter(f -> f.severity() != Severity.LEDGER).toList();
    report.head(told);
    report.findings(told);
    report.graph(model);
    report.drivers(model.program());
    report.ledger(findings.stream().filter(f -> f.severity() == Severity.LEDGER).toList());
    report
        .html
        .append("<script>")
        .append(resource("report.js"))
        .append("</script>\n</body></html>\n");
    return report.html.toString();
  }

  /** Text as it stands in a page. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) throws IOException {
    String file = "/dev/palisade/processor/report/" + name;
    try (InputStream in = HtmlReport.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + " is missing in the jar of the processor");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void head(List<Finding> told) throws IOException {
    long errors = told.stream().filter(f -> f.severity() == Severity.ERROR).count();
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<title>Palisade report</title>\n<style>")
        .append(resource("report.css"))
        .append("</style></head>\n<body>\n<header><h1>Palisade</h1><p>")
        .append(count(errors, "error"))
        .append(", ")
        .append(count(told.size() - errors, "warning"))
        .append("</p></header>\n");
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void findings(List<Finding> told) {
    section("Findings", told.isEmpty() ? "Nothing was found." : "");
    for (Finding finding : told) {
      html.append("<article class=\"")
          .append(finding.severity() == Severity.ERROR ? "error" : "warning")
          .append("\" id=\"")
          .append(finding.key())
          .append("\"><h3><code>")
          .append(finding.id())
          .append("</code> ")
          .append(escape(finding.title()))
          .append("</h3><p class=\"place\">")
          .append(escape(finding.place().toString()))
          .append(" <span class=\"summary\">")
          .append(DiagnosticId.of(finding.id()).map(id -> escape(id.summary())).orElse(""))
          .append(" · id ")
          .append(finding.key())
          .append("</span></p>\n<div class=\"traces\">");
      finding.traces().forEach(this::trace);
      html.append("</div>\n");
      if (!finding.scenario().isEmpty()) {
        html.append("<details open><summary>how it hangs</summary><pre>")
            .append(escape(MessageText.scenario(finding)))
            .append("</pre></details>\n");
      }
      finding
          .waysOut()
          .forEach(way -> html.append("<p class=\"way\">").append(escape(way)).append("</p>\n"));
      html.append("</article>\n");
    }
    html.append("</section>\n");
  }

  private void trace(Trace trace) {
    html.append("<div class=\"trace\"><h4>").append(escape(trace.heading())).append("</h4><ol>");
    for (Step step : trace.steps()) {
      html.append("<li><code>")
          .append(escape(step.place().toString()))
          .append("</code> ")
          .append(escape(step.text()))
          .append("</li>");
    }
    html.append("</ol></div>");
  }

  private void graph(Model model) {
    String svg = GraphSvg.of(model);
    section("Lock graph", svg.isEmpty() ? "No lock is taken while another is held." : "");
    if (!svg.isEmpty()) {
      html.append("<p class=\"legend\"><span class=\"declared\">declared</span>")
          .append(
              "<span class=\"inferred\">inferred</span><span class=\"circle\">in a circle</span>")
          .append(
              "<span class=\"interrupt\">in INTERRUPT</span><span class=\"atomic\">in ATOMIC</span>")
          .append("<span class=\"process\">elsewhere</span>")
          .append(
              "<em>Wheel zooms, dragging moves, pointing tells how an edge comes about.</em></p>\n")
          .append("<div class=\"canvas\">\n")
          .append(svg)
          .append("</div>\n");
    }
    html.append("</section>\n");
  }

  private void drivers(Program program) {
    List<Driver> drivers = program.facts().drivers();
    section("Drivers", drivers.isEmpty() ? "There is no driver." : "");
    for (Driver driver : drivers) {
      html.append("<article><h3>")
          .append(escape(driver.name()))
          .append(" <code>")
          .append(escape(driver.type()))
          .append("</code></h3><p>")
          .append(
              driver.externalLock() == null
                  ? "No external lock: its ops are called with no lock of the core held."
                  : "With an external lock: its ops and callbacks run under it.")
          .append("</p><table><tr><th>op</th><th>method</th><th>takes</th></tr>");
      driver.ops().forEach(op -> op(op, program.classes()));
      html.append("</table></article>\n");
    }
    html.append("</section>\n");
  }

  private void op(Contract contract, LockClasses classes) {
    html.append("<tr><td>@")
        .append(contract.op() == null ? "" : contract.op().annotation())
        .append("</td><td><code>")
        .append(escape(contract.method().display()))
        .append("</code></td><td>");
    html.append(
            contract.locks(Contract.LockClause.LOCKS).stream()
                .map(lock -> classes.of(lock.lock()))
                .filter(Objects::nonNull)
                .map(lock -> escape(lock.display()))
                .collect(Collectors.joining(", ")))
        .append("</td></tr>");
  }

  private void ledger(List<Finding> assumed) {
    section("Assumption ledger", assumed.isEmpty() ? "Nothing was assumed." : "");
    if (!assumed.isEmpty()) {
      html.append("<table><tr><th>id</th><th>place</th><th>assumed</th></tr>");
      for (Finding finding : assumed) {
        html.append("<tr><td><code>")
            .append(finding.id())
            .append("</code></td><td><code>")
            .append(escape(finding.place().toString()))
            .append("</code></td><td>")
            .append(escape(finding.title()))
            .append("</td></tr>");
      }
      html.append("</table>");
    }
    html.append("</section>\n");
  }

  private void section(String title, String ifEmpty) {
    html.append("<section><h2>").append(title).append("</h2>\n");
    if (!ifEmpty.isEmpty()) {
      html.append("<p class=\"nothing\">").append(ifEmpty).append("</p>");
    }
  }
}
