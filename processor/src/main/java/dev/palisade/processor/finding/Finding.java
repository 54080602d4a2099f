package dev.palisade.processor.finding;

import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.Step;
import java.util.List;
import java.util.Set;

/**
 * Something wrong, told so that every back end can print it its own way.
 *
 * @param id the diagnostic id: also the suppression string, the golden folder and the anchor in
 *     README
 * @param severity how much it matters
 * @param key stable over edits that move lines: same program elements, same key
 * @param place where to print it
 * @param title the rule in words and the names involved; understood alone, in an IDE's list
 * @param traces how it comes about, one for each thread
 * @param scenario the interleaving that hangs; empty if there is none to show
 * @param waysOut at most two, the better one first
 * @param types binary names of all types involved; their class files go when it is an error
 */
public record Finding(
    String id,
    Severity severity,
    String key,
    Place place,
    String title,
    List<Trace> traces,
    List<Actor> scenario,
    List<String> waysOut,
    Set<String> types) {

  /**
   * One thread's way.
   *
   * @param heading who holds what and wants what
   * @param steps in order
   */
  public record Trace(String heading, List<Step> steps) {
    public Trace {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One column of the scenario: a thread that holds one lock and waits for another.
   *
   * @param role what the thread does, and in which context
   * @param holds the lock it has
   * @param waitsFor the lock it never gets
   */
  public record Actor(String role, String holds, String waitsFor) {}

  public Finding {
    traces = List.copyOf(traces);
    scenario = List.copyOf(scenario);
    waysOut = List.copyOf(waysOut);
    types = Set.copyOf(types);
  }

  /** The same, as severe as somebody wants it. */
  public Finding with(Severity other) {
    return other == severity
        ? this
        : new Finding(id, other, key, place, title, traces, scenario, waysOut, types);
  }
}
