package dev.palisade.runtime.model.litmus;

import dev.palisade.runtime.model.Actor;
import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Memory;
import dev.palisade.runtime.model.Mode;
import dev.palisade.runtime.model.Place;
import dev.palisade.runtime.model.Program;
import dev.palisade.runtime.model.Trace;
import dev.palisade.runtime.model.rc11.Explorer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A litmus program with its verdict.
 *
 * @param name its title
 * @param line where it starts
 * @param allowed the verdict of its file: whether the condition is reachable
 * @param threads what each does
 * @param observed the places that the condition names
 * @param condition of the end
 */
record LitmusTest(
    String name,
    int line,
    boolean allowed,
    List<List<Statement>> threads,
    List<Place> observed,
    Condition condition) {

  private static final Event.Site END = new Event.Site("end", "end", "");

  /** Whether the explorer reaches the condition. */
  boolean isReachable() {
    List<Actor> actors = new ArrayList<>();
    threads.forEach(statements -> actors.add(memory -> run(statements, memory)));
    actors.add(this::observe);
    Explorer explorer = new Explorer(Program.observed(actors));
    return explorer.anyCandidate(
        traces -> condition.holds(ends(traces)),
        candidate -> Explorer.anyExecution(candidate, x -> true));
  }

  private static Map<String, Integer> run(List<Statement> statements, Memory memory) {
    Map<String, Integer> registers = new HashMap<>();
    statements.forEach(s -> s.run(memory, registers));
    return registers;
  }

  private Map<String, Integer> observe(Memory memory) {
    Map<String, Integer> values = new HashMap<>();
    observed.forEach(p -> values.put(p.name(), (Integer) memory.read(p, Mode.OPAQUE, END)));
    return values;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Integer>> ends(List<Trace> traces) {
    return traces.stream().map(t -> (Map<String, Integer>) t.result()).toList();
  }

  /** Null if file and explorer agree, else what is wrong. */
  String disagreement() {
    boolean reachable = isReachable();
    return reachable == allowed
        ? null
        : "line %d, test %s: expect %s, but the explorer says %s"
            .formatted(line, name, verdict(allowed), verdict(reachable));
  }

  private static String verdict(boolean allowed) {
    return allowed ? "ALLOW" : "forbid";
  }
}
