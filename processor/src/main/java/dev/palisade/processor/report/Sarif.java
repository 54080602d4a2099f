package dev.palisade.processor.report;

import dev.palisade.processor.fact.Place;
import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.finding.DiagnosticId;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.Step;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings in SARIF 2.1.0: one result each, every trace a thread flow, the key a fingerprint. What
 * only the ledger has is a result of kind {@code informational}.
 *
 * <p>A file is named from the folder the compiler runs in, or, where only its package is known,
 * from a root of sources.
 */
final class Sarif {
  private static final String SOURCES = "SRCROOT";

  private Sarif() {}

  static String of(List<Finding> findings) {
    return Json.of(
        Map.of(
            "version",
            "2.1.0",
            "runs",
            List.of(
                object(
                    "tool", Map.of("driver", driver()),
                    "columnKind", "utf16CodeUnits",
                    "results", findings.stream().map(Sarif::result).toList()))));
  }

  private static Map<String, Object> driver() {
    return object(
        "name",
        "Palisade",
        "rules",
        Arrays.stream(DiagnosticId.values())
            .map(
                id ->
                    object("id", id.name(), "shortDescription", Map.of("text", id.summary() + ".")))
            .toList());
  }

  private static Map<String, Object> result(Finding finding) {
    Map<String, Object> result =
        object("ruleId", finding.id(), "message", Map.of("text", MessageText.of(finding)));
    if (finding.severity() == Severity.LEDGER) {
      result.put("kind", "informational");
      result.put("level", "none");
    } else {
      result.put("level", finding.severity() == Severity.ERROR ? "error" : "warning");
    }
    String type = finding.types().stream().sorted().findFirst().orElse("");
    result.put("locations", List.of(location(finding.place(), type, finding.title())));
    result.put("partialFingerprints", Map.of("palisade/v1", finding.key()));
    if (!finding.traces().isEmpty()) {
      result.put(
          "codeFlows",
          List.of(
              object(
                  "message",
                  Map.of("text", finding.title()),
                  "threadFlows",
                  finding.traces().stream().map(Sarif::threadFlow).toList())));
    }
    return result;
  }

  private static Map<String, Object> threadFlow(Trace trace) {
    return object(
        "message",
        Map.of("text", trace.heading()),
        "locations",
        trace.steps().stream()
            .map(step -> Map.of("location", location(step.place(), owner(step), step.text())))
            .toList());
  }

  private static String owner(Step step) {
    return step.method().owner();
  }

  private static Map<String, Object> location(Place place, String type, String text) {
    Map<String, Object> physical = object("artifactLocation", artifact(place, type));
    if (place.line() > 0) {
      physical.put("region", region(place));
    }
    return object("physicalLocation", physical, "message", Map.of("text", text));
  }

  private static Map<String, Object> region(Place place) {
    Map<String, Object> region = object("startLine", place.line());
    if (place.column() > 0) {
      region.put("startColumn", place.column());
    }
    return region;
  }

  private static Map<String, Object> artifact(Place place, String type) {
    URI source = place.anchor() == null ? null : place.anchor().source();
    if (source != null) {
      URI here = Path.of("").toAbsolutePath().toUri();
      return object("uri", here.relativize(source).toString());
    }
    int dot = TypeNames.topLevel(type).lastIndexOf('.');
    String folder = dot < 0 ? "" : type.substring(0, dot).replace('.', '/') + "/";
    String jar = place.artifact() == null ? "" : place.artifact() + "/";
    return object("uri", jar + folder + place.file(), "uriBaseId", SOURCES);
  }

  private static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }
}
