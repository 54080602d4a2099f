package dev.palisade.processor.declared;

import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.Places;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Facts.Order;
import dev.palisade.processor.fact.Facts.StandIn;
import dev.palisade.processor.fact.Facts.Suppression;
import dev.palisade.processor.fact.Facts.TypeFacts;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.LockFacts.LockClassFacts;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Problem;
import dev.palisade.processor.mark.LockReader;
import dev.palisade.processor.mark.LockResolver;
import dev.palisade.processor.mark.Mark;
import dev.palisade.processor.mark.Model;
import dev.palisade.processor.mark.NearMisses;
import dev.palisade.processor.mark.Problems;
import dev.palisade.processor.mark.TypeLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The declared front end: what annotations say, read from {@code javax.lang.model} alone, so in
 * javac, ECJ and Eclipse alike.
 *
 * <p>{@link #add} all root elements of a round, then ask. What does not make sense is a {@link
 * Problem} and left out of the facts; what does not compile is neither, since the compiler reports
 * it. No input makes this throw. Nothing here keeps an element after it was added except types, for
 * suggestions.
 */
public final class DeclaredFacts {
  private final Model model;
  private final Problems problems;
  private final Set<TypeElement> roots = new LinkedHashSet<>();
  private final ContractReader contractReader;
  private final LockReader silentLocks;
  private final ContractReader silentReader;
  private final DriverReader driverReader;
  private final MemberRules memberRules;
  private final Orders orders;

  private final List<TypeFacts> types = new ArrayList<>();
  private final List<Contract> contracts = new ArrayList<>();
  private final List<Driver> drivers = new ArrayList<>();
  private final List<StandIn> standIns = new ArrayList<>();
  private final List<Suppression> suppressions = new ArrayList<>();

  /** Contracts of what is overridden, of this compilation or of jars. */
  private final Map<MethodId, Contract> overridden = new TreeMap<>();

  private final SuppressionReader suppressionReader;
  private final StandIns standInFinder;
  private final Map<FieldId, LockClassFacts> lockFields = new HashMap<>();
  private final Map<String, LockClassFacts> lockTypes = new HashMap<>();

  public DeclaredFacts(Elements elements, Types types, Places places) {
    model = new Model(elements, types, new ElementNames(elements, types), places);
    problems = new Problems(model, true);
    LockResolver resolver = new LockResolver(model, new TypeLookup(model));
    NearMisses nearMisses = new NearMisses(model, resolver, roots);
    LockReader locks = new LockReader(model, resolver, nearMisses, problems);
    driverReader = new DriverReader(model, locks, problems);
    memberRules = new MemberRules(model, locks, problems);
    suppressionReader = new SuppressionReader(model);
    standInFinder = new StandIns(model, this::readOverridden);
    orders = new Orders(model, locks, problems, lockFields);
    Problems unwanted = new Problems(model, false);
    silentLocks = new LockReader(model, resolver, nearMisses, unwanted);
    contractReader = new ContractReader(model, locks, silentLocks, problems);
    silentReader = new ContractReader(model, silentLocks, silentLocks, unwanted);
  }

  /** Reads a root element of a round with all its members: a type or a package. */
  public void add(Element root) {
    if (root instanceof TypeElement type) {
      roots.add(type);
      addType(type);
    } else if (root instanceof PackageElement) {
      Mark.on(root, "LockOrder").forEach(orders::read);
    }
  }

  private void addType(TypeElement type) {
    types.add(new TypeFacts(model.names().type(type), supertypes(type), List.of()));
    memberRules.checkType(type);
    suppressions.addAll(suppressionReader.read(type));
    standIns.addAll(standInFinder.in(type));
    Mark.on(type, "LockOrder").forEach(orders::read);
    List<? extends Element> members = type.getEnclosedElements();
    ElementFilter.fieldsIn(members).forEach(this::addField);
    List<Contract> ops = new ArrayList<>();
    for (Element member : members) {
      // Once javac has written a class it has bridges, with the annotations of what they lead to.
      if (member instanceof ExecutableElement method && !model.elements().isBridge(method)) {
        addMethod(method).filter(contract -> contract.op() != null).ifPresent(ops::add);
      }
    }
    Mark.find(type, "LockClass")
        .ifPresent(mark -> lockTypes.put(model.names().type(type), lockClass(mark)));
    Mark.find(type, "FenceDriver")
        .ifPresent(
            mark -> {
              ops.addAll(inheritedOps(type, ops));
              drivers.add(driverReader.read(type, mark, ops));
            });
    ElementFilter.typesIn(members).forEach(this::addType);
  }

  /** The ops that a driver has from its supertypes, but for those that it has itself. */
  private List<Contract> inheritedOps(TypeElement driver, List<Contract> own) {
    List<ExecutableElement> members =
        ElementFilter.methodsIn(model.elements().getAllMembers(driver));
    Map<String, Contract> inherited = new LinkedHashMap<>();
    for (TypeElement above : model.lineage(driver).subList(1, model.lineage(driver).size())) {
      for (ExecutableElement method : ElementFilter.methodsIn(above.getEnclosedElements())) {
        Contract op = contract(method).filter(contract -> contract.op() != null).orElse(null);
        if (op != null && isForGlue(driver, method, op)) {
          ExecutableElement mine =
              members.stream()
                  .filter(member -> model.elements().overrides(member, method, driver))
                  .findFirst()
                  .orElse(method);
          Contract here = op.inheritedBy(model.names().method(mine));
          if (own.stream().noneMatch(other -> key(other).equals(key(here)))) {
            inherited.putIfAbsent(key(here), here);
          }
        }
      }
    }
    return List.copyOf(inherited.values());
  }

  /** Of one kind of op a driver has one; of handlers one of each signature. */
  private static String key(Contract op) {
    return op.op() == Op.INTERRUPT_HANDLER
        ? op.method().name() + op.method().parameters()
        : String.valueOf(op.op());
  }

  /** A handler that the package does not see is handed to the device by somebody else. */
  private boolean isForGlue(TypeElement driver, ExecutableElement method, Contract op) {
    Elements elements = model.elements();
    return op.op() != Op.INTERRUPT_HANDLER
        || Model.has(method, Modifier.PUBLIC)
        || (!Model.has(method, Modifier.PRIVATE)
            && elements.getPackageOf(method).equals(elements.getPackageOf(driver)));
  }

  private List<String> supertypes(TypeElement type) {
    return model.lineage(type).stream().skip(1).map(model.names()::type).toList();
  }

  private void addField(VariableElement field) {
    memberRules.checkField(field);
    suppressions.addAll(suppressionReader.read(field));
    Mark.find(field, "LockClass")
        .ifPresent(mark -> lockFields.put(model.names().field(field), lockClass(mark)));
  }

  private static LockClassFacts lockClass(Mark mark) {
    return new LockClassFacts(
        text(mark, "name"),
        text(mark, "subclassOf"),
        Math.max(mark.number("nested"), 0),
        mark.flag("reentrant"),
        mark.flag("spin"));
  }

  private static String text(Mark mark, String member) {
    return mark.strings(member).stream().map(item -> item.content().strip()).findFirst().orElse("");
  }

  private Optional<Contract> addMethod(ExecutableElement method) {
    memberRules.checkMethod(method);
    suppressions.addAll(suppressionReader.read(method));
    Optional<Contract> contract = contractReader.read(method);
    contract.ifPresent(contracts::add);
    return contract;
  }

  private void readOverridden(ExecutableElement method) {
    contract(method).ifPresent(contract -> overridden.put(contract.method(), contract));
  }

  /**
   * The contract of any method, of this compilation or of a jar; empty if it has no annotation of
   * the DSL. Reports nothing.
   */
  public Optional<Contract> contract(ExecutableElement method) {
    return silentReader.read(method);
  }

  /**
   * The lock in the {@code @GuardedBy} of any field, whoever's annotation that is; empty if there
   * is none, or it names no lock. Reports nothing.
   */
  public Optional<DeclaredLock> guard(VariableElement field) {
    return Mark.guard(field).stream()
        .flatMap(mark -> mark.strings("value").stream())
        .flatMap(item -> silentLocks.read(item).stream())
        .findFirst();
  }

  /** Whether nothing is wrong in this type, its nested types included: glue needs that. */
  public boolean isClean(TypeElement type) {
    orders.judged();
    return problems.spare(type);
  }

  /** What was declared so far, without bodies. */
  public Facts facts() {
    List<Order> good = orders.judged();
    List<Contract> known = new ArrayList<>(contracts);
    Set<MethodId> own = new HashSet<>();
    contracts.forEach(contract -> own.add(contract.method()));
    overridden.forEach(
        (method, contract) -> {
          if (!own.contains(method)) {
            known.add(contract);
          }
        });
    LockFacts locks = new LockFacts(lockFields, lockTypes, Map.of(), Map.of(), Map.of());
    return new Facts(
        types, List.of(), known, drivers, good, standIns, suppressions, locks, problems.all());
  }
}
