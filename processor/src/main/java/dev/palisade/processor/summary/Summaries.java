package dev.palisade.processor.summary;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Facts.Order;
import dev.palisade.processor.fact.Facts.Suppression;
import dev.palisade.processor.fact.Facts.TypeFacts;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.LockFacts.Compared;
import dev.palisade.processor.fact.LockFacts.LockClassFacts;
import dev.palisade.processor.fact.LockFacts.Trait;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.TypeNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cuts the facts of a compilation into the summaries of its top-level types. */
public final class Summaries {
  private final Map<String, Part> parts = new TreeMap<>();

  private Summaries() {}

  /** The summaries of a compilation by top-level type, sorted by its name. */
  public static Map<String, Summary> of(Facts facts) {
    Summaries summaries = new Summaries();
    summaries.cut(facts);
    Map<String, Summary> all = new TreeMap<>();
    summaries.parts.forEach((type, part) -> all.put(type, part.summary()));
    return all;
  }

  private void cut(Facts facts) {
    facts.types().forEach(type -> part(type.name()).types.add(type));
    for (TypeFacts type : facts.types()) {
      String top = TypeNames.topLevel(type.name());
      for (String supertype : type.supertypes()) {
        String above = TypeNames.topLevel(supertype);
        if (parts.containsKey(above) && !above.equals(top)) {
          part(above).subtypes.add(top);
        }
      }
    }
    facts.methods().forEach(method -> part(method.id().owner()).methods.add(method));
    facts.contracts().stream()
        .filter(contract -> isOwn(contract.method().owner()))
        .forEach(contract -> part(contract.method().owner()).contracts.add(contract));
    facts.drivers().forEach(driver -> part(driver.type()).drivers.add(driver));
    facts.orders().stream()
        .filter(order -> isOwn(order.owner()))
        .forEach(order -> part(order.owner()).orders.add(order));
    facts.suppressions().forEach(each -> part(each.type()).suppressions.add(each));
    facts.locks().fields().forEach((field, said) -> part(field.owner()).fields.put(field, said));
    facts.locks().types().forEach((type, said) -> part(type).lockTypes.put(type, said));
    facts
        .locks()
        .compared()
        .forEach((method, all) -> part(method.owner()).compared.put(method, all));
    facts.locks().kept().forEach((type, all) -> part(type).kept.put(type, all));
    facts.locks().traits().forEach((field, all) -> part(field.owner()).traits.put(field, all));
  }

  private boolean isOwn(String type) {
    return parts.containsKey(TypeNames.topLevel(type));
  }

  private Part part(String type) {
    return parts.computeIfAbsent(TypeNames.topLevel(type), t -> new Part());
  }

  private static final class Part {
    final List<TypeFacts> types = new ArrayList<>();
    final List<MethodFacts> methods = new ArrayList<>();
    final List<Contract> contracts = new ArrayList<>();
    final List<Driver> drivers = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<Suppression> suppressions = new ArrayList<>();
    final Map<FieldId, LockClassFacts> fields = new HashMap<>();
    final Map<String, LockClassFacts> lockTypes = new HashMap<>();
    final Map<FieldId, Set<Trait>> traits = new HashMap<>();
    final Map<MethodId, Set<Compared>> compared = new HashMap<>();
    final Map<String, Map<String, FieldId>> kept = new HashMap<>();
    final Set<String> subtypes = new TreeSet<>();

    Summary summary() {
      LockFacts locks = new LockFacts(fields, lockTypes, traits, compared, kept);
      Facts facts =
          new Facts(
              types,
              methods,
              contracts,
              drivers,
              orders,
              List.of(),
              suppressions,
              locks,
              List.of());
      return new Summary(facts, List.copyOf(subtypes));
    }
  }
}
