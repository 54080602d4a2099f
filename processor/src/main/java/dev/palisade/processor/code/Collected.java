package dev.palisade.processor.code;

import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The collections that methods make of others and return. A method that returns what it is passed,
 * or a copy of that, does so for each caller by itself.
 */
final class Collected {
  /** What makes a collection of what it is given. */
  private static final Set<String> LISTING = Set.of("of", "asList", "singletonList");

  /** What makes a collection of the elements of another one. */
  private static final Set<String> COPYING =
      Set.of("copyOf", "unmodifiableList", "unmodifiableCollection", "unmodifiableSet");

  private final Map<MethodId, Set<Spot>> returned = new HashMap<>();

  /** The elements of copies of a parameter, with those of the parameter. */
  private final Map<Spot, Spot> copies = new HashMap<>();

  static boolean isCollection(String type) {
    return type.startsWith("java.util.") || type.endsWith("[]");
  }

  static boolean isOfCollections(Call call) {
    return call.callee().owner().startsWith("java.util.");
  }

  /** Whether a call makes a collection of what it is given. */
  static boolean isListing(Call call) {
    return LISTING.contains(call.callee().name()) && isOfCollections(call);
  }

  /** Whether a call makes a collection of the elements of another one. */
  static boolean isCopy(Call call) {
    return isOfCollections(call)
        && (call.callee().isConstructor() || COPYING.contains(call.callee().name()));
  }

  /** A body calls something. */
  void learn(MethodId caller, Call call) {
    ObjectPath copied = isCopy(call) ? call.argument(0).object() : null;
    Spot elements = copied == null ? null : Spot.elements(caller, copied);
    if (elements != null && elements.inElements()) {
      copies.put(Spot.made(caller, call), elements);
    }
  }

  /** A body returns a collection with these elements. */
  void returns(MethodFacts body, Spot elements) {
    returns(body.id(), elements);
    body.overrides().forEach(above -> returns(above, elements));
  }

  private void returns(MethodId method, Spot elements) {
    returned.computeIfAbsent(method, m -> new LinkedHashSet<>(2)).add(elements);
  }

  /** Tells {@code link} what is in those that callers are returned. */
  void pass(Collection<MethodFacts> bodies, BiConsumer<Spot, Spot> link) {
    for (MethodFacts body : returned.isEmpty() ? Set.<MethodFacts>of() : bodies) {
      for (Call call : body.calls()) {
        for (Spot each : returned.getOrDefault(call.callee(), Set.of())) {
          Spot from = copies.getOrDefault(each, each);
          ObjectPath passed = from.inElements() ? call.argument(from.index()).object() : null;
          Spot actual = passed == null ? null : Spot.elements(body.id(), passed);
          if (actual != null || !from.inElements()) {
            link.accept(actual == null ? from : actual, Spot.made(body.id(), call));
          }
        }
      }
    }
  }
}
