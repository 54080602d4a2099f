package dev.palisade.processor;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Facts.Order;
import dev.palisade.processor.fact.Facts.TypeFacts;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.fact.TypeNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Facts written by hand, as short as the source they stand for. A lock is written {@code this.name}
 * (a field of the method's type), {@code Type.name} (static), {@code this} or {@code p0} (monitors
 * of the receiver and of a parameter).
 */
public final class FactsBuilder {
  private final List<TypeFacts> types = new ArrayList<>();
  private final List<MethodFacts> methods = new ArrayList<>();
  private final List<Contract> contracts = new ArrayList<>();
  private final List<Driver> drivers = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private LockFacts locks = LockFacts.NONE;
  private int line;

  /** Adds a type; without being added, a type is outside the program. */
  public FactsBuilder type(String name, String... supertypes) {
    types.add(new TypeFacts(name, List.of(supertypes), List.of()));
    return this;
  }

  /** Adds a method written {@code Type.name}; its lines count up from the one before. */
  public Body method(String name) {
    return new Body(id(name));
  }

  public FactsBuilder contract(Contract contract) {
    contracts.add(contract);
    return this;
  }

  public FactsBuilder driver(Driver driver) {
    drivers.add(driver);
    return this;
  }

  public FactsBuilder order(Order order) {
    orders.add(order);
    return this;
  }

  public FactsBuilder locks(LockFacts facts) {
    locks = facts;
    return this;
  }

  public Facts facts() {
    return new Facts(
        types, methods, contracts, drivers, orders, List.of(), List.of(), locks, List.of());
  }

  public static MethodId id(String name) {
    int dot = name.lastIndexOf('.');
    return new MethodId(name.substring(0, dot), name.substring(dot + 1), "()");
  }

  /** The next line of {@code Type.java}. */
  public Place place(String type) {
    return new Place(TypeNames.simple(TypeNames.topLevel(type)) + ".java", ++line, 1, null);
  }

  /** A lock as a method of {@code type} writes it. */
  public static LockRef lock(String type, String written) {
    if (written.equals("this")) {
      return LockRef.monitor(ObjectPath.self(type));
    }
    if (written.matches("p\\d:.*")) {
      String[] parts = written.split(":", -1);
      return LockRef.monitor(ObjectPath.parameter(written.charAt(1) - '0', parts[1]));
    }
    int dot = written.lastIndexOf('.');
    String start = written.substring(0, dot);
    ObjectPath root = start.equals("this") ? ObjectPath.self(type) : ObjectPath.ofType(start);
    String owner = start.equals("this") ? type : start;
    String name = written.substring(dot + 1);
    return LockRef.lock(root.then(new FieldId(owner, name, "java.lang.Object")));
  }

  /** One method being written. */
  public final class Body {
    private final MethodId id;
    private final Place start;
    private final Deque<Held> held = new ArrayDeque<>();
    private final List<MethodId> overrides = new ArrayList<>();
    private boolean confined;
    private final List<Acquisition> acquisitions = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    private Body(MethodId id) {
      this.id = id;
      this.start = place(id.owner());
    }

    public Body overrides(String name) {
      overrides.add(id(name));
      return this;
    }

    /** Makes it private. */
    public Body confined() {
      confined = true;
      return this;
    }

    /** Takes a lock and keeps it to the end, or until {@link #release}. */
    public Body take(String lock) {
      return take(lock(id.owner(), lock), Acquisition.How.BLOCKING);
    }

    public Body read(String lock) {
      return take(lock(id.owner(), lock).in(LockRef.Mode.READ), Acquisition.How.BLOCKING);
    }

    public Body tryTake(String lock) {
      return take(lock(id.owner(), lock), Acquisition.How.TRY);
    }

    private Body take(LockRef lock, Acquisition.How how) {
      Place place = place(id.owner());
      acquisitions.add(new Acquisition(lock, how, place, List.copyOf(held), List.of()));
      held.addLast(new Held(lock, place, true));
      return this;
    }

    /** Gives the newest lock back. */
    public Body release() {
      held.removeLast();
      return this;
    }

    public Body call(String callee, Argument receiver, Argument... arguments) {
      return call(id(callee), Call.Dispatch.EXACT, receiver, arguments);
    }

    public Body callVirtual(String callee, Argument receiver, Argument... arguments) {
      return call(id(callee), Call.Dispatch.VIRTUAL, receiver, arguments);
    }

    private Body call(
        MethodId callee, Call.Dispatch dispatch, Argument receiver, Argument... arguments) {
      calls.add(
          new Call(
              callee,
              dispatch,
              receiver,
              Arrays.asList(arguments),
              place(id.owner()),
              List.copyOf(held),
              List.of()));
      return this;
    }

    public FactsBuilder end() {
      methods.add(
          new MethodFacts(
              id,
              start,
              overrides,
              confined,
              acquisitions,
              calls,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              MethodFacts.Made.NOTHING));
      return FactsBuilder.this;
    }
  }

  /** The receiver of a method of {@code type}, passed on. */
  public static Argument self(String type) {
    return Argument.of(ObjectPath.self(type));
  }

  /** Parameter {@code index} of a method, passed on. */
  public static Argument parameter(int index, String type) {
    return Argument.of(ObjectPath.parameter(index, type));
  }
}
