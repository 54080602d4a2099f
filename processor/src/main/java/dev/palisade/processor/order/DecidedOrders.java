package dev.palisade.processor.order;

import dev.palisade.processor.fact.LockFacts.Compared;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the order of two locks of one class is decided by comparing their owners: the method that
 * takes them compares them, or every caller of a private one has done so and passes them on sorted.
 * Or where callers have fixed it, since each has a field for the one and a field for the other.
 *
 * <p>Whether the comparison is the right way round is not checked.
 */
final class DecidedOrders {
  /** Private helpers nested deeper are not followed. */
  private static final int DEEPEST = 4;

  private final Program program;
  private @Nullable Map<MethodId, List<Site>> sites;

  private record Site(MethodFacts caller, Call call) {}

  DecidedOrders(Program program) {
    this.program = program;
  }

  /** Whether a method takes these two in an order it has decided. */
  boolean decides(MethodId method, ObjectPath held, ObjectPath wanted) {
    return decides(method, held, wanted, DEEPEST);
  }

  /** Whether a method compares these very two, which are of one type. */
  boolean compares(MethodId method, LockRef held, LockRef wanted) {
    ObjectPath one = held.object();
    ObjectPath other = wanted.object();
    Set<Compared> pairs = compared(method);
    return !pairs.isEmpty()
        && one.objectType().equals(other.objectType())
        && (pairs.contains(new Compared(one, other)) || pairs.contains(new Compared(other, one)));
  }

  private boolean decides(MethodId method, ObjectPath held, ObjectPath wanted, int depth) {
    return compares(method, held, wanted)
        || (depth > 0 && callersDecide(method, held, wanted, depth));
  }

  private boolean compares(MethodId method, ObjectPath held, ObjectPath wanted) {
    return compared(method).stream()
        .anyMatch(pair -> leadTo(pair, held, wanted) || leadTo(pair, wanted, held));
  }

  private static boolean leadTo(Compared pair, ObjectPath one, ObjectPath other) {
    return leadsTo(pair.one(), one) && leadsTo(pair.other(), other);
  }

  private Set<Compared> compared(MethodId method) {
    return program.facts().locks().compared().getOrDefault(method, Set.of());
  }

  private static boolean leadsTo(ObjectPath owner, ObjectPath lock) {
    return owner.leadsTo(lock);
  }

  private boolean callersDecide(MethodId method, ObjectPath held, ObjectPath wanted, int depth) {
    List<Site> calls = callers(method);
    return !calls.isEmpty()
        && calls.stream().allMatch(site -> decides(site, held, wanted, depth - 1));
  }

  /** All calls of a method; none if there may be more. */
  private List<Site> callers(MethodId method) {
    MethodFacts body = program.body(method);
    return body != null && body.confined() && body.overrides().isEmpty()
        ? sites().getOrDefault(method, List.of())
        : List.of();
  }

  /**
   * How two objects relate whose roles a method lets its callers choose: by the fields that each of
   * these has for them, with its call; empty if some caller has not, or there may be more callers.
   */
  Map<Relation, Step> fixed(
      MethodId method, ObjectPath held, ObjectPath wanted, Relation relation) {
    Map<Relation, Step> all = new LinkedHashMap<>();
    return relation.kind() == Relation.Kind.PEERS && isFixed(method, held, wanted, DEEPEST, all)
        ? all
        : Map.of();
  }

  private boolean isFixed(
      MethodId method, ObjectPath held, ObjectPath wanted, int depth, Map<Relation, Step> into) {
    List<Site> calls = depth == 0 ? List.of() : callers(method);
    for (Site site : calls) {
      MethodId caller = site.caller().id();
      ObjectPath one = actual(site.call(), held);
      ObjectPath other = actual(site.call(), wanted);
      if (one == null || other == null) {
        return false;
      }
      if (isField(one) && isField(other) && one.root() == other.root() && !one.isSameAs(other)) {
        Relation siblings = Relation.siblings(one.fields(), other.fields());
        into.putIfAbsent(siblings, Instances.step(caller, site.call()));
      } else if (!isFixed(caller, one, other, depth - 1, into)) {
        return false;
      }
    }
    return !calls.isEmpty();
  }

  /** Whether it is always one object, and nobody gives it another name. */
  private boolean isField(ObjectPath object) {
    return (object.root() == Root.THIS || object.root() == Root.STATIC)
        && !object.fields().isEmpty()
        && object.isOneObject()
        && object.fields().stream().noneMatch(program::isGiven);
  }

  private boolean decides(Site site, ObjectPath held, ObjectPath wanted, int depth) {
    MethodId caller = site.caller().id();
    ObjectPath one = actual(site.call(), held);
    ObjectPath other = actual(site.call(), wanted);
    if (one == null || other == null) {
      return !compared(caller).isEmpty();
    }
    return decides(caller, one, other, depth);
  }

  /** What the caller calls it; null if it passes what has no one name there, as after sorting. */
  private static @Nullable ObjectPath actual(Call call, ObjectPath formal) {
    if (formal.root() == Root.STATIC) {
      return formal;
    }
    ObjectPath root = null;
    if (formal.root() == Root.THIS) {
      root = call.receiver().object();
    } else if (formal.root() == Root.PARAMETER) {
      root = call.argument(formal.index()).object();
    }
    return root == null || root.root() == Root.ANY ? null : root.append(formal.fields());
  }

  private Map<MethodId, List<Site>> sites() {
    Map<MethodId, List<Site>> known = sites;
    if (known == null) {
      known = new HashMap<>();
      for (MethodFacts body : program.bodies()) {
        for (Call call : body.calls()) {
          known.computeIfAbsent(call.callee(), m -> new ArrayList<>()).add(new Site(body, call));
        }
      }
      sites = known;
    }
    return known;
  }
}
