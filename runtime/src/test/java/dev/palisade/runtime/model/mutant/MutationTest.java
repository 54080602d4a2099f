package dev.palisade.runtime.model.mutant;

import dev.palisade.runtime.model.rc11.Suspects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every mutant of the core makes a scenario reach what it must not, or race; or the table says why
 * it cannot. So no access is stronger than it needs to be, and no scenario is without teeth.
 */
class MutationTest {
  private static final String HEADER =
      """
      killed | mutant | the scenario that then reaches what it must not, or races
      equal  | mutant | why no program can tell it from the core
      """;

  @Test
  void everyMutantIsKilledOrExplained() {
    Map<String, Suspects> suspects = new LinkedHashMap<>();
    for (Play play : Play.all()) {
      suspects.put(play.name(), new Suspects(play.program(), play.allowed()));
    }
    List<Table.Row> rows = new ArrayList<>();
    for (Mutant mutant : Mutants.all(Play.all())) {
      rows.add(row(mutant, suspects));
    }
    Table.check("kills.txt", HEADER, rows);
  }

  private static Table.Row row(Mutant mutant, Map<String, Suspects> suspects) {
    for (Map.Entry<String, Suspects> each : suspects.entrySet()) {
      String violation = each.getValue().violation(mutant::apply, mutant.mayRace());
      if (violation != null) {
        return new Table.Row("killed", mutant.name(), each.getKey());
      }
    }
    return new Table.Row("equal", mutant.name(), null);
  }
}
