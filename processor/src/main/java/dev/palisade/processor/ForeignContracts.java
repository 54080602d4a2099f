package dev.palisade.processor;

import dev.palisade.processor.declared.DeclaredFacts;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.Hierarchy;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.naming.Names.Declarations;
import dev.palisade.processor.stub.Stubs;
import dev.palisade.processor.summary.Summary;
import dev.palisade.processor.summary.SummaryLoader;
import dev.palisade.processor.summary.SummaryLoader.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the methods that bodies call or override. A method's own annotations come first,
 * then a stub; one about which nothing is said inherits the contract of what it overrides, nearest
 * first.
 */
final class ForeignContracts implements Declarations {
  private final Elements elements;
  private final DeclaredFacts declared;
  private final ElementNames names;
  private final Hierarchy hierarchy;
  private final Stubs stubs;
  private final @Nullable Store store;
  private final Set<MethodId> looked = new HashSet<>();
  private final Map<MethodId, Contract> found = new HashMap<>();

  /**
   * Makes it.
   *
   * @param store where the summaries are; null if there are none
   */
  ForeignContracts(
      Elements elements,
      ElementNames names,
      DeclaredFacts declared,
      Stubs stubs,
      @Nullable Store store) {
    this.store = store;
    this.elements = elements;
    this.declared = declared;
    this.names = names;
    this.hierarchy = new Hierarchy(elements, names);
    this.stubs = stubs;
  }

  @Override
  public Optional<Contract> contract(ExecutableElement method) {
    MethodId id = names.method(method);
    looked.add(id);
    Optional<Contract> contract = said(method, id).or(() -> inherited(method, id));
    contract.ifPresent(c -> found.put(id, c));
    return contract;
  }

  @Override
  public Optional<DeclaredLock> guard(VariableElement field) {
    return declared.guard(field);
  }

  @Override
  public Facts compiled(String type) {
    Summary summary = store == null ? null : SummaryLoader.load(store, type);
    return summary == null ? Declarations.super.compiled(type) : summary.facts();
  }

  private Optional<Contract> said(ExecutableElement method, MethodId inheriting) {
    return declared
        .contract(method)
        .map(contract -> stubs.withEvents(contract).inheritedBy(inheriting))
        .or(() -> stubs.contract(names.method(method), inheriting));
  }

  /** The JDK annotates nothing, so a method of it inherits only what some line is about. */
  private Optional<Contract> inherited(ExecutableElement method, MethodId id) {
    if ((id.owner().startsWith("java.") && !stubs.mayKnow(id))
        || !(method.getEnclosingElement() instanceof TypeElement type)) {
      return Optional.empty();
    }
    for (ExecutableElement overridden : hierarchy.overridden(method, type)) {
      Optional<Contract> contract = said(overridden, id);
      if (contract.isPresent()) {
        return contract;
      }
    }
    return Optional.empty();
  }

  /** Looks up what is said of threads by a type that only inherits the way to hand them code. */
  void readReceivers(List<MethodFacts> bodies) {
    for (MethodFacts body : bodies) {
      for (Call call : body.calls()) {
        Contract contract = found.get(call.callee());
        if (contract != null && contract.runsCodeOnReceiver()) {
          readReceiver(call.calleeOfReceiver());
        }
      }
    }
  }

  private void readReceiver(MethodId method) {
    TypeElement type = elements.getTypeElement(method.owner().replace('$', '.'));
    if (type == null || !looked.add(method)) {
      return;
    }
    List<String> types = new ArrayList<>(hierarchy.supertypeNames(type));
    types.add(0, method.owner());
    for (String each : types) {
      MethodId inherited = new MethodId(each, method.name(), method.parameters());
      Optional<Contract> contract = stubs.contract(inherited, method);
      if (contract.isPresent()) {
        found.put(method, contract.get());
        return;
      }
    }
  }

  /** Looks up what bodies call that are known from summaries alone. */
  void read(List<MethodFacts> compiledBefore) {
    for (MethodFacts body : compiledBefore) {
      body.calls().forEach(call -> read(call.callee()));
      body.overrides().forEach(this::read);
    }
  }

  private void read(MethodId method) {
    if (!looked.add(method) || !stubs.mayKnow(method)) {
      return;
    }
    TypeElement type = elements.getTypeElement(method.owner().replace('$', '.'));
    for (Element member : type == null ? List.<Element>of() : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement candidate
          && candidate.getSimpleName().contentEquals(method.name())
          && names.method(candidate).equals(method)) {
        contract(candidate);
      }
    }
  }

  /** What was found, by method, sorted. */
  Map<MethodId, Contract> found() {
    return new TreeMap<>(found);
  }
}
