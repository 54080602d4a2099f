package dev.palisade.cli;

import dev.palisade.processor.finding.DiagnosticId;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What README says of a diagnostic. */
final class Explanation {
  private static final String README = "README.md";

  private Explanation() {}

  /**
   * The rule, and what README says of it.
   *
   * @throws IOException if this program was packaged without README
   */
  static String of(DiagnosticId id) throws IOException {
    return "[%s] %s.%n%n%s%n".formatted(id, id.summary(), section(readme(), id.name()));
  }

  private static String section(String readme, String title) {
    String start = "\n### " + title + "\n";
    int from = readme.indexOf(start) + start.length();
    int to = readme.indexOf("\n##", from);
    return (to < 0 ? readme.substring(from) : readme.substring(from, to)).strip();
  }

  private static String readme() throws IOException {
    try (InputStream file = Explanation.class.getResourceAsStream(README)) {
      if (file == null) {
        throw new FileNotFoundException(README);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
