package dev.palisade.processor.summary;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.Contract.Fences;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.Contract.Signals;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.Facts.Order;
import dev.palisade.processor.fact.Facts.Suppression;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What annotations say: contracts, drivers, declared orders and suppressions. Events of objects are
 * not in it: no annotation names them.
 */
final class ContractFormat {
  private ContractFormat() {}

  static void contract(Output out, Contract contract) {
    NameFormat.method(out, contract.method());
    NameFormat.place(out, contract.place());
    out.optional(contract.op(), Output::constant);
    out.list(sorted(contract.contexts()), Output::constant);
    clauses(out, contract.locks());
    out.optional(contract.signals(), ContractFormat::signals);
    out.list(sorted(contract.effects()), Output::constant);
    out.list(sorted(contract.runsNow()), Output::number);
    out.list(
        new TreeMap<>(contract.codeContexts()).tailMap(0).entrySet(), ContractFormat::codeContexts);
    fences(out, contract.fences());
  }

  static Contract contract(Input in) {
    return new Contract(
        NameFormat.method(in),
        NameFormat.place(in),
        in.optional(i -> i.constant(Op.class)),
        Set.copyOf(in.list(i -> i.constant(ExecutionContext.class))),
        clauses(in),
        in.optional(ContractFormat::signals),
        Set.copyOf(in.list(i -> i.constant(Effect.class))),
        Set.copyOf(in.list(Input::number)),
        codeContexts(in),
        fences(in),
        List.of());
  }

  static void suppression(Output out, Suppression suppression) {
    out.string(suppression.id());
    out.string(suppression.type());
    out.optional(suppression.method(), NameFormat::method);
    out.optional(suppression.field(), NameFormat::field);
    NameFormat.place(out, suppression.place());
    out.optional(suppression.reason(), Output::string);
  }

  static Suppression suppression(Input in) {
    return new Suppression(
        in.string(),
        in.string(),
        in.optional(NameFormat::method),
        in.optional(NameFormat::field),
        NameFormat.place(in),
        in.optional(Input::string));
  }

  private static void codeContexts(Output out, Map.Entry<Integer, Set<ExecutionContext>> code) {
    out.number(code.getKey());
    out.list(sorted(code.getValue()), Output::constant);
  }

  private static Map<Integer, Set<ExecutionContext>> codeContexts(Input in) {
    Map<Integer, Set<ExecutionContext>> byIndex = new TreeMap<>();
    in.list(
        i -> byIndex.put(i.number(), Set.copyOf(i.list(c -> c.constant(ExecutionContext.class)))));
    return byIndex;
  }

  private static void fences(Output out, Fences fences) {
    out.optional(fences.waitsFor(), Output::string);
    out.optional(fences.path(), Output::string);
    out.list(fences.after(), Output::string);
  }

  private static Fences fences(Input in) {
    return new Fences(
        in.optional(Input::string), in.optional(Input::string), in.list(Input::string));
  }

  private static <T extends Comparable<T>> Collection<T> sorted(Set<T> values) {
    return new TreeSet<>(values);
  }

  private static void clauses(Output out, Map<LockClause, List<DeclaredLock>> clauses) {
    out.list(
        new TreeMap<>(clauses).entrySet(),
        (o, entry) -> {
          o.constant(entry.getKey());
          o.list(entry.getValue(), ContractFormat::lock);
        });
  }

  private static Map<LockClause, List<DeclaredLock>> clauses(Input in) {
    Map<LockClause, List<DeclaredLock>> clauses = new EnumMap<>(LockClause.class);
    in.list(i -> clauses.put(i.constant(LockClause.class), i.list(ContractFormat::lock)));
    return clauses;
  }

  private static void lock(Output out, DeclaredLock lock) {
    NameFormat.lock(out, lock.lock());
    NameFormat.place(out, lock.place());
    out.flag(lock.onTrue());
  }

  private static DeclaredLock lock(Input in) {
    return new DeclaredLock(NameFormat.lock(in), NameFormat.place(in), in.flag());
  }

  private static void signals(Output out, Signals signals) {
    out.optional(signals.driver(), Output::string);
    out.list(signals.under(), ContractFormat::lock);
  }

  private static Signals signals(Input in) {
    return new Signals(in.optional(Input::string), in.list(ContractFormat::lock));
  }

  static void driver(Output out, Driver driver) {
    out.string(driver.type());
    NameFormat.place(out, driver.place());
    out.string(driver.name());
    out.optional(driver.externalLock(), ContractFormat::lock);
    out.flag(driver.timestamps());
    out.flag(driver.oneSubmitter());
    out.list(driver.ops(), ContractFormat::contract);
  }

  static Driver driver(Input in) {
    return new Driver(
        in.string(),
        NameFormat.place(in),
        in.string(),
        in.optional(ContractFormat::lock),
        in.flag(),
        in.flag(),
        in.list(ContractFormat::contract));
  }

  static void order(Output out, Order order) {
    out.string(order.owner());
    out.list(order.locks(), ContractFormat::lock);
    out.flag(order.strict());
  }

  static Order order(Input in) {
    return new Order(in.string(), in.list(ContractFormat::lock), in.flag());
  }
}
