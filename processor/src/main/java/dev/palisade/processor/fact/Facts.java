package dev.palisade.processor.fact;

import dev.palisade.processor.fact.Contract.DeclaredLock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All facts of one compilation: what the rules see.
 *
 * @param types types of the compilation
 * @param methods bodies; empty where only declarations are known (ECJ, and the annotation round of
 *     javac)
 * @param contracts of annotated methods, of this compilation and of what its bodies call
 * @param drivers drivers of this compilation
 * @param orders declared orders
 * @param standIns methods that stand in for others, where a contract is involved
 * @param suppressions of findings
 * @param locks what declarations show of locks
 * @param problems what is wrong with single declarations; what they say is not in the other facts
 */
public record Facts(
    List<TypeFacts> types,
    List<MethodFacts> methods,
    List<Contract> contracts,
    List<Driver> drivers,
    List<Order> orders,
    List<StandIn> standIns,
    List<Suppression> suppressions,
    LockFacts locks,
    List<Problem> problems) {

  public Facts {
    types = List.copyOf(types);
    methods = List.copyOf(methods);
    contracts = List.copyOf(contracts);
    drivers = List.copyOf(drivers);
    orders = List.copyOf(orders);
    standIns = List.copyOf(standIns);
    suppressions = List.copyOf(suppressions);
    problems = List.copyOf(problems);
  }

  /** Nothing but problems. */
  public static Facts ofProblems(List<Problem> problems) {
    return new Facts(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        LockFacts.NONE,
        problems);
  }

  /** All of these facts together. */
  public static Facts union(List<Facts> all) {
    return new Facts(
        together(all, Facts::types),
        together(all, Facts::methods),
        together(all, Facts::contracts),
        together(all, Facts::drivers),
        together(all, Facts::orders),
        together(all, Facts::standIns),
        together(all, Facts::suppressions),
        LockFacts.union(all.stream().map(Facts::locks).toList()),
        together(all, Facts::problems));
  }

  /** Whether no declaration was read, and nothing is wrong with any. */
  public boolean saysNothing() {
    return types.isEmpty() && orders.isEmpty() && problems.isEmpty();
  }

  /** These facts with other contracts. */
  public Facts withContracts(List<Contract> others) {
    return new Facts(
        types, methods, others, drivers, orders, standIns, suppressions, locks, problems);
  }

  private static <T> List<T> together(List<Facts> all, Function<Facts, List<T>> what) {
    return all.stream().flatMap(facts -> what.apply(facts).stream()).toList();
  }

  /**
   * A type of the compilation.
   *
   * @param name binary name
   * @param supertypes all supertypes, nearest first, without {@code java.lang.Object}
   * @param arguments what it gives for the parameters of each of them, see {@link
   *     MethodFacts.Argument#typeArguments}; empty if nothing is known of any
   */
  public record TypeFacts(String name, List<String> supertypes, List<String> arguments) {

    public TypeFacts {
      supertypes = List.copyOf(supertypes);
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * One {@code @LockOrder}.
   *
   * @param owner binary name of the annotated type, or name of the package
   * @param locks first to last
   * @param strict whether nesting that no order declares is an error
   */
  public record Order(String owner, List<DeclaredLock> locks, boolean strict) {

    public Order {
      locks = List.copyOf(locks);
    }
  }

  /**
   * A method that stands in for another, where at least one of them has a contract.
   *
   * @param method the method that runs
   * @param overridden the method that is called
   * @param bodyless whether that one has no body, so that its contract is all there is to know of
   *     it
   * @param type binary name of the type in which one stands in for the other: the one that declares
   *     {@code method}, or a subtype that inherits it and implements an interface with it
   * @param place the method's name in the source, or that type's where the method is inherited
   */
  public record StandIn(
      MethodId method, MethodId overridden, boolean bodyless, String type, Place place) {}

  /**
   * A {@code @SuppressWarnings} of something that looks like an id of ours.
   *
   * @param id the string in it
   * @param type binary name of the type it is on or in
   * @param method the method it is on; null if it is on a type or a field
   * @param field the field it is on, or null
   * @param place the annotation
   * @param reason what the {@code @Assumes} beside it says; null if there is none
   */
  public record Suppression(
      String id,
      String type,
      @Nullable MethodId method,
      @Nullable FieldId field,
      Place place,
      @Nullable String reason) {}
}
