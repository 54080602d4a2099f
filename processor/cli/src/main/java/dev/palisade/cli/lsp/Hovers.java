package dev.palisade.cli.lsp;

import dev.palisade.cli.live.SourceSpan;
import dev.palisade.cli.live.Unit;
import dev.palisade.processor.call.Contexts.Reached;
import dev.palisade.processor.call.Deed;
import dev.palisade.processor.call.Trail;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Reach;
import dev.palisade.processor.graph.Step;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.Position;

/**
 * The effective contract of the method under the cursor, declared or called there: where it runs,
 * what is held when it starts, what it takes and waits for, and why.
 */
final class Hovers {
  private final Model model;
  private final List<String> lines = new ArrayList<>();

  private Hovers(Model model) {
    this.model = model;
  }

  /** What to show at a position; empty if there is no method. */
  static Optional<Hover> at(View view, URI file, Position position) {
    Unit unit = view.state().units().get(file);
    TextLines lines = view.lines(file).orElse(null);
    if (unit == null || lines == null) {
      return Optional.empty();
    }
    Hovers hovers = new Hovers(view.state().model());
    int offset = lines.offset(position);
    for (MethodFacts body : hovers.model.program().bodies()) {
      if (isAt(view, unit, body.place(), offset) && !body.id().name().contains("$lambda")) {
        return Optional.of(hovers.of(body.id()));
      }
      for (Call call : body.calls()) {
        if (isAt(view, unit, call.place(), offset)) {
          return Optional.of(hovers.of(body, call));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAt(View view, Unit unit, Place place, int offset) {
    return place.anchor() instanceof SourceSpan span
        && span.source().equals(unit.source().toUri())
        && view.offsets(unit.source(), span).filter(now -> now.contains(offset)).isPresent();
  }

  private Hover of(MethodId method) {
    addContexts(method);
    String entry =
        Stream.concat(
                model.entryLocks().of(method).stream(),
                model.program().heldOnEntry(method).stream().map(held -> held.lock()))
            .map(this::name)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!entry.isEmpty()) {
      lines.add("held on entry: " + entry);
    }
    addLocks(model.calls().locks().of(method));
    addDeeds(model.calls().deeds().of(method));
    return hover(method);
  }

  private Hover of(MethodFacts body, Call call) {
    addContexts(call.callee());
    addLocks(model.calls().locks().of(body, call));
    addDeeds(model.calls().deeds().of(body.id(), call));
    return hover(call.callee());
  }

  private void addContexts(MethodId method) {
    for (ExecutionContext context : ExecutionContext.values()) {
      for (Reached way : model.calls().contexts().in(context)) {
        if (way.method().equals(method)) {
          Step first = way.steps().get(0);
          String root = way.isRoot() ? "it " : way.root().display() + " ";
          lines.add("runs in " + context + ": " + root + first.text());
        }
      }
    }
  }

  private void addLocks(Collection<Reach> taken) {
    Map<String, Reach> shortest = new TreeMap<>();
    for (Reach reach : taken) {
      shortest.merge(
          name(reach.lock()), reach, (a, b) -> a.calls().size() <= b.calls().size() ? a : b);
    }
    shortest.forEach(
        (lock, reach) -> lines.add("takes " + lock + via(reach.calls(), reach.place())));
  }

  private void addDeeds(Collection<Trail> deeds) {
    for (Trail trail : deeds) {
      if (!(trail.deed() instanceof Deed.Logs) && !(trail.deed() instanceof Deed.Signals)) {
        lines.add(verb(trail.deed()) + ": " + trail.text() + via(trail.calls(), trail.place()));
      }
    }
  }

  private String verb(Deed deed) {
    if (deed instanceof Deed.Waits waits) {
      return "waits for the event of " + waits.event().object();
    }
    if (deed instanceof Deed.WaitsForFence) {
      return "waits for a fence";
    }
    if (deed instanceof Deed.SignalsFence) {
      return "signals a fence";
    }
    return deed instanceof Deed.Reclaims ? "waits to get memory back" : "may block";
  }

  private static String via(List<Step> calls, Place place) {
    String where = " (" + place + ")";
    return calls.isEmpty()
        ? where
        : ", because it "
            + calls.stream().map(Step::text).collect(Collectors.joining(", which "))
            + where;
  }

  private String name(LockRef lock) {
    LockClass named = model.program().classes().of(lock);
    String name = named == null ? "a lock" : named.display();
    return lock.mode() == LockRef.Mode.READ ? name + " (to read)" : name;
  }

  private Hover hover(MethodId method) {
    if (lines.isEmpty()) {
      lines.add("takes no lock and waits for nothing that is known");
    }
    String text =
        "**"
            + method.display()
            + "**\n\n"
            + lines.stream().distinct().map(line -> "- " + line).collect(Collectors.joining("\n"));
    return new Hover(new MarkupContent("markdown", text));
  }
}
