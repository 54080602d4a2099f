package dev.palisade.processor.rule;

import dev.palisade.processor.code.Components;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Actor;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.order.Cycles;
import dev.palisade.processor.order.Edge;
import dev.palisade.processor.order.Edge.Origin;
import dev.palisade.processor.order.LockGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Locks taken in a circle: a cycle of any length in the lock graph.
 *
 * <p>Three separate steps: find the component, choose the witness, tell it. One finding a
 * component, however many cycles it has; a component none of whose cycles can happen gives none.
 */
final class LockOrderInversion implements Rule {
  static final String ID = "LockOrderInversion";

  @Override
  public List<Finding> check(Model model) {
    LockGraph graph = model.graph();
    List<Finding> findings = new ArrayList<>();
    for (List<LockClass> component : components(graph)) {
      if (component.size() > 1) {
        Cycles cycles = graph.cyclesAmong(component);
        List<Edge> cycle = cycles.shortest();
        List<Edge> discarded = cycles.discarded();
        if (cycle != null) {
          findings.add(tell(model.program(), cycle, ""));
        } else if (discarded != null) {
          findings.add(tell(model.program(), discarded, ", but " + cycles.reason()));
        }
      }
    }
    return findings;
  }

  /**
   * What may have a cycle: locks alone, the initialisation of classes alone, and that of one class
   * with the locks next to it. So no cycle of locks is hidden by one that is once in a program.
   */
  private static List<List<LockClass>> components(LockGraph graph) {
    List<List<LockClass>> all = components(graph, lock -> !lock.isInitialisation());
    all.addAll(components(graph, LockClass::isInitialisation));
    for (LockClass type : graph.holders()) {
      if (type.isInitialisation()) {
        graph.successors(type).stream()
            .filter(lock -> !lock.isInitialisation() && graph.successors(lock).contains(type))
            .findFirst()
            .ifPresent(lock -> all.add(List.of(type, lock)));
      }
    }
    return all;
  }

  private static List<List<LockClass>> components(LockGraph graph, Predicate<LockClass> which) {
    return new ArrayList<>(
        Components.of(
            graph.holders().stream().filter(which).toList(),
            lock -> graph.successors(lock).stream().filter(which).toList()));
  }

  /**
   * A cycle.
   *
   * @param but why it cannot happen and is only for the ledger; empty if it can
   */
  private static Finding tell(Program program, List<Edge> cycle, String but) {
    Edge blamed = blamed(cycle);
    List<Edge> told = new ArrayList<>(cycle);
    Collections.rotate(told, -cycle.indexOf(blamed));
    boolean needsWriter = Cycles.needsQueuedWriter(cycle);
    boolean once = Cycles.isOnce(cycle);
    return new Finding(
        ID,
        !but.isEmpty() ? Severity.LEDGER : needsWriter || once ? Severity.WARNING : Severity.ERROR,
        key(cycle),
        blamed.place(),
        title(told)
            + (needsWriter ? "; readers wait here once a writer is queued" : "")
            + (once ? "; threads wait here that use a class while another initialises it" : "")
            + but,
        told.stream().map(Telling::trace).toList(),
        but.isEmpty() ? scenario(program, told) : List.of(),
        but.isEmpty() ? waysOut(program, told) : List.of(),
        Telling.types(told));
  }

  private static String key(List<Edge> cycle) {
    return Keys.of(
        ID,
        cycle.stream()
            .map(edge -> edge.from().name() + " " + edge.fromMode() + " " + edge.toMode())
            .sorted()
            .toList());
  }

  /**
   * The edge to print the finding at: one that can be printed at, in a body if there is one, and
   * then the last in the source, as the one most likely added to code that was right. Among
   * contracts the name decides: not every compiler knows their lines, and all shall say the same.
   */
  private static Edge blamed(List<Edge> cycle) {
    return cycle.stream()
        .filter(edge -> edge.origin() != Origin.ORDER)
        .max(
            Comparator.comparing((Edge edge) -> edge.place().anchor() != null)
                .thenComparing(edge -> edge.origin() == Origin.BODY)
                .thenComparing(
                    (a, b) -> a.origin() == Origin.BODY ? a.place().compareTo(b.place()) : 0)
                .thenComparing(Edge::method))
        .orElseThrow();
  }

  private static String title(List<Edge> cycle) {
    if (cycle.stream().anyMatch(edge -> edge.origin() == Origin.ORDER) && cycle.size() == 2) {
      return cycle.get(0).to()
          + " is taken while "
          + cycle.get(0).from()
          + " is held, against the declared order";
    }
    String names =
        cycle.stream()
            .limit(cycle.size() - 1L)
            .map(edge -> edge.from().display())
            .collect(Collectors.joining(", "));
    return names
        + " and "
        + cycle.get(cycle.size() - 1).from()
        + (cycle.size() == 2 ? " are taken in both orders" : " are taken in a circle");
  }

  private static List<Actor> scenario(Program program, List<Edge> cycle) {
    if (cycle.stream().anyMatch(edge -> edge.origin() == Origin.ORDER)) {
      return List.of();
    }
    return cycle.stream()
        .map(
            edge ->
                new Actor(
                    Telling.role(program, edge.method()),
                    edge.from().display(),
                    edge.to().display()))
        .toList();
  }

  /**
   * At most two: where the driver signals under a lock or has an external lock, that is what to
   * change.
   */
  private static List<String> waysOut(Program program, List<Edge> cycle) {
    List<String> ways = new ArrayList<>();
    for (Edge edge : cycle) {
      if (last(edge).kind() == Step.Kind.SIGNALS) {
        ways.add(
            "signal after %s is given back: collect the fences under it, signal them outside"
                .formatted(edge.from()));
      }
    }
    for (Edge edge : cycle) {
      externalLockOnEntry(program, edge)
          .ifPresent(
              driver ->
                  ways.add(
                      "drop externalLock of driver \"%s\": its ops are then called with no lock held"
                          .formatted(driver.name())));
    }
    for (Edge edge : cycle) {
      if (edge.from().isInitialisation()) {
        ways.add(
            "let the %s leave that to the first call that needs it, or to a class of its own"
                .formatted(edge.method().display()));
      } else if (edge.from().isBin()) {
        ways.add(Telling.giveBackFirst(edge));
      }
    }
    if (ways.isEmpty()) {
      Set<Place> givers = new TreeSet<>();
      for (Edge edge : cycle) {
        if (edge.given() != null) {
          givers.add(edge.given().place());
        }
      }
      ways.add(
          givers.size() > 1
              ? givers.stream()
                  .map(Place::toString)
                  .collect(
                      Collectors.joining(" and ", "pass these locks in the same order at ", ""))
              : reorder(cycle.get(0)));
    }
    return ways.stream().distinct().limit(2).toList();
  }

  private static String reorder(Edge edge) {
    String method = edge.method().display();
    return edge.steps().size() > 2
        ? "let %s give %s back before it %s"
            .formatted(method, edge.from(), edge.steps().get(1).text())
        : "let %s take %s before %s".formatted(method, edge.to(), edge.from());
  }

  private static Optional<Driver> externalLockOnEntry(Program program, Edge edge) {
    return edge.steps().get(0).kind() != Step.Kind.ENTERED
        ? Optional.empty()
        : program
            .enclosingDriver(edge.method().owner())
            .filter(driver -> isExternalLock(program, driver, edge.from()));
  }

  private static boolean isExternalLock(Program program, Driver driver, LockClass lock) {
    return driver.externalLock() != null
        && lock.equals(program.classes().of(driver.externalLock().lock()));
  }

  private static Step last(Edge edge) {
    return edge.steps().get(edge.steps().size() - 1);
  }
}
