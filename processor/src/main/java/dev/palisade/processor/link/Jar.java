package dev.palisade.processor.link;

import dev.palisade.processor.fact.Anchor;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.summary.Summary;
import dev.palisade.processor.summary.UnreadableSummaryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A jar, or a folder of class files, that has been read. */
public final class Jar {
  private static final String CLASS = ".class";

  /** Messages can be printed in every jar of an application. */
  private static final Anchor PRINTABLE = new Anchor() {};

  private final String name;
  private final Map<String, byte[]> classes = new TreeMap<>();
  private final List<Facts> summaries = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();

  private Jar(String name) {
    this.name = name;
  }

  /**
   * Reads a jar or a folder.
   *
   * @param problems told of a summary that cannot be read; it is as if it was not there
   */
  static Jar open(Path path, Consumer<String> problems) throws IOException {
    Path file = path.getFileName();
    Jar jar = new Jar(file == null ? path.toString() : file.toString());
    if (Files.isDirectory(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
          jar.add(path.relativize(each).toString().replace('\\', '/'), each, problems);
        }
      }
      return jar;
    }
    try (JarFile zip = new JarFile(path.toFile(), false)) {
      for (Enumeration<JarEntry> all = zip.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (isOurs(entry.getName())) {
          jar.add(entry.getName(), zip.getInputStream(entry).readAllBytes(), problems);
        }
      }
    }
    return jar;
  }

  private void add(String entry, Path file, Consumer<String> problems) throws IOException {
    if (isOurs(entry)) {
      add(entry, Files.readAllBytes(file), problems);
    }
  }

  /** Not the variants of a class for newer releases: they do the same. */
  private static boolean isOurs(String entry) {
    return !entry.startsWith("META-INF/")
        && (entry.endsWith(CLASS) || entry.endsWith(Summary.SUFFIX));
  }

  private void add(String entry, byte[] bytes, Consumer<String> problems) {
    if (entry.endsWith(CLASS)) {
      classes.put(entry.substring(0, entry.length() - CLASS.length()), bytes);
      return;
    }
    try {
      summaries.add(Summary.read(bytes, name, PRINTABLE, names).facts());
    } catch (UnreadableSummaryException unreadable) {
      problems.accept(name + ": " + entry + " is unreadable: " + unreadable.getMessage());
    }
  }

  /** The name of the file. */
  public String name() {
    return name;
  }

  /** Class files by the internal name of their class. */
  public Map<String, byte[]> classes() {
    return classes;
  }

  /** Whether it says itself what it does. */
  boolean isSummarised() {
    return !summaries.isEmpty();
  }

  /** What it says. */
  Facts summaries() {
    return Facts.union(summaries);
  }

  /** A line of a source file in it. */
  public Place at(String file, int line) {
    return new Place(file, line, 0, name, PRINTABLE);
  }
}
