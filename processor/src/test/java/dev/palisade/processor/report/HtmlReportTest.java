package dev.palisade.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final Pattern LINK = Pattern.compile("(src|href)=|https?://|@import|url\\(");

  private final String page = page();

  @TempDir Path scratch;

  private static String page() {
    try {
      return HtmlReport.of(Samples.MODEL, Samples.FINDINGS);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void needsNothingElse() {
    Matcher link = LINK.matcher(page);

    assertFalse(link.find(), () -> page.substring(link.start()));
  }

  @Test
  void escapesWhatComesFromSources() {
    assertTrue(page.contains("a circle of &quot;a&quot; and &lt;b&gt;\\ under one gate"), page);
    assertFalse(page.contains("<1>"), page);
  }

  @Test
  void drawsEveryLockOnceAndTheCircleRed() {
    assertEquals(3, page.split("class=\"node\"", -1).length - 1);
    assertEquals(2, page.split("class=\"edge inferred circle\"", -1).length - 1);
    assertEquals(1, page.split("class=\"edge inferred process\"", -1).length - 1);
  }

  @Test
  void theSameFindingsGiveTheSamePage() {
    assertEquals(page, page());
  }

  /** A browser opens the page from a file, and turning the wheel over the graph zooms it. */
  @Test
  void zoomsInABrowser() throws IOException, InterruptedException {
    Optional<Path> browser = browser();
    assumeTrue(browser.isPresent(), "no Chromium on the path: apt-get install chromium");
    String script =
        """
        <script>
        const svg = document.getElementById("graph");
        const before = svg.viewBox.baseVal.width;
        svg.dispatchEvent(new WheelEvent("wheel", { deltaY: -100, cancelable: true }));
        document.title = svg.viewBox.baseVal.width < before ? "zoomed" : "did not zoom";
        </script>""";
    Path file = scratch.resolve("report.html");
    Files.writeString(file, page.replace("</body>", script + "</body>"));

    String dom = run(browser.get(), "--dump-dom", file.toUri().toString());

    assertTrue(dom.contains("<title>zoomed</title>"), dom);
  }

  private String run(Path browser, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(browser.toString(), "--headless"));
    command.addAll(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic"));
    command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
    command.addAll(List.of("--disable-sync", "--user-data-dir=" + scratch.resolve("profile")));
    command.addAll(List.of(arguments));
    Path out = scratch.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the browser does not end");
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out);
  }

  private static Optional<Path> browser() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
