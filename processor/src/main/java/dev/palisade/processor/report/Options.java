package dev.palisade.processor.report;

import dev.palisade.processor.finding.DiagnosticId;
import dev.palisade.processor.report.Policy.Level;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a user sets with {@code -Apalisade.…}; the table is {@link Option}.
 *
 * <p>A value that makes no sense is told and otherwise as if absent.
 */
public final class Options {
  private static final String PREFIX = "palisade.";

  private final Map<String, String> given;
  private final Map<String, Level> levels = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private @Nullable Policy policy;

  /** The options that are not ids of diagnostics. */
  public enum Option {
    /** A file of accepted findings. */
    BASELINE("palisade.baseline", "FILE", "findings listed in FILE are accepted"),
    /** Writes that file instead of reading it. */
    UPDATE("palisade.baseline.update", "true", "write the findings of this compilation to FILE"),
    /** Tells what was assumed. */
    LEDGER("palisade.ledger", "true", "print the assumption ledger as notes"),
    /** Writes reports. */
    REPORT("palisade.report", "DIR", "write palisade.sarif and palisade.html into DIR"),
    /** What is known of libraries. */
    STUBS("palisade.stubs", "FILES", "stub files, separated like a class path");

    final String key;
    final String value;
    final String meaning;

    Option(String key, String value, String meaning) {
      this.key = key;
      this.value = value;
      this.meaning = meaning;
    }
  }

  /**
   * Reads what was given.
   *
   * @param given values by key, without {@code -A}; other keys than ours do not count
   */
  public Options(Map<String, String> given) {
    this.given = Map.copyOf(given);
    this.given.keySet().stream().filter(key -> key.startsWith(PREFIX)).sorted().forEach(this::read);
  }

  /** Every name that {@code -A} takes. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Option option : Option.values()) {
      names.add(option.key);
    }
    for (DiagnosticId id : DiagnosticId.values()) {
      names.add(PREFIX + id.name());
    }
    return names;
  }

  private void read(String key) {
    String value = given.getOrDefault(key, "");
    String id = key.substring(PREFIX.length());
    if (DiagnosticId.of(id).isPresent()) {
      level(id, value);
    } else if (!names().contains(key)) {
      problems.add(
          "-A"
              + key
              + " is no option of Palisade: there are "
              + Arrays.stream(Option.values()).map(o -> o.key).collect(Collectors.joining(", "))
              + ", and "
              + PREFIX
              + "<Id> for each diagnostic");
    }
  }

  private void level(String id, String value) {
    try {
      levels.put(id, Level.valueOf(value.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      problems.add("-A" + PREFIX + id + "=" + value + ": say off, warn, error or strict instead");
    }
  }

  /** Whether an option says {@code true}. */
  public boolean isOn(Option option) {
    return Boolean.parseBoolean(given.get(option.key));
  }

  /** The file or folder an option names; null if it names none. */
  public @Nullable Path path(Option option) {
    List<Path> paths = paths(option);
    return paths.isEmpty() ? null : paths.get(0);
  }

  /** The files that an option lists. */
  public List<Path> paths(Option option) {
    String value = given.get(option.key);
    List<Path> paths = new ArrayList<>();
    String[] files =
        value == null
            ? new String[0]
            : option == Option.STUBS ? value.split(File.pathSeparator, -1) : new String[] {value};
    for (String file : files) {
      try {
        paths.add(Path.of(file));
      } catch (InvalidPathException e) {
        problem("-A" + option.key + "=" + value + ": " + e.getMessage());
      }
    }
    return paths;
  }

  /** Notes a value that made no sense to whoever used it. */
  public void problem(String text) {
    problems.add(text);
  }

  /** What to do with findings. */
  public Policy policy() {
    if (policy == null) {
      policy = readPolicy();
    }
    return policy;
  }

  private Policy readPolicy() {
    Path file = path(Option.BASELINE);
    if (file == null) {
      return new Policy(levels, Baseline.none());
    }
    if (isOn(Option.UPDATE)) {
      return new Policy(levels, Baseline.all());
    }
    try {
      return new Policy(levels, Baseline.read(file));
    } catch (IOException e) {
      String hint = Files.exists(file) ? "" : "; -A" + Option.UPDATE.key + "=true writes it";
      problems.add("the baseline " + file + " cannot be read" + hint);
      return new Policy(levels, Baseline.none());
    }
  }

  /** What made no sense; complete when everything has been asked for. */
  public List<String> problems() {
    return problems.stream().distinct().toList();
  }
}
