package dev.palisade.processor.graph;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.EventUse.Role;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.graph.Targets.Code;
import dev.palisade.processor.graph.Targets.HeldBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is held whenever a method starts, because all who call it hold it: of methods that are not
 * public and override none of another program's, and of lambdas that are run before the call they
 * are passed to returns.
 *
 * <p>The greatest fixpoint over the call graph: a method starts as if everything were held and
 * keeps what all its calls agree on. Only methods that nobody outside the program can call, and
 * whose every use is a call, have any. A constructor's calls on the object it makes do not count:
 * nobody else has that object yet.
 */
public final class EntryLocks {
  private final Program program;
  private final Targets targets;
  private final Map<MethodId, List<Site>> sites = new HashMap<>();
  private final Map<MethodId, Set<LockRef>> always = new HashMap<>();
  private final Set<MethodId> ofNewObject = new HashSet<>();
  private final Set<MethodId> unseen = new HashSet<>();

  /** Finds what is held on entry. */
  public EntryLocks(Program program, Targets targets) {
    this.program = program;
    this.targets = targets;
    Set<MethodId> passedOn = new HashSet<>();
    for (MethodFacts body : program.bodies()) {
      for (Call call : body.calls()) {
        for (MethodId run : targets.mayRun(call)) {
          if (isConfined(run) || run.isLambda()) {
            Site site = new Site(body.id(), call, Use.CALLED, null, List.of());
            addSite(run, site);
            if (!run.general().equals(run)) {
              addSite(run.general(), site);
            }
          }
        }
        note(body, call, call.receiver(), passedOn);
        for (Argument argument : call.arguments()) {
          note(body, call, argument, passedOn);
        }
      }
    }
    sites.keySet().removeIf(m -> !m.isLambda() && (!isConfined(m) || isPassedOn(m, passedOn)));
    settle();
  }

  /**
   * Locks held whenever {@code method} starts because its callers hold them, as it names them; what
   * it has no name for is the lock of some object.
   */
  public Set<LockRef> of(MethodId method) {
    return always.getOrDefault(method, Set.of());
  }

  /**
   * All that is certainly held at a place of a method.
   *
   * @param held what the method holds there itself
   * @param dropped what it has given back of its callers'
   */
  public List<LockRef> at(MethodId method, List<Held> held, List<LockRef> dropped) {
    List<LockRef> byCallers = new ArrayList<>(of(method));
    byCallers.removeIf(lock -> lock.object().root() == Root.ANY);
    return at(method, byCallers, held, dropped);
  }

  private List<LockRef> at(
      MethodId method, Collection<LockRef> byCallers, List<Held> held, List<LockRef> dropped) {
    List<LockRef> all = new ArrayList<>(byCallers);
    for (Held lock : program.heldOnEntry(method)) {
      all.add(lock.lock());
    }
    for (LockRef gone : dropped) {
      all.removeIf(gone::mayBe);
    }
    for (Held lock : held) {
      if (lock.always()) {
        all.add(lock.lock());
      }
    }
    return all;
  }

  /** Whether a method runs only while its receiver is being made: nobody else has it yet. */
  public boolean isOfNewObject(MethodId method) {
    return method.isConstructor() || ofNewObject.contains(method);
  }

  /** Whether a lambda is passed to code of which nobody knows whether it runs it at once. */
  public boolean isUnseen(MethodId method) {
    return unseen.contains(method);
  }

  private enum Use {
    CALLED,
    /** A lambda that the call runs before it returns. */
    RUN,
    /** A lambda that the call is given for later. */
    KEPT
  }

  /**
   * One use.
   *
   * @param caller who calls
   * @param call the call
   * @param use what becomes of the method
   * @param thread the only thread that it may run on then, or null
   * @param inside what the callee holds while it runs the lambda, named as the caller names it
   */
  private record Site(
      MethodId caller, Call call, Use use, @Nullable LockRef thread, List<HeldBy> inside) {}

  private void addSite(MethodId callee, Site site) {
    sites.computeIfAbsent(callee, m -> new ArrayList<>()).add(site);
  }

  private void note(MethodFacts body, Call call, Argument argument, Set<MethodId> passedOn) {
    MethodId code = argument.code();
    if (code == null) {
      return;
    }
    LockRef thread = thread(program, call, call.arguments().indexOf(argument));
    if (thread != null) {
      addSite(code, new Site(body.id(), call, Use.KEPT, thread, List.of()));
      return;
    }
    List<Code> runs =
        targets.codeRunBy(call).stream().filter(run -> run.argument() == argument).toList();
    for (Code run : runs) {
      boolean isLambda = run.method().isLambda();
      Call of = isLambda ? call : call.of(code, argument);
      Use use = isLambda ? Use.RUN : Use.CALLED;
      addSite(run.method(), new Site(body.id(), of, use, null, run.held()));
    }
    if (runs.isEmpty() && !code.isLambda()) {
      passedOn.add(code);
    } else if (runs.isEmpty() && isUnknown(call.callee())) {
      unseen.add(code);
    } else if (runs.isEmpty()) {
      addSite(code, new Site(body.id(), call, Use.KEPT, null, List.of()));
    }
  }

  /** The only thread that will run code, which a call is given for an executor with no other. */
  public static @Nullable LockRef thread(Program program, Call call, int index) {
    Contract contract = program.contract(call.callee());
    for (EventUse use : contract == null ? List.<EventUse>of() : contract.events()) {
      ObjectPath executor = use.code() == index ? executor(call, use) : null;
      if (executor != null && program.classes().isOneThread(executor)) {
        return new LockRef(executor, LockRef.Kind.THREAD, LockRef.Mode.WRITE);
      }
    }
    return null;
  }

  private static @Nullable ObjectPath executor(Call call, EventUse use) {
    if (use.role() == Role.ENDS || use.object() == EventUse.RECEIVER) {
      return call.receiver().object();
    }
    return use.role() == Role.ON ? call.argument(use.object()).object() : null;
  }

  private boolean isUnknown(MethodId callee) {
    return program.body(callee) == null
        && program.contract(callee) == null
        && !callee.owner().startsWith("java.");
  }

  private boolean isConfined(MethodId method) {
    MethodFacts body = program.body(method);
    return body != null
        && body.confined()
        && body.overrides().stream().allMatch(m -> program.overriders(m).contains(method));
  }

  private boolean isPassedOn(MethodId method, Set<MethodId> passedOn) {
    MethodFacts body = program.body(method);
    return passedOn.contains(method)
        || (body != null && !Collections.disjoint(body.overrides(), passedOn));
  }

  private void settle() {
    Set<MethodId> work = new LinkedHashSet<>(new TreeSet<>(sites.keySet()));
    Map<MethodId, Set<MethodId>> callees = new HashMap<>();
    for (Map.Entry<MethodId, List<Site>> each : sites.entrySet()) {
      for (Site site : each.getValue()) {
        callees.computeIfAbsent(site.caller(), m -> new LinkedHashSet<>()).add(each.getKey());
      }
    }
    while (!work.isEmpty()) {
      MethodId method = work.iterator().next();
      work.remove(method);
      List<Site> calls = sites.getOrDefault(method, List.of());
      boolean isNew = calls.stream().allMatch(this::isOnNewObject) && ofNewObject.add(method);
      Set<LockRef> agreed = agreed(calls);
      if (isNew || (agreed != null && !agreed.equals(always.put(method, agreed)))) {
        work.addAll(callees.getOrDefault(method, Set.of()));
      }
    }
  }

  /** What all calls hold; null while nothing is known of any caller. */
  private @Nullable Set<LockRef> agreed(List<Site> calls) {
    Set<LockRef> agreed = null;
    for (Site site : calls) {
      if (isUnsettled(site.caller()) || isOnNewObject(site)) {
        continue;
      }
      Set<LockRef> held = heldAt(site);
      agreed = agreed == null ? held : common(agreed, held);
      if (agreed.isEmpty()) {
        break;
      }
    }
    return agreed;
  }

  /** What both hold: the same lock, or each the lock of some object. */
  private static Set<LockRef> common(Set<LockRef> one, Set<LockRef> other) {
    Set<LockRef> anyOfOther = new HashSet<>();
    other.forEach(lock -> anyOfOther.add(ofAny(lock)));
    Set<LockRef> common = new LinkedHashSet<>();
    for (LockRef lock : one) {
      LockRef any = ofAny(lock);
      if (other.contains(lock)) {
        common.add(lock);
      } else if (anyOfOther.contains(any)) {
        common.add(any);
      }
    }
    return common;
  }

  private static LockRef ofAny(LockRef lock) {
    ObjectPath any = lock.object().elsewhere();
    boolean isAround = !any.fields().isEmpty() && any.last().isOuter();
    return lock.on(isAround ? ObjectPath.any(any.objectType()) : any);
  }

  private boolean isUnsettled(MethodId caller) {
    return sites.containsKey(caller) && !always.containsKey(caller);
  }

  /** Whether the receiver is the object that the constructor around the call makes. */
  private boolean isOnNewObject(Site site) {
    ObjectPath receiver = site.call().receiver().object();
    boolean isCalled = site.use() == Use.CALLED && receiver != null && receiver.isSelf();
    return (isCalled || site.use() == Use.RUN) && isOfNewObject(site.caller());
  }

  private Set<LockRef> heldAt(Site site) {
    Set<LockRef> seen = new LinkedHashSet<>();
    if (site.use() == Use.KEPT) {
      if (site.thread() != null) {
        seen.addAll(asSeenByLambda(site.thread()));
      }
      return seen;
    }
    Call call = site.call();
    Set<LockRef> byCallers = of(site.caller());
    for (LockRef lock : at(site.caller(), byCallers, call.held(), call.dropped())) {
      Set<LockRef> names = names(lock, site);
      seen.addAll(names);
      if (names.isEmpty() && isExclusive(lock) && !meetsAnother(lock, call)) {
        seen.add(ofAny(lock));
      }
    }
    for (HeldBy inside : site.inside()) {
      if (inside.held().always()) {
        seen.addAll(names(inside.held().lock(), site));
      }
    }
    return seen;
  }

  private Set<LockRef> names(LockRef lock, Site site) {
    return site.use() == Use.RUN ? asSeenByLambda(lock) : asSeenByCallee(lock, site.call());
  }

  /** Whether a call is on an object, or passes one, that has such a lock, too: another one. */
  private boolean meetsAnother(LockRef lock, Call call) {
    ObjectPath object = lock.object();
    String owner = object.fields().isEmpty() ? object.type() : object.last().owner();
    return isOf(owner, call.receiver())
        || call.arguments().stream().anyMatch(argument -> isOf(owner, argument));
  }

  private boolean isOf(String owner, Argument argument) {
    String type = argument.objectType();
    return program.classes().is(type, owner) || program.classes().is(owner, type);
  }

  private static boolean isExclusive(LockRef lock) {
    return lock.kind() == LockRef.Kind.MONITOR || lock.kind() == LockRef.Kind.LOCK;
  }

  private static Set<LockRef> asSeenByLambda(LockRef lock) {
    Root root = lock.object().root();
    return root == Root.CAPTURED || root == Root.ANY
        ? Set.of()
        : Set.of(lock.on(lock.object().inLambda()));
  }

  private Set<LockRef> asSeenByCallee(LockRef lock, Call call) {
    Set<LockRef> held = new LinkedHashSet<>();
    ObjectPath object = lock.object();
    if (object.root() == Root.STATIC) {
      held.add(lock);
    }
    ObjectPath receiver = call.receiver().object();
    ObjectPath self = ObjectPath.self(call.callee().owner());
    String around = object.root() == Root.THIS ? object.type() : "";
    if (receiver == null && TypeNames.isLocal(self.type(), around)) {
      held.add(lock.on(self.then(FieldId.outer(around)).append(object.fields())));
    }
    if (receiver != null && receiver.isPrefixOf(object)) {
      held.add(lock.on(rest(self, receiver, object)));
    }
    if (receiver != null && !receiver.fields().isEmpty()) {
      ObjectPath owner = receiver.holder();
      receiver
          .last()
          .shared()
          .forEach(
              (field, of) -> {
                ObjectPath same = owner.append(of.fields());
                if (of.root() == Root.THIS && same.isPrefixOf(object)) {
                  held.add(lock.on(rest(self.then(field), same, object)));
                }
              });
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      ObjectPath argument = call.arguments().get(i).object();
      if (argument != null && argument.isPrefixOf(object)) {
        ObjectPath parameter = ObjectPath.parameter(i, call.callee().parameterType(i));
        held.add(lock.on(rest(parameter, argument, object)));
      }
    }
    return held;
  }

  private static ObjectPath rest(ObjectPath root, ObjectPath prefix, ObjectPath path) {
    return root.append(path.fields().subList(prefix.fields().size(), path.fields().size()));
  }
}
