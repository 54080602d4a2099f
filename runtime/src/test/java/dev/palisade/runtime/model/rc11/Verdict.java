package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Program;
import dev.palisade.runtime.model.Trace;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a program can do.
 *
 * @param outcomes every outcome that is reached: the actors' results with {@code " | "} between
 * @param race two accesses that race; null if none do
 */
public record Verdict(Set<String> outcomes, String race) {
  /** Judges a program by all its executions. */
  public static Verdict of(Program program) {
    return new Search(program).run();
  }

  static String outcome(List<Trace> traces) {
    return traces.stream().map(t -> String.valueOf(t.result())).collect(Collectors.joining(" | "));
  }

  private static final class Search {
    private final Program program;
    private final Map<Trace, Boolean> plain = new IdentityHashMap<>();
    private final Set<String> reached = new TreeSet<>();
    private String race;

    Search(Program program) {
      this.program = program;
      for (List<Trace> ofActor : program.traces()) {
        ofActor.forEach(t -> plain.put(t, t.hasPlain()));
      }
    }

    Verdict run() {
      new Explorer(program).anyCandidate(this::isWanted, this::judge);
      return new Verdict(reached, race);
    }

    private boolean isWanted(List<Trace> traces) {
      return !reached.contains(outcome(traces))
          || race == null && traces.stream().anyMatch(plain::get);
    }

    private boolean judge(Candidate candidate) {
      String outcome = outcome(candidate.traces());
      boolean wanted = !reached.contains(outcome);
      boolean mayRace = race == null && candidate.mayRace();
      if (wanted || mayRace) {
        Explorer.anyExecution(
            candidate,
            x -> {
              if (wanted) {
                reached.add(outcome);
              }
              race = mayRace ? x.race() : race;
              return !mayRace || race != null;
            });
      }
      return false;
    }
  }
}
