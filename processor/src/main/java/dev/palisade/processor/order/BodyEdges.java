package dev.palisade.processor.order;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.graph.Effects;
import dev.palisade.processor.graph.EntryLocks;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.LockClasses;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Reach;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.graph.Targets;
import dev.palisade.processor.graph.Targets.HeldBy;
import dev.palisade.processor.graph.TypeArguments;
import dev.palisade.processor.order.Instances.Given;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The edges that method bodies make: each lock held at a place, to each lock taken there or in what
 * is called there.
 *
 * <p>A lock that is held already and taken again by the same thread orders nothing, not even after
 * the locks taken in between: it cannot be waited for. While a class is initialised, only static
 * locks count: objects are its own, or the threads that have them have used it before.
 */
final class BodyEdges {
  private final Program program;
  private final Targets targets;
  private final Effects effects;
  private final EntryLocks entryLocks;
  private final LockClasses classes;
  private final Relations relations;
  private final DecidedOrders decided;
  private final Instances instances;
  private final Consumer<Edge> found;

  BodyEdges(
      Program program,
      Targets targets,
      Effects effects,
      EntryLocks entryLocks,
      Consumer<Edge> found) {
    this.program = program;
    this.targets = targets;
    this.effects = effects;
    this.entryLocks = entryLocks;
    this.classes = program.classes();
    this.relations = new Relations(program);
    this.decided = new DecidedOrders(program);
    this.instances = new Instances(program);
    this.found = found;
  }

  void find() {
    for (MethodFacts body : program.bodies()) {
      List<Held> onEntry = program.heldOnEntry(body.id());
      Set<LockRef> byCallers = entryLocks.of(body.id());
      for (Acquisition acquisition : body.acquisitions()) {
        if (acquisition.how() == Acquisition.How.BLOCKING && !effects.isOfNew(body, acquisition)) {
          Holding holding = holding(body.id(), onEntry, acquisition.held(), byCallers);
          Reach reach = new Reach(acquisition.lock(), body.id(), acquisition.place(), "");
          join(body, holding, acquisition.held(), reach);
        }
      }
      for (Call call : body.calls()) {
        if (!onEntry.isEmpty() || !call.held().isEmpty()) {
          Holding holding = holding(body.id(), onEntry, call.held(), byCallers);
          for (Reach reach : effects.of(body, call)) {
            join(body, holding, call.held(), reach);
          }
        }
        joinCodeRunBy(body, call, onEntry, byCallers);
      }
    }
  }

  /**
   * What is held at a place.
   *
   * @param frame the method there: locks are named as it names them
   * @param locks by this method, oldest first, as far as anybody can name them: edges start here
   * @param byCallers by every caller: edges start in the callers, but these locks guard here too
   * @param given where the method is given what it locks; null if nobody is named who does
   * @param limited whether a semaphore lets only so many threads come here at once
   */
  private record Holding(
      MethodId frame,
      List<Holder> locks,
      Set<LockRef> byCallers,
      @Nullable Step given,
      boolean limited) {

    Holding given(Step by) {
      return new Holding(frame, locks, byCallers, by, limited);
    }
  }

  /**
   * A lock held, where an edge may start.
   *
   * @param by who took it
   * @param type its class
   * @param taken the step that takes it
   */
  private record Holder(HeldBy by, LockClass type, Step taken) {
    LockRef lock() {
      return by.held().lock();
    }
  }

  private Holding holding(
      MethodId method, List<Held> onEntry, List<Held> here, Set<LockRef> byCallers) {
    List<Holder> all = new ArrayList<>(onEntry.size() + here.size());
    onEntry.forEach(held -> add(new HeldBy(method, held), true, all));
    here.forEach(held -> add(new HeldBy(method, held), onEntry.contains(held), all));
    boolean limited = false;
    for (Held held : here) {
      limited |= isLimit(held.lock());
    }
    for (LockRef held : byCallers) {
      limited |= isLimit(held);
    }
    return new Holding(method, all, byCallers, null, limited);
  }

  private void add(HeldBy by, boolean onEntry, List<Holder> all) {
    LockClass type = classes.of(by.held().lock());
    if (type != null) {
      Place place = by.held().place();
      Step taken =
          onEntry
              ? new Step(by.method(), place, Step.Kind.ENTERED, "starts with " + type + " held")
              : Step.takes(by.method(), place, type);
      all.add(new Holder(by, type, taken));
    }
  }

  /**
   * Locks that a callee holds while it runs code passed to it: the caller does not hold them, the
   * code still runs under them.
   */
  private void joinCodeRunBy(
      MethodFacts body, Call call, List<Held> onEntry, Set<LockRef> byCallers) {
    for (Targets.Code code : targets.codeRunBy(call)) {
      if (!code.held().isEmpty()) {
        Step step = Step.calls(body.id(), call.place(), call.callee());
        Holding around = holding(body.id(), onEntry, call.held(), byCallers);
        List<Holder> all = around.locks();
        List<Held> here = new ArrayList<>(call.held());
        for (HeldBy by : code.held()) {
          here.add(by.held());
          add(by, program.heldOnEntry(by.method()).contains(by.held()), all);
        }
        Holding inside = new Holding(body.id(), all, byCallers, null, around.limited());
        for (Reach reach : effects.of(code.method())) {
          LockRef lock = code.seen(reach.lock());
          String self =
              targets.callersSelf(body.id(), call, code.method(), code.argument(), reach.self());
          if (self != null) {
            join(body, inside, here, reach.through(step, lock, code.ways(), self));
          }
        }
      }
    }
  }

  /**
   * Joins what is held to what is taken there. What a getter without a body returns is another lock
   * in each type that has one.
   */
  private void join(MethodFacts body, Holding holding, List<Held> here, Reach reach) {
    ObjectPath open = instances.open(reach.lock());
    for (int i = 0; open == null && i < holding.locks().size(); i++) {
      open = instances.open(holding.locks().get(i).lock());
    }
    if (open == null) {
      join(holding, reach);
      joinGiven(body, here, holding, reach);
      return;
    }
    for (FieldId field : instances.returned(open, TypeArguments.erased(reach.self()))) {
      ObjectPath getter = open;
      UnaryOperator<LockRef> named = lock -> instances.named(lock, getter, field);
      LockRef wanted = named.apply(reach.lock());
      // Where a wrapper passes on what another one's getter returns, two objects have one lock.
      LockClass same = instances.isPassedOn(getter) ? classes.of(wanted) : null;
      List<Holder> all = new ArrayList<>();
      holding.locks().forEach(each -> add(each.by().named(named), false, all));
      all.removeIf(each -> each.type().equals(same));
      Set<LockRef> gates = new HashSet<>();
      holding.byCallers().forEach(gate -> gates.add(named.apply(gate)));
      List<Held> others = new ArrayList<>();
      for (Held held : here) {
        Held each = held.named(named);
        if (same == null || !same.equals(classes.of(each.lock()))) {
          others.add(each);
        }
      }
      Holding inType = new Holding(holding.frame(), all, gates, null, holding.limited());
      join(body, inType, others, reach.named(wanted));
    }
  }

  /** The same with locks named by those who give them to the method. */
  private void joinGiven(MethodFacts body, List<Held> here, Holding inside, Reach reach) {
    for (Given given : instances.of(body.id(), here, reach.lock())) {
      UnaryOperator<LockRef> named = lock -> lock.on(given.names().apply(lock.object()));
      LockRef wanted = named.apply(reach.lock());
      List<Holder> all = new ArrayList<>();
      for (Held held : here) {
        LockRef lock = named.apply(held.lock());
        if (!decided.decides(body.id(), held.lock().object(), reach.lock().object())
            && !decided.decides(given.giver(), lock.object(), wanted.object())) {
          Held seen = held.named(named);
          MethodId holder = given.call() == null ? body.id() : given.giver();
          add(new HeldBy(holder, seen), /* onEntry= */ false, all);
        }
      }
      Set<LockRef> gates = new HashSet<>(given.held());
      if (given.call() != null) {
        gates.addAll(entryLocks.of(given.giver()));
      }
      inside.byCallers().forEach(gate -> gates.add(named.apply(gate)));
      boolean limited = inside.limited() || gates.stream().anyMatch(this::isLimit);
      join(new Holding(given.giver(), all, gates, given.step(), limited), reach.named(wanted));
    }
  }

  private void join(Holding holding, Reach reach) {
    LockClass named = classes.of(reach.lock());
    if (named == null
        || program.isOwnOfConstructor(holding.frame(), reach.lock())
        || isTakenAgain(holding, reach, named)
        || instances.isUnclear(reach.lock())) {
      return;
    }
    for (Holder holder : holding.locks()) {
      LockRef lock = holder.lock();
      if (!program.isOwnOfConstructor(holder.by().method(), lock)
          && !instances.isUnclear(lock)
          && reach.lock().mayComeAfter(lock)) {
        Relation relation =
            holder.type().equals(named)
                ? relations.ofOneClass(lock, reach.lock())
                : relations.ofTwoClasses(lock, reach.lock());
        boolean fewer = holding.limited() && lock.object().isNeighbourOf(reach.lock().object());
        if (!fewer && !isDecided(holding.frame(), lock, reach.lock(), relation)) {
          Map<Relation, Step> fixed =
              decided.fixed(holding.frame(), lock.object(), reach.lock().object(), relation);
          fixed.forEach(
              (each, by) -> found.accept(edge(holding.given(by), holder, reach, named, each)));
          if (fixed.isEmpty()) {
            found.accept(edge(holding, holder, reach, named, relation));
          }
        }
      }
    }
  }

  /** Whether it is one permit of several: with one less than all, a circle does not close. */
  private boolean isLimit(LockRef held) {
    return held.kind() == LockRef.Kind.PERMIT && classes.of(held) == null;
  }

  /** Whether two locks are taken in an order that the code has decided. */
  private boolean isDecided(MethodId frame, LockRef held, LockRef wanted, Relation relation) {
    return (relation.kind() == Relation.Kind.PEERS || relation.kind() == Relation.Kind.SIBLINGS)
        ? decided.decides(frame, held.object(), wanted.object())
        : decided.compares(frame, held, wanted);
  }

  /**
   * Whether the thread may hold this very lock already. Two paths that are known and differ are two
   * locks; if either instance is unknown, they may be one, and nothing is said. But an element of
   * many is another than what callers hold: a listener told by one that is a listener, too. If it
   * surely holds it and cannot take it again, that is an edge too.
   */
  private boolean isTakenAgain(Holding holding, Reach reach, LockClass wanted) {
    List<Holder> same = new ArrayList<>(0);
    boolean again = false;
    if (!reach.lock().object().isElement()) {
      for (LockRef held : holding.byCallers()) {
        again |=
            wanted.equals(classes.of(held))
                && mayBeSame(relations.ofOneClass(held, reach.lock()).kind());
      }
    }
    for (Holder holder : holding.locks()) {
      if (wanted.equals(holder.type())) {
        Relation.Kind kind = relations.ofOneClass(holder.lock(), reach.lock()).kind();
        again |= mayBeSame(kind);
        if (kind == Relation.Kind.SAME) {
          same.add(holder);
        }
      }
    }
    if (!same.isEmpty() && same.get(0).by().held().always() && hangs(same, reach.lock())) {
      found.accept(edge(holding, same.get(0), reach, wanted, Relation.SAME));
    }
    return again;
  }

  private static boolean mayBeSame(Relation.Kind kind) {
    return kind == Relation.Kind.SAME || kind == Relation.Kind.UNKNOWN;
  }

  /** Whether the thread that has taken a lock these times waits for itself when it wants it. */
  private boolean hangs(List<Holder> same, LockRef wanted) {
    boolean isUpgrade =
        wanted.mode() == LockRef.Mode.WRITE
            && same.stream().allMatch(holder -> holder.lock().mode() == LockRef.Mode.READ);
    return isUpgrade || !classes.isReentrant(wanted);
  }

  private Edge edge(Holding holding, Holder holder, Reach reach, LockClass to, Relation relation) {
    List<Step> steps = reach.calls();
    steps.add(0, holder.taken());
    steps.add(reach.last(to));
    return new Edge(
        holder.type(),
        holder.lock().mode(),
        to,
        reach.lock().mode(),
        Edge.Origin.BODY,
        holder.by().method(),
        steps,
        relation,
        gates(holding, holder, holder.type(), reach.lock()),
        reach.ways(),
        Edge.Owners.of(owner(holder.lock(), reach), owner(reach.lock(), reach)),
        holding.given());
  }

  /** The type of the object that a lock belongs to where that reach happens; empty if unknown. */
  private String owner(LockRef lock, Reach reach) {
    ObjectPath owner = classes.owner(lock.object());
    if (owner == null) {
      return "";
    }
    return owner.isSelf() && !reach.self().isEmpty()
        ? TypeArguments.erased(reach.self())
        : owner.objectType();
  }

  private Set<Edge.Gate> gates(Holding holding, Holder from, LockClass fromClass, LockRef to) {
    List<LockRef> others = new ArrayList<>(holding.byCallers());
    for (Holder other : holding.locks()) {
      if (!other.by().equals(from.by()) && other.by().held().always()) {
        others.add(other.lock());
      }
    }
    if (others.isEmpty()) {
      return Set.of();
    }
    Set<Edge.Gate> gates = new HashSet<>();
    for (LockRef lock : others) {
      if (lock.mode() == LockRef.Mode.WRITE) {
        boolean global = lock.object().root() == Root.STATIC && lock.object().isOneObject();
        boolean same = global || isSameForAll(lock, from.lock(), to);
        LockClass gate = classes.of(lock);
        if (gate != null && !gate.equals(fromClass)) {
          gates.add(new Edge.Gate(gate, same, global));
        }
      }
    }
    return gates;
  }

  /** One lock of the object that both locks belong to. */
  private static boolean isSameForAll(LockRef gate, LockRef from, LockRef to) {
    return gate.object().root() == Root.THIS
        && gate.object().isOneObject()
        && isOwn(from.object())
        && isOwn(to.object());
  }

  private static boolean isOwn(ObjectPath object) {
    return object.root() == Root.THIS || object.isChosen();
  }
}
