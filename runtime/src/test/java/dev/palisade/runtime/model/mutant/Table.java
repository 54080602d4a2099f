package dev.palisade.runtime.model.mutant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table that is checked in under {@code src/test/resources/model} and must equal what was found.
 * {@code -Dmodel.regenerate=true} writes it anew and then fails. Reasons are written by hand, and
 * kept; a row that needs one and has none is written with a question mark, and fails.
 */
final class Table {
  private static final String MISSING = "?";

  private Table() {}

  /**
   * A row.
   *
   * @param verdict one word
   * @param name unique
   * @param note null: a reason, from the table itself
   */
  record Row(String verdict, String name, String note) {
    @Override
    public String toString() {
      return verdict + " | " + name + (note.isEmpty() ? "" : " | " + note);
    }
  }

  /** Compares; {@code header} is the comment that the file starts with. */
  static void check(String file, String header, List<Row> found) {
    String checkedIn = read(file);
    Map<String, String> reasons = reasons(checkedIn);
    List<String> lines = new ArrayList<>();
    header.lines().forEach(line -> lines.add("# " + line));
    for (Row row : found) {
      String note = row.note() == null ? reasons.getOrDefault(row.name(), MISSING) : row.note();
      lines.add(new Row(row.verdict(), row.name(), note).toString());
    }
    String text = String.join("\n", lines) + "\n";
    System.out.println(text);
    if (Boolean.getBoolean("model.regenerate")) {
      write(file, text);
      fail(file + " is written anew: read the difference, and run again without the flag");
    }
    assertEquals(checkedIn, text, file + " differs; -Dmodel.regenerate=true writes it anew");
    assertFalse(text.contains(" | " + MISSING + "\n"), file + " has a row without its reason");
  }

  private static Map<String, String> reasons(String text) {
    Map<String, String> reasons = new HashMap<>();
    for (String line : text.lines().toList()) {
      String[] cells = line.split(" \\| ");
      if (cells.length == 3) {
        reasons.put(cells[1], cells[2]);
      }
    }
    return reasons;
  }

  private static String read(String file) {
    try (InputStream in = Table.class.getResourceAsStream("/model/" + file)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String file, String text) {
    try {
      Path path = Path.of("src", "test", "resources", "model", file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
