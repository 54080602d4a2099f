package dev.palisade.processor.call;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.CallGraph;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each method may do before it returns, through whatever it calls: the least fixpoint over the
 * call graph. Each deed comes with the chain that guesses least about which override runs, and of
 * those with a shortest.
 *
 * <p>What a method declares about waiting for fences and signaling them replaces what its body does
 * of that kind: its callers rely on it, and each knows best whose fences those are. What else it
 * declares beyond its body counts as done.
 */
public final class Deeds {
  /** Objects deeper than this in the fields of a receiver are summed up by class. */
  private static final int DEEPEST_NAMED = 2;

  /** So many deeds of a method are told apart by what type of object does them. */
  private static final int MOST = 64;

  private final Program program;
  private final CallGraph calls;
  private final DirectDeeds direct;

  /** By the deed and the type that the method's own object must be of. */
  private final Map<MethodId, Map<Map.Entry<Deed, String>, Trail>> deeds = new HashMap<>();

  private final Set<EventClass> waitedFor = new HashSet<>();
  private final TreeMap<Integer, List<News>> queue = new TreeMap<>();

  private record News(MethodId method, Map.Entry<Deed, String> named, Trail trail) {}

  public Deeds(Program program, CallGraph calls) {
    this.program = program;
    this.calls = calls;
    direct = new DirectDeeds(program);
    for (MethodFacts body : program.bodies()) {
      done(body).forEach(trail -> learn(body.id(), trail.deed(), "", 0, named -> trail));
    }
    spread();
    learnDeclaredBeyondBodies();
    spread();
    findEvents();
  }

  /** What {@code method} may do before it returns, named as it names things. */
  public Collection<Trail> of(MethodId method) {
    return deeds.getOrDefault(method, Map.of()).values();
  }

  /** What one call may do, named as the caller names things. */
  public List<Trail> of(MethodId caller, Call call) {
    List<Trail> all = new ArrayList<>(direct(caller, call));
    calls.sites(caller, call).forEach(site -> all.addAll(through(site)));
    return all;
  }

  /** What one way to run a body may do, likewise. */
  public List<Trail> through(CallGraph.Site site) {
    List<Trail> all = new ArrayList<>(0);
    for (Trail trail : of(site.target())) {
      String self = self(site, trail);
      if (self != null && passesOn(site.target(), trail)) {
        all.add(trail.through(site, trail.deed().renamed(site::seen), self));
      }
    }
    return all;
  }

  /** What a single call does because its contract says so. */
  public List<Trail> direct(MethodId caller, Call call) {
    List<Trail> all = new ArrayList<>(0);
    for (Deed deed : direct.of(caller, call)) {
      all.add(at(caller, call, deed));
    }
    return all;
  }

  /** The events that something waits for. */
  Set<EventClass> waitedFor() {
    return waitedFor;
  }

  private void findEvents() {
    for (Map<Map.Entry<Deed, String>, Trail> done : deeds.values()) {
      for (Map.Entry<Deed, String> each : done.keySet()) {
        if (each.getKey() instanceof Deed.Waits waits) {
          EventClass event = EventClass.of(waits.event(), program);
          if (event != null) {
            waitedFor.add(event);
          }
        }
      }
    }
  }

  /** What a body does itself, each in its place. */
  public List<Trail> done(MethodFacts body) {
    List<Trail> done = new ArrayList<>();
    for (Acquisition acquisition : body.acquisitions()) {
      Trail timed = timed(body, acquisition);
      if (timed != null) {
        done.add(timed);
      }
    }
    for (Call call : body.calls()) {
      done.addAll(direct(body.id(), call));
    }
    return done;
  }

  /** What it is to wait for a lock for a while; null if nobody does there. */
  public static @Nullable Trail timed(MethodFacts body, Acquisition acquisition) {
    return acquisition.how() == Acquisition.How.TIMED
        ? new Trail(
            new Deed.Blocks(List.of()),
            body.id(),
            acquisition.place(),
            "waits for a lock for a while")
        : null;
  }

  private static Trail at(MethodId caller, Call call, Deed deed) {
    String text = "calls " + call.callee().display() + does(deed);
    return new Trail(deed, caller, call.place(), text);
  }

  private static String does(Deed deed) {
    if (deed instanceof Deed.Blocks) {
      return ", which may block";
    }
    if (deed instanceof Deed.Reclaims) {
      return ", which may wait for fences to get memory";
    }
    return deed instanceof Deed.Logs ? ", which may write to a console or a file" : "";
  }

  private void spread() {
    while (!queue.isEmpty()) {
      for (News each : queue.pollFirstEntry().getValue()) {
        Trail best = deeds.getOrDefault(each.method(), Map.of()).get(each.named());
        if (best != null && best.cost() == each.trail().cost() && passesOn(each.method(), best)) {
          tellCallers(each.method(), best);
        }
      }
    }
  }

  private void tellCallers(MethodId method, Trail trail) {
    for (CallGraph.Site site : calls.callersOf(method)) {
      String self = self(site, trail);
      if (self != null) {
        learn(
            site.caller(),
            trail.deed().renamed(site::seen),
            self,
            Reach.cost(trail.calls().size() + 1, trail.ways() * site.ways()),
            named -> trail.through(site, named, self));
      }
    }
  }

  /** What the caller's own object must be; null if the caller is not told. */
  private @Nullable String self(CallGraph.Site site, Trail trail) {
    return Reach.isTold(trail.calls().size(), trail.ways(), site.ways())
        ? calls.callersSelf(site, trail.self())
        : null;
  }

  /** Whether callers see it, or what the method declares in its place. */
  private boolean passesOn(MethodId method, Trail trail) {
    Contract contract = program.ownContract(method);
    if (contract == null) {
      return true;
    }
    Deed deed = trail.deed();
    return contract.effects().contains(Contract.Effect.WAITS_FOR)
        ? !(deed instanceof Deed.WaitsForFence || deed instanceof Deed.Blocks)
        : !(deed instanceof Deed.SignalsFence && contract.signals() != null);
  }

  private void learnDeclaredBeyondBodies() {
    for (MethodFacts body : program.bodies()) {
      Contract contract = program.ownContract(body.id());
      if (contract != null && isOwn(contract.place(), body)) {
        for (Deed deed : DirectDeeds.declared(contract)) {
          if (of(body.id()).stream().noneMatch(t -> isAlike(t.deed(), deed))) {
            Trail trail = new Trail(deed, body.id(), contract.place(), declares(deed, contract));
            learn(body.id(), deed, "", 0, named -> trail);
          }
        }
      }
    }
  }

  /**
   * Whether it is not only what is said of an overridden method, on whose line it is, or on none.
   */
  private boolean isOwn(Place contract, MethodFacts body) {
    return contract.line() > 0
        && body.overrides().stream()
            .map(program::ownContract)
            .noneMatch(other -> other != null && other.place().equals(contract));
  }

  private static String declares(Deed deed, Contract contract) {
    boolean only = !contract.effects().contains(Contract.Effect.BLOCKS);
    return deed instanceof Deed.Reclaims || only ? "is declared @Reclaims" : "is declared @Blocks";
  }

  private static boolean isAlike(Deed a, Deed b) {
    return a.getClass() == b.getClass();
  }

  private void learn(MethodId method, Deed deed, String self, int cost, Function<Deed, Trail> how) {
    Deed named = deed.renamed(Deeds::summedUp);
    if (!matters(method, named)) {
      return;
    }
    Map<Map.Entry<Deed, String>, Trail> known =
        deeds.computeIfAbsent(method, m -> new LinkedHashMap<>());
    Map.Entry<Deed, String> wanted = Map.entry(named, self);
    Trail before = known.get(wanted);
    Trail ofAny = known.get(Map.entry(named, ""));
    if ((before == null ? self.isEmpty() || known.size() < MOST : cost < before.cost())
        && (ofAny == null || cost < ofAny.cost())) {
      Trail trail = how.apply(named);
      known.put(wanted, trail);
      queue.computeIfAbsent(cost, c -> new ArrayList<>()).add(new News(method, wanted, trail));
    }
  }

  /** Signals are traced back from where they are; an object that is made is nobody else's yet. */
  private static boolean matters(MethodId method, Deed deed) {
    return !(deed instanceof Deed.Signals)
        && !(deed instanceof Deed.Waits waits
            && method.isConstructor()
            && waits.event().object().root() == Root.THIS);
  }

  private static ObjectPath summedUp(ObjectPath object) {
    return object.fields().size() > DEEPEST_NAMED && object.root() != Root.STATIC
        ? object.ofAnyInstance()
        : object;
  }
}
