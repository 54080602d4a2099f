package dev.palisade.cli.live;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.TypeNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The facts of a project, of which those of some types are replaced again and again. */
final class FactTable {
  private Facts all = Facts.ofProblems(List.of());

  /** The facts of the project. */
  Facts facts() {
    return all;
  }

  /**
   * Puts the facts of a compilation in the place of what was known of the same types.
   *
   * @param gone the top-level types that were in the files before
   */
  void replace(Set<String> gone, Facts fresh) {
    Set<String> owners = new HashSet<>(gone);
    for (Facts.TypeFacts type : fresh.types()) {
      String top = TypeNames.topLevel(type.name());
      owners.add(top);
      // What is said of a package is read with every class in it.
      owners.add(top.substring(0, Math.max(top.lastIndexOf('.'), 0)));
    }
    all =
        new Facts(
            merged(all.types(), fresh.types(), owners, Facts.TypeFacts::name),
            merged(all.methods(), fresh.methods(), owners, method -> method.id().owner()),
            contracts(fresh, owners),
            merged(all.drivers(), fresh.drivers(), owners, driver -> driver.type()),
            merged(all.orders(), fresh.orders(), owners, Facts.Order::owner),
            merged(all.standIns(), fresh.standIns(), owners, Facts.StandIn::type),
            merged(all.suppressions(), fresh.suppressions(), owners, Facts.Suppression::type),
            locks(fresh.locks(), owners),
            merged(all.problems(), fresh.problems(), owners, problem -> problem.type()));
  }

  private static <T> List<T> merged(
      List<T> old, List<T> fresh, Set<String> owners, Function<T, String> owner) {
    List<T> kept = new ArrayList<>(old.size() + fresh.size());
    for (T each : old) {
      if (!owners.contains(TypeNames.topLevel(owner.apply(each)))) {
        kept.add(each);
      }
    }
    kept.addAll(fresh);
    return kept;
  }

  /** A body brings along what it knows of others' methods; what their own files say counts more. */
  private List<Contract> contracts(Facts fresh, Set<String> owners) {
    Map<MethodId, Contract> byMethod = new TreeMap<>();
    Set<String> known = new HashSet<>();
    all.types().forEach(type -> known.add(TypeNames.topLevel(type.name())));
    for (Contract contract : all.contracts()) {
      if (!owners.contains(TypeNames.topLevel(contract.method().owner()))) {
        byMethod.put(contract.method(), contract);
      }
    }
    for (Contract contract : fresh.contracts()) {
      String owner = TypeNames.topLevel(contract.method().owner());
      if (owners.contains(owner) || !known.contains(owner)) {
        byMethod.put(contract.method(), contract);
      } else {
        byMethod.putIfAbsent(contract.method(), contract);
      }
    }
    return List.copyOf(byMethod.values());
  }

  private LockFacts locks(LockFacts fresh, Set<String> owners) {
    LockFacts old = all.locks();
    LockFacts kept =
        new LockFacts(
            without(old.fields(), owners, field -> field.owner()),
            without(old.types(), owners, type -> type),
            without(old.traits(), owners, field -> field.owner()),
            without(old.compared(), owners, MethodId::owner),
            without(old.kept(), owners, type -> type));
    return LockFacts.union(List.of(kept, fresh));
  }

  private static <K, V> Map<K, V> without(
      Map<K, V> old, Set<String> owners, Function<K, String> owner) {
    Map<K, V> kept = new HashMap<>(old);
    kept.keySet().removeIf(key -> owners.contains(TypeNames.topLevel(owner.apply(key))));
    return kept;
  }

  /** The top-level types with a method that does not leave locks as it found them. */
  Set<String> helpers() {
    Set<String> helpers = new HashSet<>();
    for (MethodFacts method : all.methods()) {
      if (!method.exits().isEmpty()) {
        helpers.add(TypeNames.topLevel(method.id().owner()));
      }
    }
    return helpers;
  }
}
