package dev.palisade.processor.waiting;

import dev.palisade.processor.call.Deed;
import dev.palisade.processor.call.Trail;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Finding.Actor;
import dev.palisade.processor.finding.Finding.Trace;
import dev.palisade.processor.finding.Keys;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.finding.Rule;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.finding.Sites;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.LockClasses;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A condition is awaited while a lock taken after its own is held: the wait gives its own lock back
 * and takes it again at the end, now in the other order.
 */
public final class WaitReacquireInversion implements Rule {
  static final String ID = "WaitReacquireInversion";

  @Override
  public Collection<Finding> check(Model model) {
    Map<String, Finding> findings = new TreeMap<>();
    for (MethodFacts body : model.program().bodies()) {
      List<Held> onEntry = model.program().heldOnEntry(body.id());
      for (Call call : body.calls()) {
        if (onEntry.size() + call.held().size() > 1) {
          List<Held> held = new ArrayList<>(onEntry);
          held.addAll(call.held());
          for (Trail trail : model.calls().deeds().of(body.id(), call)) {
            Finding finding = find(model, body.id(), held, trail);
            if (finding != null) {
              findings.putIfAbsent(finding.key(), finding);
            }
          }
        }
      }
    }
    return findings.values();
  }

  private static @Nullable Finding find(
      Model model, MethodId method, List<Held> held, Trail trail) {
    if (!(trail.deed() instanceof Deed.Blocks blocks) || blocks.released().isEmpty()) {
      return null;
    }
    LockClasses classes = model.program().classes();
    Held own = null;
    for (Held each : held) {
      LockClass lock = classes.of(each.lock());
      if (Released.covers(blocks.released(), each.lock(), classes)) {
        own = own == null ? each : own;
      } else if (own != null && lock != null && each.always()) {
        LockClass first = classes.of(own.lock());
        return first == null ? null : tell(method, List.of(own, each), List.of(first, lock), trail);
      }
    }
    return null;
  }

  private static Finding tell(
      MethodId method, List<Held> held, List<LockClass> locks, Trail trail) {
    LockClass own = locks.get(0);
    LockClass later = locks.get(1);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < held.size(); i++) {
      steps.add(Step.takes(method, held.get(i).place(), locks.get(i)));
    }
    steps.addAll(trail.steps());
    String name = method.display();
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(method.toString(), own.name(), later.name())),
        Sites.place(steps.subList(0, 3)),
        "%s gives %s back while it waits, keeps %s, and takes them again in the other order"
            .formatted(name, own, later),
        List.of(new Trace(name + " waits with " + later + " held:", steps)),
        List.of(
            new Actor(name, later.display(), own.display()),
            new Actor(name + " (entering)", own.display(), later.display())),
        List.of("give %s back before the wait".formatted(later)),
        Sites.types(steps));
  }
}
