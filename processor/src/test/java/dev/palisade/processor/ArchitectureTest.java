package dev.palisade.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The packages are a straight line: imports go only downwards, and outside only where a package is
 * meant to.
 */
class ArchitectureTest {
  private static final Path MAIN = Path.of("src/main/java/dev/palisade/processor");
  private static final Pattern NAME =
      Pattern.compile("\\b((?:java|javax|com|org|dev)(?:\\.[a-z_][a-z0-9_]*)+)\\.[A-Z*]");

  /**
   * What each package may use: our packages by their last name, others by prefix. {@code ""} is the
   * entries' package.
   */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("fact", List.of()),
          Map.entry("code", List.of("fact")),
          Map.entry("graph", List.of("fact", "code")),
          Map.entry("summary", List.of("fact")),
          Map.entry("call", List.of("fact", "graph")),
          Map.entry("order", List.of("fact", "graph")),
          Map.entry("finding", List.of("fact", "graph", "call", "order")),
          Map.entry("waiting", List.of("fact", "graph", "call", "order", "finding")),
          Map.entry(
              "rule", List.of("fact", "code", "graph", "call", "order", "finding", "waiting")),
          Map.entry("stub", List.of("fact")),
          Map.entry("link", List.of("fact", "finding", "rule", "report", "summary", "stub")),
          Map.entry("element", List.of("fact", "javax.lang.model")),
          Map.entry(
              "report",
              List.of(
                  "fact",
                  "code",
                  "graph",
                  "order",
                  "finding",
                  "element",
                  "javax.annotation",
                  "javax.tools")),
          Map.entry("mark", List.of("fact", "element", "javax.lang.model")),
          Map.entry("declared", List.of("fact", "element", "mark", "javax.lang.model")),
          Map.entry("flow", List.of("fact", "javax.lang.model", "com.sun.source")),
          Map.entry(
              "naming", List.of("fact", "element", "flow", "javax.lang.model", "com.sun.source")),
          Map.entry(
              "body",
              List.of("fact", "element", "flow", "naming", "javax.lang.model", "com.sun.source")),
          Map.entry(
              "glue", List.of("fact", "element", "javax.lang.model", "com.palantir.javapoet")),
          Map.entry(
              "check.path",
              List.of(
                  "flow",
                  "com.google.errorprone",
                  "com.sun.source",
                  "com.sun.tools.javac.code",
                  "javax.lang.model")),
          Map.entry(
              "check.life",
              List.of(
                  "flow",
                  "check.path",
                  "com.google.errorprone",
                  "com.sun.source",
                  "com.sun.tools.javac.code",
                  "javax.lang.model")),
          Map.entry(
              "check.poll",
              List.of(
                  "check.path",
                  "com.google.errorprone",
                  "com.sun.source",
                  "com.sun.tools.javac.code",
                  "javax.lang.model")),
          Map.entry(
              "check.access",
              List.of(
                  "check.path",
                  "com.google.errorprone",
                  "com.sun.source",
                  "com.sun.tools.javac.code",
                  "javax.lang.model")),
          Map.entry(
              "check",
              List.of(
                  "check.access",
                  "check.life",
                  "check.path",
                  "check.poll",
                  "finding",
                  "com.google.errorprone",
                  "com.google.auto.service",
                  "com.sun.source",
                  "com.sun.tools.javac.code",
                  "javax.lang.model")),
          Map.entry(
              "",
              List.of(
                  "fact",
                  "graph",
                  "finding",
                  "order",
                  "rule",
                  "element",
                  "report",
                  "declared",
                  "body",
                  "naming",
                  "summary",
                  "stub",
                  "glue",
                  "javax.lang.model",
                  "javax.annotation.processing",
                  "javax.tools",
                  "com.sun.source",
                  "com.google.auto.service",
                  "com.palantir.javapoet")));

  @Test
  void importsGoOnlyDownwards() throws IOException {
    Set<String> breaches = new TreeSet<>();
    for (Path file : sources()) {
      String own = packageOf(file);
      assertTrue(MAY_USE.containsKey(own), "unknown package: " + own);
      for (String used : used(file)) {
        boolean allowed =
            used.startsWith("java.")
                || used.startsWith("org.jspecify.")
                || used.equals("dev.palisade.processor" + (own.isEmpty() ? "" : "." + own))
                || MAY_USE.get(own).stream()
                    .anyMatch(
                        p ->
                            used.equals("dev.palisade.processor." + p)
                                || used.startsWith(p + ".")
                                || used.equals(p));
        if (!allowed) {
          breaches.add(file.getFileName() + " uses " + used);
        }
      }
    }
    assertEquals(Set.of(), breaches);
  }

  @Test
  void onlyTheMessagerSinkPrintsThroughTheMessager() throws IOException {
    List<String> users = new ArrayList<>();
    for (Path file : sources()) {
      if (Files.readString(file).contains("javax.annotation.processing.Messager;")) {
        users.add(file.getFileName().toString());
      }
    }
    assertEquals(List.of("MessagerSink.java"), users);
  }

  @Test
  void packagesAndFilesStaySmall() throws IOException {
    Map<String, Integer> files = new TreeMap<>();
    for (Path file : sources()) {
      files.merge(packageOf(file), 1, Integer::sum);
      long lines = Files.readAllLines(file).size();
      assertTrue(lines <= 400, file + " has " + lines + " lines");
    }
    // One file a rule: there are as many as there is to find, and one list of them.
    files.remove("rule");
    files.forEach((name, count) -> assertTrue(count <= 15, name + " has " + count + " files"));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> walk = Files.walk(MAIN)) {
      List<Path> all = walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
      assertTrue(all.size() > 20, "sources not found");
      return all;
    }
  }

  private static String packageOf(Path file) {
    return MAIN.relativize(file).getParent() == null
        ? ""
        : MAIN.relativize(file).getParent().toString().replace(File.separatorChar, '.');
  }

  private static Set<String> used(Path file) throws IOException {
    Set<String> used = new TreeSet<>();
    String code =
        Files.readString(file)
            .replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\])*\"", " ");
    for (Matcher name = NAME.matcher(code); name.find(); ) {
      used.add(name.group(1));
    }
    return used;
  }
}
