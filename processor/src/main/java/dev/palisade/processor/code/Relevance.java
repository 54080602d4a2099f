package dev.palisade.processor.code;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which methods lead to something that anybody asks about: a lock, a guarded field, what a contract
 * says, an object that others may wait for. Most of a program leads to none, so its calls are left
 * out before anything is followed along calls.
 */
public final class Relevance {
  /** What a method may do wherever all code may block. */
  private static final Set<Effect> HARMLESS = Set.of(Effect.BLOCKS, Effect.TRANSFERS, Effect.LOGS);

  /** What a contract may say of locks that leaves open what else the method does. */
  private static final Set<LockClause> DUTIES =
      Set.of(LockClause.REQUIRES, LockClause.EXCLUDES, LockClause.RETURNS_LOCK);

  private final Set<MethodId> said = new HashSet<>();
  private final Set<String> types;
  private final KeptCode kept;
  private final Map<MethodId, Caller> callers = new HashMap<>();
  private final Set<MethodId> relevant = new HashSet<>();
  private final Deque<MethodId> news = new ArrayDeque<>();
  private final Map<MethodId, MethodFacts> bodies;

  /** A method that calls some other, and the next that does. */
  private record Caller(MethodId method, @Nullable Caller next) {}

  /**
   * Finds them.
   *
   * @param contracts what is said of methods
   * @param spins whether any lock spins
   * @param types the program's own
   * @param kept the code that parameters may be
   */
  public Relevance(
      Map<MethodId, MethodFacts> bodies,
      Map<MethodId, Contract> contracts,
      boolean spins,
      Set<String> types,
      KeptCode kept) {
    this.types = types;
    this.kept = kept;
    this.bodies = bodies;
    boolean mayBlock = !spins && contracts.values().stream().noneMatch(this::forbids);
    for (Contract contract : contracts.values()) {
      if (!saysOnlyThat(contract, mayBlock)) {
        said.add(contract.method());
      }
    }
    for (MethodFacts body : bodies.values()) {
      if (matters(body)) {
        add(body.id());
      }
    }
    for (MethodFacts body : bodies.values()) {
      if (!relevant.contains(body.id())) {
        body.calls().forEach(call -> note(body.id(), call));
      }
    }
    while (!news.isEmpty()) {
      Caller caller = callers.get(news.remove());
      for (; caller != null; caller = caller.next) {
        add(caller.method);
      }
    }
  }

  /** Whether a contract may forbid some code to block, or closes what a body may do. */
  private boolean forbids(Contract contract) {
    return contract.op() != null
        || !contract.contexts().isEmpty()
        || !contract.codeContexts().isEmpty()
        || (types.contains(contract.method().owner())
            && !(contract.effects().isEmpty()
                && contract.signals() == null
                && DUTIES.containsAll(contract.locks().keySet())));
  }

  /**
   * Whether a contract says only that the method runs code it is passed, which then matters or does
   * not, and that it blocks, if all code may block.
   */
  private static boolean saysOnlyThat(Contract contract, boolean mayBlock) {
    return (contract.effects().isEmpty() || (mayBlock && HARMLESS.containsAll(contract.effects())))
        && contract.op() == null
        && contract.contexts().isEmpty()
        && contract.codeContexts().isEmpty()
        && contract.locks().isEmpty()
        && contract.signals() == null
        && contract.events().isEmpty();
  }

  /**
   * The body without calls that lead to nothing; null if it does nothing else that anybody asks
   * about.
   */
  public @Nullable MethodFacts pruned(MethodFacts body) {
    boolean matters = relevant.contains(body.id());
    List<Call> calls = new ArrayList<>(0);
    for (Call call : body.calls()) {
      if ((matters && (mattersItself(call) || passesRelevant(call)))
          || relevant.contains(call.callee())
          || mayRunCode(body.id(), call)) {
        calls.add(call);
      }
    }
    if (calls.isEmpty() && body.conversions().isEmpty() && !mattersItself(body)) {
      return null;
    }
    return calls.size() == body.calls().size() ? body : body.withCalls(calls);
  }

  private boolean matters(MethodFacts body) {
    if (mattersItself(body)) {
      return true;
    }
    for (Call call : body.calls()) {
      if (mattersItself(call)) {
        return true;
      }
    }
    return false;
  }

  private boolean mattersItself(MethodFacts body) {
    return !body.acquisitions().isEmpty()
        || !body.accesses().isEmpty()
        || body.changesLocks()
        || !body.kept().isEmpty()
        || said.contains(body.id())
        || !Collections.disjoint(body.overrides(), said);
  }

  /** Whether a call does something, wherever it leads: also one of which nobody knows that. */
  private boolean mattersItself(Call call) {
    return said.contains(call.callee())
        || call.callee().owner().startsWith("dev.palisade.runtime.")
        || (!call.held().isEmpty() && !bodies.containsKey(call.callee()));
  }

  private boolean passesRelevant(Call call) {
    for (Argument argument : call.arguments()) {
      if (argument.code() != null && isRelevantCode(argument.code())) {
        return true;
      }
    }
    return call.receiver().code() != null && isRelevantCode(call.receiver().code());
  }

  /** Whether a call runs a parameter that code is passed for, or passes it on. */
  private boolean mayRunCode(MethodId method, Call call) {
    if (mayBeCode(method, call.receiver())) {
      return true;
    }
    for (Argument argument : call.arguments()) {
      if (mayBeCode(method, argument)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeCode(MethodId method, Argument argument) {
    return argument.object() != null
        && (kept.knows(method, argument.object()) || !kept.inElements(argument).isEmpty());
  }

  private boolean isRelevantCode(MethodId code) {
    return relevant.contains(code) || said.contains(code);
  }

  private void note(MethodId caller, Call call) {
    if (types.contains(call.callee().owner())) {
      calls(caller, call.callee());
    }
    passes(caller, call.receiver());
    for (Argument argument : call.arguments()) {
      passes(caller, argument);
    }
  }

  private void passes(MethodId caller, Argument argument) {
    kept.inElements(argument).forEach(each -> passes(caller, each));
    MethodId code = argument.code();
    if (code != null) {
      calls(caller, code);
      if (said.contains(code)) {
        add(caller);
      }
    }
  }

  private void calls(MethodId caller, MethodId target) {
    callers.compute(target, (m, known) -> new Caller(caller, known));
  }

  /** A method that matters, and with it whatever it may be called as. */
  private void add(MethodId method) {
    if (relevant.add(method)) {
      news.add(method);
      MethodFacts body = bodies.get(method);
      if (body != null) {
        body.overrides().forEach(this::add);
      }
    }
  }
}
