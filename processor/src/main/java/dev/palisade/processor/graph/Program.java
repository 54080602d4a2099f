package dev.palisade.processor.graph;

import dev.palisade.processor.code.CodePassed;
import dev.palisade.processor.code.Initialisations;
import dev.palisade.processor.code.KeptCode;
import dev.palisade.processor.code.References;
import dev.palisade.processor.code.Relevance;
import dev.palisade.processor.code.Tasks;
import dev.palisade.processor.code.Variants;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.EventUse.Role;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The contract model: facts looked up by method and type, and what follows from contracts alone:
 * which locks are held on entry, whose fences a method signals, where it runs.
 */
public final class Program {
  private final Facts facts;
  private final LockClasses classes;
  private final Map<MethodId, MethodFacts> bodies;
  private final CodePassed code;
  private final List<MethodFacts> telling = new ArrayList<>();

  /** The bodies of which calls have been left out, as they were. */
  private final Map<MethodId, MethodFacts> whole = new HashMap<>();

  private final Map<MethodId, MethodFacts> written = new HashMap<>();

  private final Map<MethodId, List<MethodId>> overriders = new HashMap<>();
  private final Map<MethodId, Contract> own = new HashMap<>();
  private final Map<MethodId, Contract> contracts = new HashMap<>();
  private final Map<String, Driver> drivers = new HashMap<>();
  private final Set<String> types = new HashSet<>();
  private final Set<String> given = new HashSet<>();
  private final List<MethodFacts> judged;

  public Program(Facts facts) {
    this.facts = facts;
    this.classes = new LockClasses(facts);
    facts.types().forEach(type -> types.add(type.name()));
    facts.contracts().forEach(contract -> own.put(contract.method(), contract));
    contracts.putAll(own);
    List<MethodFacts> sorted = sorted(facts.methods());
    bodies = new LinkedHashMap<>(sorted.size() * 4 / 3 + 1);
    for (MethodFacts method : sorted) {
      bodies.put(method.id(), method);
      for (MethodId overridden : method.overrides()) {
        overriders.computeIfAbsent(overridden, m -> new ArrayList<>()).add(method.id());
        inherit(method.id(), overridden);
      }
    }
    Variants variants = new Variants(bodies, contracts, overriders);
    References.resolve(bodies, contracts);
    judged = List.copyOf(bodies.values());
    variants.add();
    Tasks tasks = new Tasks(overriders, types);
    KeptCode kept = new KeptCode(bodies, overriders, classes::mayRun, tasks);
    code = new CodePassed(kept, tasks, types);
    bodies.replaceAll((method, body) -> code.named(body));
    Initialisations.add(bodies, this::overriders, own);
    prune(new Relevance(bodies, own, classes.anySpins(), types, kept));
    for (Driver driver : facts.drivers()) {
      drivers.put(driver.type(), driver);
      drivers.put(driver.glue(), driver);
    }
    readBases();
    readTraits(facts.locks());
  }

  /** A supertype with ops that only one driver inherits is a part of that driver. */
  private void readBases() {
    Set<String> bases = new TreeSet<>();
    for (Contract contract : facts.drivers().isEmpty() ? List.<Contract>of() : own.values()) {
      if (contract.op() != null) {
        bases.add(contract.method().owner());
      }
    }
    for (String base : bases) {
      List<Driver> heirs =
          facts.drivers().stream().filter(driver -> classes.is(driver.type(), base)).toList();
      if (heirs.size() == 1) {
        drivers.putIfAbsent(base, heirs.get(0));
      }
    }
  }

  /** The code that is known to be in a collection, unless it is a parameter's. */
  List<Argument> inElements(Argument collection) {
    return code.inElements(collection);
  }

  /** Leaves out the calls that lead to nothing; of a body that then tells nothing, none. */
  private void prune(Relevance relevance) {
    for (Map.Entry<MethodId, MethodFacts> each : bodies.entrySet()) {
      MethodFacts body = each.getValue();
      MethodFacts pruned = relevance.pruned(body);
      if (pruned != null) {
        telling.add(pruned);
        if (pruned != body) {
          whole.put(each.getKey(), body);
          each.setValue(pruned);
        }
      }
    }
  }

  /** By name: type by type, so that few whole names are compared. */
  private static List<MethodFacts> sorted(List<MethodFacts> methods) {
    Map<String, List<MethodFacts>> byType = new TreeMap<>(MethodId.BY_OWNER);
    List<MethodFacts> type = List.of();
    for (MethodFacts method : methods) { // those of a type are next to each other
      String owner = method.id().owner();
      if (type.isEmpty() || !owner.equals(type.get(0).id().owner())) {
        type = byType.computeIfAbsent(owner, t -> new ArrayList<>());
      }
      type.add(method);
    }
    List<MethodFacts> sorted = new ArrayList<>(methods.size());
    for (List<MethodFacts> each : byType.values()) {
      each.sort(Comparator.comparing(MethodFacts::id));
      sorted.addAll(each);
    }
    return sorted;
  }

  private void readTraits(LockFacts locks) {
    for (FieldId field : locks.traits().keySet()) {
      if (locks.has(field, LockFacts.Trait.GIVEN)) {
        given.add(field.toString());
      }
      if (locks.has(field, LockFacts.Trait.GIVEN_ELEMENTS)) {
        given.add(field.element("").toString());
      }
    }
  }

  /** The facts it was made from. */
  public Facts facts() {
    return facts;
  }

  /** All bodies with all their calls, and the lambdas that references are short for. */
  public List<MethodFacts> judged() {
    return judged;
  }

  /** A body as it was written, with the calls that lead to nothing; null if there is none here. */
  public @Nullable MethodFacts written(MethodId method) {
    if (written.isEmpty()) { // Few programs have anything of which that is asked.
      facts.methods().forEach(body -> written.put(body.id(), body));
    }
    return written.get(method);
  }

  /** Names of locks. */
  public LockClasses classes() {
    return classes;
  }

  /** Whether what is in a field is older than the object that has the field. */
  public boolean isGiven(FieldId field) {
    FieldId start = field.start();
    return start.isOuter() || given.contains(start.toString());
  }

  /**
   * A constructor's own object is nobody else's yet: taking its locks orders nothing. What it was
   * given others have.
   */
  public boolean isOwnOfConstructor(MethodId method, LockRef lock) {
    return method.isConstructor()
        && lock.object().root() == ObjectPath.Root.THIS
        && lock.object().fields().stream().noneMatch(this::isGiven);
  }

  /**
   * The bodies that do something anybody asks about, sorted by name, without the calls that lead to
   * nothing.
   */
  public Collection<MethodFacts> bodies() {
    return telling;
  }

  /** The body of a method with all its calls, or null. */
  @Nullable MethodFacts whole(MethodId method) {
    MethodFacts body = whole.get(method);
    return body != null ? body : body(method);
  }

  /** The body of a method, or null: as among {@link #bodies}, or whole if nobody asks about it. */
  public @Nullable MethodFacts body(MethodId method) {
    return bodies.get(method);
  }

  /**
   * What is said of a method: by itself or, where it says nothing, by what it overrides; or null.
   */
  public @Nullable Contract contract(MethodId method) {
    return contracts.get(method);
  }

  private void inherit(MethodId method, MethodId overridden) {
    Contract inherited = own.get(overridden);
    if (inherited != null) {
      contracts.putIfAbsent(method, inherited.inheritedBy(method));
    }
  }

  /**
   * Bodies that may run when {@code method} is called virtually. A method of a type outside the
   * program stands for too much ({@code Runnable.run}, {@code Iterator.next}) to take every
   * override for a target, and so does one that very many types override ({@code
   * Expression.getValue}).
   */
  public List<MethodId> overriders(MethodId method) {
    List<MethodId> all =
        types.contains(method.owner()) ? overriders.getOrDefault(method, List.of()) : List.of();
    return all.size() > Reach.MOST_WAYS ? List.of() : all;
  }

  /** Those of them that an object of a type may have. */
  List<MethodId> overriders(MethodId method, String type) {
    List<MethodId> had =
        overriders(method).stream().filter(m -> classes.mayBeOne(type, m.owner())).toList();
    return had.stream()
        .filter(m -> had.stream().noneMatch(nearer -> isHidden(m, nearer, type)))
        .toList();
  }

  /** Whether every object of a type has another override, of a type in between. */
  boolean isHidden(MethodId override, MethodId nearer, String type) {
    return !override.owner().equals(nearer.owner())
        && classes.is(type, nearer.owner())
        && classes.is(nearer.owner(), override.owner());
  }

  /** The driver whose type or glue is {@code type} or encloses it, innermost first. */
  public Optional<Driver> enclosingDriver(String type) {
    for (String outer = type; ; outer = outer.substring(0, outer.lastIndexOf('$'))) {
      Driver driver = drivers.get(outer);
      if (driver != null || outer.lastIndexOf('$') <= outer.lastIndexOf('.') + 1) {
        return Optional.ofNullable(driver);
      }
    }
  }

  /** The driver of a type name, if the program has it. */
  public Optional<Driver> driver(String type) {
    return Optional.ofNullable(drivers.get(type));
  }

  /** Whether a type is the program's own, not the JDK's or of a jar that says nothing. */
  public boolean hasType(String type) {
    return types.contains(type);
  }

  /** What is said of a method itself, not of what it overrides; or null. */
  public @Nullable Contract ownContract(MethodId method) {
    return own.get(method);
  }

  /**
   * The events of a call: if there is a body, those only that the method itself is said to have.
   */
  public List<EventUse> events(MethodId callee) {
    Contract contract = body(callee) == null ? contract(callee) : ownContract(callee);
    return contract == null ? List.of() : contract.events();
  }

  /** The locks held when a method starts, by its contract or because of what it is. */
  public List<Held> heldOnEntry(MethodId method) {
    Contract contract = contract(method);
    if (contract == null) {
      return List.of();
    }
    List<Held> held = new ArrayList<>();
    externalLockOnEntry(contract).ifPresent(held::add);
    MethodFacts body = body(method);
    if (body != null && contract.events().stream().anyMatch(use -> use.role() == Role.TURN)) {
      FieldId turn = new FieldId(method.owner(), "turn", "");
      LockRef lock = LockRef.lock(ObjectPath.self(method.owner()).then(turn));
      held.add(new Held(lock, body.place(), true));
    }
    for (LockClause clause : List.of(LockClause.REQUIRES, LockClause.RELEASES)) {
      for (DeclaredLock required : contract.locks(clause)) {
        held.add(new Held(required.lock(), required.place(), true));
      }
    }
    return held;
  }

  private Optional<Held> externalLockOnEntry(Contract contract) {
    Op op = contract.op();
    if (op == null || !op.underExternalLock()) {
      return Optional.empty();
    }
    return enclosingDriver(contract.method().owner())
        .map(Driver::externalLock)
        .map(lock -> new Held(lock.lock(), contract.place(), true));
  }

  /** Where a method runs, as far as its contract says. */
  public Optional<ExecutionContext> context(MethodId method) {
    Contract contract = contract(method);
    if (contract == null) {
      return Optional.empty();
    }
    if (contract.op() == Op.INTERRUPT_HANDLER) {
      return Optional.of(ExecutionContext.INTERRUPT);
    }
    return contract.op() != null
        ? Optional.of(ExecutionContext.ATOMIC)
        : contract.contexts().stream().min(Comparator.naturalOrder());
  }
}
