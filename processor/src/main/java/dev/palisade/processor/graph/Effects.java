package dev.palisade.processor.graph;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.CallGraph.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The locks each method may take, through whatever it calls: the least fixpoint over the call
 * graph.
 *
 * <p>A method's effects are a finite map from locks, as it names them, to a shortest chain of calls
 * to a place that takes them. Chains are found by length: what a method takes itself, then what the
 * methods take that it calls, and so on. So a lock a method may take is found once and handed to
 * its callers once, which keeps large programs, where nearly everything calls nearly everything in
 * the end, in reach. Chains that rest on fewer guesses about which override runs are found first,
 * and of those that rest on very many nothing is said ({@link Reach#MOST_WAYS}). What a method does
 * not wait for, or only for a while ({@code tryLock}), is no effect: nobody can be stuck there.
 */
public final class Effects {
  /**
   * Locks deeper than this in the fields of a receiver are summed up by class: {@code
   * node.next.next.lock}.
   */
  private static final int DEEPEST_NAMED = 2;

  /** Types that the receiver must be of, told apart for one lock. */
  private static final int MOST_SELVES = 8;

  private final Program program;
  private final Targets targets;
  private final ExternalLocks external;
  private final CallGraph calls;
  private final NewObjects made;

  /** By method, then by lock and the type that the method's own object must be of for it. */
  private final Map<MethodId, Map<Map.Entry<LockRef, String>, Reach>> effects = new HashMap<>();

  /** Locks that methods have been found to take, by the cost of the way. */
  private final TreeMap<Integer, List<News>> queue = new TreeMap<>();

  /** What a better way was found to before its callers were told. */
  private final Set<Reach> outdone = Collections.newSetFromMap(new IdentityHashMap<>());

  private record News(MethodId method, Reach reach) {}

  public Effects(Program program, Targets targets, CallGraph calls) {
    this.program = program;
    this.targets = targets;
    this.external = new ExternalLocks(program);
    this.calls = calls;
    this.made = new NewObjects(program, targets);
    findTakenDirectly();
    while (!queue.isEmpty()) {
      for (News news : queue.pollFirstEntry().getValue()) {
        if (!outdone.contains(news.reach)) {
          tellCallers(news.method, news.reach);
        }
      }
    }
  }

  /** Whether a lock that is taken at a place is of an object that nobody else has yet. */
  public boolean isOfNew(MethodFacts body, Acquisition acquisition) {
    return made.isOfNew(body, acquisition.place(), acquisition.lock());
  }

  /** Whether what is touched at a place of a method is of an object that nobody else has yet. */
  public boolean isOfNew(MethodFacts body, Place at) {
    return made.isNew(body, at);
  }

  /** What {@code method} may take before it returns, named as it names it. */
  public Collection<Reach> of(MethodId method) {
    return effects.getOrDefault(method, Map.of()).values();
  }

  /** What one call in {@code body} may take, named as the caller names it. */
  public List<Reach> of(MethodFacts body, Call call) {
    List<Reach> all = new ArrayList<>();
    external.of(body.id(), call).ifPresent(all::add);
    for (Site site : calls.sites(body.id(), call)) {
      for (Reach reach : of(site.target())) {
        String self = reach.isTold(site.ways()) ? self(site, reach) : null;
        if (self != null && isPossible(site, reach)) {
          all.add(reach.through(step(site), site.seen(reach.lock()), site.ways(), self));
        }
      }
    }
    return all;
  }

  /** Whether no override runs in place of a method on the way, by what type of object it is. */
  private boolean isPossible(Site first, Reach reach) {
    MethodId at = first.target();
    String type = calls.self(first, first.caller().owner());
    for (Reach.Way way = reach.way(); type != null && way != null; way = way.rest()) {
      MethodFacts body = type.equals(at.owner()) ? null : program.body(at);
      if (body == null) {
        return true; // Nothing is known of the object but that it has the method.
      }
      MethodId next = way.rest() == null ? reach.taker() : way.rest().first().method();
      String known = type;
      type = next.owner();
      for (Call call : body.calls()) {
        if (call.place().equals(way.first().place())) {
          for (Site site : calls.sites(at, call)) {
            type = site.target().equals(next) ? calls.self(site, known) : type;
          }
        }
      }
      at = next;
    }
    return type != null;
  }

  private static Step step(Site site) {
    return Step.calls(site.caller(), site.call().place(), site.call().callee());
  }

  /** What the caller's own object must be; null if the lock is of no concern to the caller. */
  private @Nullable String self(Site site, Reach reach) {
    boolean isOfNew =
        site.code() == null
            && made.isOfNew(site.caller(), site.call(), site.target(), reach.lock());
    return isOfNew
        ? null
        : targets.callersSelf(site.caller(), site.call(), site.target(), site.code(), reach.self());
  }

  private void findTakenDirectly() {
    for (Contract contract : program.facts().contracts()) {
      MethodId method = contract.method();
      MethodFacts body = program.body(method);
      List<DeclaredLock> all = new ArrayList<>();
      if (body == null) {
        all.addAll(contract.locks(LockClause.LOCKS));
        all.addAll(contract.locks(LockClause.TAKES));
      }
      for (DeclaredLock left : contract.locks(LockClause.ACQUIRES)) {
        if (!left.onTrue() && (body == null || !takes(body, left.lock()))) {
          all.add(left);
        }
      }
      for (DeclaredLock taken : all) {
        Reach declared = new Reach(taken.lock(), method, taken.place(), "");
        learn(method, taken.lock(), "", 0, () -> declared);
      }
    }
    for (MethodFacts body : program.bodies()) {
      MethodId method = body.id();
      for (Acquisition acquisition : body.acquisitions()) {
        LockRef lock = acquisition.lock();
        if (acquisition.how() == Acquisition.How.BLOCKING && !isOfNew(body, acquisition)) {
          Reach taken = new Reach(lock, method, acquisition.place(), "");
          learn(method, lock, "", 0, () -> taken);
        }
      }
      for (Call call : body.calls()) {
        external
            .of(method, call)
            .ifPresent(reach -> learn(method, reach.lock(), "", 0, () -> reach));
      }
    }
  }

  /** Otherwise it takes it by means of its own, as a lock that somebody wrote himself does. */
  private static boolean takes(MethodFacts body, LockRef lock) {
    return body.acquisitions().stream().anyMatch(taking -> taking.lock().equals(lock));
  }

  private void tellCallers(MethodId method, Reach reach) {
    for (Site site : calls.callersOf(method)) {
      String self = reach.isTold(site.ways()) ? self(site, reach) : null;
      if (self != null) {
        LockRef seen = site.seen(reach.lock());
        learn(
            site.caller(),
            seen,
            self,
            Reach.cost(reach.length() + 1, reach.ways() * site.ways()),
            () -> reach.through(step(site), seen, site.ways(), self));
      }
    }
  }

  private void learn(MethodId method, LockRef lock, String self, int cost, Supplier<Reach> how) {
    if (program.isOwnOfConstructor(method, lock)) {
      return;
    }
    LockRef named = summedUp(lock);
    Map<Map.Entry<LockRef, String>, Reach> known =
        effects.computeIfAbsent(method, m -> new LinkedHashMap<>());
    boolean isAny = self.isEmpty() || isCrowded(known, named);
    Map.Entry<LockRef, String> wanted = Map.entry(named, isAny ? "" : self);
    Reach before = known.get(wanted);
    Reach ofAny = self.isEmpty() ? before : known.get(Map.entry(named, ""));
    if ((before == null || cost < before.cost()) && (ofAny == null || cost < ofAny.cost())) {
      Reach found = how.get().named(named);
      Reach reach = isAny ? found.ofAny() : found;
      known.put(wanted, reach);
      if (before != null) {
        outdone.add(before);
      }
      queue.computeIfAbsent(cost, c -> new ArrayList<>()).add(new News(method, reach));
    }
  }

  /** Whether a lock is taken by objects of so many types that it is taken by any. */
  private static boolean isCrowded(Map<Map.Entry<LockRef, String>, Reach> known, LockRef lock) {
    return known.size() > MOST_SELVES
        && known.keySet().stream().filter(w -> w.getKey().equals(lock)).count() > MOST_SELVES;
  }

  /**
   * What is reached through ever older objects is known to be older than all on the way, wherever
   * it is.
   */
  private LockRef summedUp(LockRef lock) {
    ObjectPath object = lock.object();
    List<FieldId> fields = object.fields();
    if (fields.size() <= DEEPEST_NAMED || object.root() == Root.STATIC) {
      return lock;
    }
    boolean toOlder =
        object.root() != Root.ANY
            && fields.subList(0, fields.size() - 1).stream().allMatch(program::isGiven);
    return lock.on(toOlder ? object.withoutMiddle() : object.ofAnyInstance());
  }
}
