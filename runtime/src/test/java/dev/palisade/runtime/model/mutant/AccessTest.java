package dev.palisade.runtime.model.mutant;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.bytecode.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every access of the core to memory that may be shared, found in its bytecode, is in the table: no
 * access comes, goes or changes its mode unseen. Those that no scenario plays say so.
 */
class AccessTest {
  private static final String HEADER =
      """
      played | class.method: instruction field or handle, mode, how many if more than one
      apart  | the same, of what no scenario plays | why, or by what else it is tested
      """;

  @Test
  void everyAccessIsKnown() {
    Set<String> played =
        Play.all().stream()
            .flatMap(play -> play.program().traces().stream())
            .flatMap(List::stream)
            .flatMap(trace -> trace.events().stream())
            .map(Event::site)
            .map(Event.Site::access)
            .collect(Collectors.toSet());
    Map<Access, Integer> counts = new TreeMap<>((a, b) -> name(a).compareTo(name(b)));
    Play.accesses().forEach(a -> counts.merge(a, 1, Integer::sum));
    List<Table.Row> rows = new ArrayList<>();
    counts.forEach(
        (access, count) -> {
          String name = name(access) + (count == 1 ? "" : " x" + count);
          boolean isPlayed = played.contains(access.toString());
          rows.add(new Table.Row(isPlayed ? "played" : "apart", name, isPlayed ? "" : null));
        });
    Table.check("accesses.txt", HEADER, rows);
  }

  private static String name(Access access) {
    return access + " " + access.mode();
  }
}
