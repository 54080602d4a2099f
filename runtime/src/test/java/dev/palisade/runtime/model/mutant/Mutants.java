package dev.palisade.runtime.model.mutant;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Mode;
import dev.palisade.runtime.model.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All mutants of what the core does in scenarios: each access weakened by one step; and each two
 * swapped that follow each other in one call, at different places, if the second is made whatever
 * the first found, and does not use it.
 */
final class Mutants {
  private final Map<String, Mutant> weaker = new TreeMap<>();
  private final Map<String, Mutant> swapped = new TreeMap<>();

  /** By access: what follows it, null included, which is the end of the call. */
  private final Map<String, Set<String>> followers = new HashMap<>();

  /** Pairs of which the second uses what the first found. */
  private final Set<String> dependent = new HashSet<>();

  private Mutants() {}

  static List<Mutant> all(List<Play> plays) {
    Mutants mutants = new Mutants();
    for (Play play : plays) {
      play.program().traces().forEach(ofActor -> ofActor.forEach(mutants::collect));
    }
    List<Mutant> all = new ArrayList<>(mutants.weaker.values());
    mutants.swapped.forEach(
        (name, mutant) -> {
          if (!mutants.dependent.contains(name) && mutants.isAlways((Mutant.Swapped) mutant)) {
            all.add(mutant);
          }
        });
    return all;
  }

  private boolean isAlways(Mutant.Swapped pair) {
    return followers.get(pair.first()).size() == 1;
  }

  private void collect(Trace trace) {
    List<Event> events = trace.events();
    for (int i = 0; i < events.size(); i++) {
      Event e = events.get(i);
      if (isCore(e)) {
        weaken(e);
        Event next = i + 1 < events.size() ? events.get(i + 1) : null;
        follow(e, next != null && e.site().call().equals(next.site().call()) ? next : null);
      }
    }
  }

  private void weaken(Event e) {
    boolean failed = e.kind() == Event.Kind.READ && e.site().access().contains("ompareAnd");
    for (Mode mode : e.mode().weaker(failed ? Event.Kind.UPDATE : e.kind())) {
      Mutant mutant = new Mutant.Weaker(e.site().access(), e.mode(), mode);
      weaker.put(mutant.name(), mutant);
    }
  }

  private void follow(Event first, Event second) {
    String name = second == null ? null : second.site().caller();
    followers.computeIfAbsent(first.site().caller(), k -> new HashSet<>()).add(name);
    if (second != null && first.place() != second.place()) {
      Mutant mutant = new Mutant.Swapped(first.site().caller(), second.site().caller());
      swapped.put(mutant.name(), mutant);
      if (uses(second, first)) {
        dependent.add(mutant.name());
      }
    }
  }

  private static boolean isCore(Event e) {
    return !e.site().access().startsWith("Hb") && !e.site().access().startsWith("Reused");
  }

  /** Whether an access is to an object, or of an object, that another one found. */
  private static boolean uses(Event second, Event first) {
    if (!first.reads() || first.unlike() || !Play.isObject(first.read())) {
      return false;
    }
    return second.place().name().startsWith(first.read() + ".")
        || first.read().equals(second.written())
        || first.read().equals(second.read()) && second.site().access().contains("compareAnd");
  }
}
