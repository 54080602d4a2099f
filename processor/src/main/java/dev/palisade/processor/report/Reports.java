package dev.palisade.processor.report;

import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The reports of a run: {@code palisade.sarif} for tools, {@code palisade.html} for people. */
public final class Reports {
  private Reports() {}

  /** Writes both into a folder, which is made if it is not there. */
  public static void write(Path folder, Model model, List<Finding> findings) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("palisade.sarif"), Sarif.of(findings));
    Files.writeString(folder.resolve("palisade.html"), HtmlReport.of(model, findings));
  }
}
