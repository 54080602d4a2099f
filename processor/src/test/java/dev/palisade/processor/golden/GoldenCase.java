package dev.palisade.processor.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One folder of {@code golden}: sources, and what must be said about them.
 *
 * <pre>
 * golden/Id/case/input/*.java       an end-of-line comment "expect Id" at each finding
 *                diagnostics.txt    the findings, the same in all compilers; empty: accepted
 *                diagnostics.ecj.txt  only for a proven difference of ECJ, explained in its first line
 *                javac-only         only method bodies show it, so ECJ may see less, never more
 *                glue/*.java        the generated sources, if they are part of the case
 * </pre>
 */
record GoldenCase(Path folder) {
  static final Path ROOT = Path.of("src/test/resources/golden");
  private static final Pattern MARKER = Pattern.compile("// expect((?: \\w+)+)$");

  static List<GoldenCase> all() throws IOException {
    try (Stream<Path> folders = Files.walk(ROOT, 2)) {
      return folders
          .filter(folder -> ROOT.relativize(folder).getNameCount() == 2)
          .sorted()
          .map(GoldenCase::new)
          .toList();
    }
  }

  /** The diagnostic id it is about. */
  String id() {
    return folder.getParent().getFileName().toString();
  }

  List<Path> input() throws IOException {
    return TestCompiler.javaFiles(folder.resolve("input"));
  }

  boolean isJavacOnly() {
    return Files.exists(folder.resolve("javac-only"));
  }

  Path diagnostics() {
    return folder.resolve("diagnostics.txt");
  }

  /** What a compiler must say. */
  List<GoldenFinding> expected(TestCompiler compiler) throws IOException {
    Path own = folder.resolve("diagnostics.ecj.txt");
    boolean differs = compiler == TestCompiler.ECJ && Files.exists(own);
    return GoldenFinding.parse(Files.readAllLines(differs ? own : diagnostics()));
  }

  /** The generated sources by file name, if this case shows them. */
  Map<String, String> glue() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(folder.resolve("glue"))) {
      for (Path file : TestCompiler.javaFiles(folder.resolve("glue"))) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  /** {@code Ring.java:12 Id} for each finding that the sources announce, sorted. */
  List<String> announced() throws IOException {
    List<String> announced = new ArrayList<>();
    for (Path file : input()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        Matcher marker = MARKER.matcher(lines.get(i));
        if (marker.find()) {
          for (String id : marker.group(1).strip().split(" ")) {
            announced.add(file.getFileName() + ":" + (i + 1) + " " + id);
          }
        }
      }
    }
    return announced.stream().sorted().toList();
  }

  @Override
  public String toString() {
    return ROOT.relativize(folder).toString();
  }
}
