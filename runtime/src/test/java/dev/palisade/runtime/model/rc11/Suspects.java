package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Program;
import dev.palisade.runtime.model.Trace;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The combinations of a program's traces that must not be: their outcome is not allowed, or they
 * may race. A mutant that keeps the order of accesses to each place can do nothing wrong but admit
 * one of these; so they are looked for once, and every mutant is judged by them.
 */
public final class Suspects {
  private final List<List<Trace>> combinations = new ArrayList<>();
  private final Program program;
  private final Set<String> allowed;
  private final Explorer explorer;

  /** Those of a program. */
  public Suspects(Program program, Set<String> allowed) {
    this.program = program;
    this.allowed = allowed;
    this.explorer = new Explorer(program);
    explorer.anyCombination(
        traces -> {
          if (isSuspect(traces)) {
            combinations.add(List.copyOf(traces));
          }
          return false;
        });
  }

  private boolean isSuspect(List<Trace> traces) {
    boolean forbidden = isForbidden(traces);
    if (!forbidden && traces.stream().noneMatch(Trace::hasPlain)) {
      return false;
    }
    return forbidden || Candidate.of(traces, program.isObserved()).mayRace();
  }

  private boolean isForbidden(List<Trace> traces) {
    return !allowed.contains(Verdict.outcome(traces));
  }

  /**
   * Whether a mutant can do what it must not.
   *
   * @param mutant makes other traces of these; the same objects where nothing changes
   * @param races whether accesses of it may race that could not before, as they are plain now: then
   *     there are suspects of its own
   * @return an outcome that is not allowed, or {@code race}; null if there is none
   */
  public String violation(UnaryOperator<Trace> mutant, boolean races) {
    Map<Trace, Trace> changed = new IdentityHashMap<>();
    for (List<Trace> ofActor : program.traces()) {
      ofActor.forEach(t -> changed.put(t, mutant.apply(t)));
    }
    if (changed.entrySet().stream().allMatch(e -> e.getKey() == e.getValue())) {
      return null;
    }
    String[] found = new String[1];
    Predicate<List<Trace>> judge =
        traces -> {
          List<Trace> mutants = traces.stream().map(changed::get).toList();
          found[0] = isSame(traces, mutants) ? null : judge(mutants);
          return found[0] != null;
        };
    boolean unused = races ? explorer.anyCombination(judge) : combinations.stream().anyMatch(judge);
    return found[0];
  }

  private static boolean isSame(List<Trace> some, List<Trace> others) {
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
  }

  private String judge(List<Trace> traces) {
    if (!isSuspect(traces) || !Schedule.exists(traces, program.isObserved())) {
      return null;
    }
    boolean[] raced = new boolean[1];
    boolean found =
        Explorer.anyExecution(
            Candidate.of(traces, program.isObserved()),
            x -> {
              raced[0] = x.race() != null;
              return raced[0] || isForbidden(traces);
            });
    return !found ? null : raced[0] ? "race" : Verdict.outcome(traces);
  }
}
