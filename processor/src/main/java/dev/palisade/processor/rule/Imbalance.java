package dev.palisade.processor.rule;

import dev.palisade.processor.fact.Balance;
import dev.palisade.processor.fact.Balance.End;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Conversion;
import dev.palisade.processor.fact.MethodFacts.Exit;
import dev.palisade.processor.fact.MethodFacts.Exit.Result;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.finding.Finding;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.graph.Program;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ways out of a method that leave a lock otherwise than they should: than the contract says, or
 * where there is none, than the other ways do.
 *
 * <p>A contract that says {@code @Acquires} or {@code @Releases}, and that of an op, is about all
 * locks; {@code @Requires} and {@code @Locks} are about those they name, which stay as they were.
 * What a method throws may leave a lock as it was, whatever the method does when it returns: that
 * is what {@code @Acquires} promises. Semaphores are left out, since any thread may give a permit
 * back, and so are conditions, which give back the lock of their caller by means of their own.
 */
final class Imbalance {
  private static final String SEMAPHORE = "java.util.concurrent.Semaphore";
  private static final String CONDITION = "java.util.concurrent.locks.Condition";

  private final Program program;
  private final List<Odd> found = new ArrayList<>();
  private final Set<String> handled = new HashSet<>();

  private Imbalance(Program program) {
    this.program = program;
    Set<String> taken = new HashSet<>();
    Set<String> given = new HashSet<>();
    for (MethodFacts method : program.bodies()) {
      for (Balance balance : Balance.of(method.exits())) {
        if (balance.isGivenBackIfHeld()) {
          handled.add(inType(method, balance));
        } else if (isSometimes(balance, 1)) {
          taken.add(inType(method, balance));
        } else if (isSometimes(balance, -1) && !takes(method, balance.lock())) {
          given.add(inType(method, balance));
          if (balance.lock().object().root() == ObjectPath.Root.PARAMETER) {
            handled.add(inType(method, balance)); // Who passes it knows in which set-up.
          }
        }
      }
    }
    taken.retainAll(given);
    handled.addAll(taken);
  }

  private static boolean takes(MethodFacts method, LockRef lock) {
    return method.acquisitions().stream().anyMatch(taken -> taken.lock().equals(lock));
  }

  /** Whether a method does this to a lock or nothing: one that is only needed in some set-ups. */
  private static boolean isSometimes(Balance balance, int net) {
    Set<Integer> all = new HashSet<>();
    balance.ends().forEach(end -> all.add(end.net()));
    return all.equals(Set.of(0, net));
  }

  private static String inType(MethodFacts method, Balance balance) {
    return method.id().owner() + " " + balance.lock();
  }

  /**
   * An exit that is wrong.
   *
   * @param method whose
   * @param lock about which lock
   * @param end the exit
   * @param expected how many times the lock should be held more
   * @param declared whether the contract says so
   */
  record Odd(MethodId method, LockClass lock, End end, int expected, boolean declared) {}

  /** One finding for each method and lock, at the first exit that is wrong. */
  static Collection<Finding> findings(
      Model model, Predicate<Odd> which, Function<Odd, Finding> tell) {
    Imbalance imbalance = new Imbalance(model.program());
    List<MethodFacts> methods = model.program().facts().methods();
    Map<MethodId, Contract> passed = imbalance.passed(methods);
    for (MethodFacts method : methods) {
      if (!method.place().isForeign()) {
        Contract said = model.program().contract(method.id());
        imbalance.check(method, said != null ? said : passed.get(method.id()));
      }
    }
    Map<String, Finding> byKey = new LinkedHashMap<>();
    for (Odd odd : imbalance.found) {
      if (which.test(odd)) {
        Finding finding = tell.apply(odd);
        byKey.putIfAbsent(finding.key(), finding);
      }
    }
    return byKey.values();
  }

  /** What is promised of code that stands in for a method with a contract. */
  private Map<MethodId, Contract> passed(List<MethodFacts> methods) {
    Map<MethodId, Contract> passed = new HashMap<>();
    for (MethodFacts method : methods) {
      for (Conversion conversion : method.conversions()) {
        Contract promised = program.contract(conversion.implemented());
        if (promised != null) {
          passed.put(conversion.code(), promised);
        }
      }
    }
    return passed;
  }

  private void check(MethodFacts method, @Nullable Contract contract) {
    for (Balance balance : Balance.of(method.exits())) {
      if (balance.lock().kind() == LockRef.Kind.SIGNALED
          || balance.lock().object().objectType().equals(SEMAPHORE)
          || method.overrides().stream().anyMatch(each -> each.owner().equals(CONDITION))) {
        continue;
      }
      if (contract != null && isAbout(contract, balance.lock())) {
        declared(method, contract, balance);
      } else {
        agreed(method, balance);
      }
    }
    if (contract != null) {
      contract.locks(LockClause.ACQUIRES).forEach(lock -> promised(method, contract, lock));
      contract.locks(LockClause.RELEASES).forEach(lock -> promised(method, contract, lock));
    }
  }

  private static boolean isAbout(Contract contract, LockRef lock) {
    return contract.op() != null
        || contract.declares(LockClause.ACQUIRES)
        || contract.declares(LockClause.RELEASES)
        || named(contract, LockClause.REQUIRES, lock) != null
        || named(contract, LockClause.LOCKS, lock) != null;
  }

  private static @Nullable DeclaredLock named(Contract contract, LockClause clause, LockRef lock) {
    return contract.locks(clause).stream()
        .filter(declared -> declared.lock().mode() == lock.mode() && declared.lock().mayBe(lock))
        .findFirst()
        .orElse(null);
  }

  /** A lock that the contract changes and no exit does: those that do are looked at anyway. */
  private void promised(MethodFacts method, Contract contract, DeclaredLock lock) {
    boolean changed =
        Balance.of(method.exits()).stream()
            .anyMatch(b -> b.lock().mode() == lock.lock().mode() && lock.lock().mayBe(b.lock()));
    if (changed || !lock.lock().object().isOneObject() || leavesUnclear(method)) {
      return;
    }
    if (!method.exits().isEmpty()) {
      declared(method, contract, Balance.of(method.exits(), lock.lock()));
    } else if (isOfJdk(lock.lock()) && isSeen(method, new HashSet<>())) {
      Exit end = new Exit(Exit.Kind.RETURN, Result.UNKNOWN, method.place(), List.of(), List.of());
      declared(method, contract, Balance.of(List.of(end), lock.lock()));
    }
  }

  /** What is no lock of the JDK's may be one that the method makes of something else. */
  private static boolean isOfJdk(LockRef lock) {
    return lock.object().objectType().startsWith("java.util.concurrent.locks.");
  }

  /** Whether it takes or gives back what may be any of several locks: those in a list, say. */
  private static boolean leavesUnclear(MethodFacts method) {
    return method.exits().stream()
        .flatMap(exit -> Stream.concat(exit.kept().stream(), exit.given().stream()))
        .anyMatch(held -> !held.lock().object().isOneObject());
  }

  /** Whether all that the method does to locks of its callers is known, and what it calls, too. */
  private boolean isSeen(MethodFacts method, Set<MethodId> around) {
    around.add(method.id());
    return method.conversions().isEmpty()
        && !leavesUnclear(method)
        && method.calls().stream().allMatch(call -> isSeen(call.callee(), around));
  }

  private boolean isSeen(MethodId callee, Set<MethodId> around) {
    MethodFacts body = program.written(callee);
    return callee.owner().startsWith("java.")
        || around.contains(callee)
        || (body != null && program.overriders(callee).isEmpty() && isSeen(body, around));
  }

  private void declared(MethodFacts method, Contract contract, Balance balance) {
    DeclaredLock acquired = named(contract, LockClause.ACQUIRES, balance.lock());
    DeclaredLock released = named(contract, LockClause.RELEASES, balance.lock());
    for (End end : balance.ends()) {
      boolean throwing = end.exit().kind() == Exit.Kind.THROW;
      OptionalInt more = throwing ? OptionalInt.of(0) : times(acquired, end);
      OptionalInt less = times(released, end);
      boolean mayStay = throwing && end.net() == 0;
      if (end.sure() && more.isPresent() && less.isPresent() && !mayStay) {
        int expected = more.getAsInt() - less.getAsInt();
        if (end.net() != expected) {
          add(method, balance, end, expected, true);
        }
      }
    }
  }

  /** How often a clause counts at an exit; empty if that depends on what nobody knows. */
  private static OptionalInt times(@Nullable DeclaredLock lock, End end) {
    if (lock == null || (lock.onTrue() && end.exit().result() == Result.NONE)) {
      return OptionalInt.of(0);
    }
    return lock.onTrue() && end.exit().result() == Result.UNKNOWN
        ? OptionalInt.empty()
        : OptionalInt.of(1);
  }

  private void agreed(MethodFacts method, Balance balance) {
    List<End> returns =
        balance.ends().stream()
            .filter(end -> end.sure() && end.exit().kind() == Exit.Kind.RETURN)
            .toList();
    if (returns.isEmpty()) {
      return;
    }
    int usual =
        returns.stream().map(End::net).min(Comparator.comparingInt(Math::abs)).orElseThrow();
    boolean dependsOnResult =
        balance.effect().filter(effect -> effect.when() == Result.SOME).isPresent();
    boolean isHandled = handled.contains(inType(method, balance));
    for (End end : balance.ends()) {
      boolean throwing = end.exit().kind() == Exit.Kind.THROW;
      boolean fine =
          end.net() == usual
              || (throwing && end.net() == 0)
              || (!throwing && dependsOnResult)
              || (isHandled && isDropped(end, returns));
      if (end.sure() && !fine) {
        add(method, balance, end, usual, false);
      }
    }
  }

  /**
   * Whether the method drops what it knows of the lock: it ends in one place either way. A type
   * that gives a lock back if it turns out to be held need not know whether it is.
   */
  private static boolean isDropped(End end, List<End> returns) {
    return returns.stream()
        .anyMatch(
            other ->
                other.net() != end.net()
                    && other.exit().result() == end.exit().result()
                    && other.exit().place().equals(end.exit().place()));
  }

  private void add(MethodFacts method, Balance balance, End end, int expected, boolean declared) {
    LockClass lock = program.classes().of(balance.lock());
    found.add(
        new Odd(
            method.id(),
            lock != null ? lock : LockClass.ofLockType(balance.lock().object().objectType()),
            end,
            expected,
            declared));
  }
}
