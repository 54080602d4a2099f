package dev.palisade.processor.waiting;

import dev.palisade.processor.call.Deed;
import dev.palisade.processor.fact.MethodFacts;
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
import dev.palisade.processor.graph.Targets.HeldBy;
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
      for (Under under : Under.in(model, body)) {
        Finding finding = under.held().size() > 1 ? find(model, under) : null;
        if (finding != null) {
          findings.putIfAbsent(finding.key(), finding);
        }
      }
    }
    return findings.values();
  }

  private static @Nullable Finding find(Model model, Under under) {
    if (!(under.trail().deed() instanceof Deed.Blocks blocks) || blocks.released().isEmpty()) {
      return null;
    }
    LockClasses classes = model.program().classes();
    HeldBy own = null;
    for (HeldBy each : under.held()) {
      LockClass lock = classes.of(each.held().lock());
      if (Released.covers(blocks.released(), each.held().lock(), classes)) {
        own = own == null ? each : own;
      } else if (own != null && lock != null && each.held().always()) {
        LockClass first = classes.of(own.held().lock());
        return first == null ? null : tell(under, first, own.takes(first), lock, each.takes(lock));
      }
    }
    return null;
  }

  private static Finding tell(Under under, LockClass own, Step first, LockClass later, Step then) {
    List<Step> steps = under.after(first, then);
    MethodId method = under.method();
    String name = method.display();
    return new Finding(
        ID,
        Severity.ERROR,
        Keys.of(ID, List.of(method.toString(), own.name(), later.name())),
        under.place(first, then),
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
