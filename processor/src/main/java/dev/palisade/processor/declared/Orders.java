package dev.palisade.processor.declared;

import dev.palisade.processor.element.ElementAnchor;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Facts.Order;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts.LockClassFacts;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.mark.LockReader;
import dev.palisade.processor.mark.Mark;
import dev.palisade.processor.mark.Mark.Item;
import dev.palisade.processor.mark.Model;
import dev.palisade.processor.mark.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The declared orders of a compilation, and whether they can all hold.
 *
 * <p>They are added up by the name of their owner; the first one whose next pair leads back to
 * where it started is the malformed one. So the rest has no cycle, and one mistake is one report.
 */
final class Orders {
  private final Model model;
  private final LockReader locks;
  private final Problems problems;
  private final Map<FieldId, LockClassFacts> lockClasses;
  private final List<Declared> unjudged = new ArrayList<>();
  private final Map<String, List<Pair>> graph = new HashMap<>();
  private final List<Order> good = new ArrayList<>();

  /**
   * @param lockClasses what is said of locks in fields; may grow until {@link #judged}
   */
  Orders(
      Model model, LockReader locks, Problems problems, Map<FieldId, LockClassFacts> lockClasses) {
    this.model = model;
    this.locks = locks;
    this.problems = problems;
    this.lockClasses = lockClasses;
  }

  private record Declared(Order order, String shown, List<ElementAnchor> anchors) {}

  /** One declared pair: the lock it leads to and who declares it. */
  private record Pair(String from, String to, String owner) {}

  void read(Mark mark) {
    List<Item<String>> items = mark.strings("value");
    boolean allReadable = mark.size("value").equals(OptionalLong.of(items.size()));
    if (allReadable && items.size() < 2) {
      problems.malformed(
          mark.anchor(), "@LockOrder needs at least two locks to order anything", null);
    }
    List<DeclaredLock> order = new ArrayList<>();
    List<ElementAnchor> anchors = new ArrayList<>();
    for (Item<String> item : items) {
      locks
          .read(item)
          .ifPresent(
              lock -> {
                order.add(lock);
                anchors.add(item.anchor());
              });
    }
    String owner = owner(mark.on());
    String shown = mark.on() instanceof TypeElement ? TypeNames.simple(owner) : "package " + owner;
    unjudged.add(new Declared(new Order(owner, order, mark.flag("strict")), shown, anchors));
  }

  private String owner(Element on) {
    if (on instanceof TypeElement type) {
      return model.names().type(type);
    }
    return on instanceof PackageElement in ? in.getQualifiedName().toString() : "";
  }

  /** Judges what was read since the last time; all orders but those that close a cycle. */
  List<Order> judged() {
    unjudged.sort(Comparator.comparing(declared -> declared.order().owner()));
    for (Declared declared : unjudged) {
      List<Pair> pairs = pairs(declared.order(), declared.shown());
      if (closesNoCycle(declared, pairs)) {
        good.add(declared.order());
      } else {
        graph.values().forEach(from -> from.removeAll(pairs));
      }
    }
    unjudged.clear();
    return good;
  }

  private List<Pair> pairs(Order order, String shown) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i < order.locks().size(); i++) {
      pairs.add(new Pair(name(order.locks().get(i - 1)), name(order.locks().get(i)), shown));
    }
    return pairs;
  }

  private boolean closesNoCycle(Declared declared, List<Pair> pairs) {
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      List<Pair> back = path(pair.to(), pair.from());
      if (back != null) {
        report(declared.anchors().get(i + 1), pair, back);
        return false;
      }
      graph.computeIfAbsent(pair.from(), from -> new ArrayList<>()).add(pair);
    }
    return true;
  }

  /**
   * The shortest chain of pairs between two locks, none if they are one; null if there is no chain.
   */
  private @Nullable List<Pair> path(String from, String to) {
    Map<String, Pair> reachedBy = new HashMap<>();
    Set<String> seen = new HashSet<>(Set.of(from));
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      String at = open.remove();
      if (at.equals(to)) {
        return chain(from, to, reachedBy);
      }
      for (Pair pair : graph.getOrDefault(at, List.of())) {
        if (seen.add(pair.to())) {
          reachedBy.put(pair.to(), pair);
          open.add(pair.to());
        }
      }
    }
    return null;
  }

  private static List<Pair> chain(String from, String to, Map<String, Pair> reachedBy) {
    List<Pair> chain = new ArrayList<>();
    for (String at = to; !at.equals(from); ) {
      Pair last = reachedBy.get(at);
      if (last == null) {
        break;
      }
      chain.add(last);
      at = last.from();
    }
    Collections.reverse(chain);
    return chain;
  }

  private void report(ElementAnchor anchor, Pair closing, List<Pair> back) {
    String cycle =
        back.stream().map(pair -> pair.from() + " -> ").collect(Collectors.joining())
            + closing.from()
            + " -> "
            + closing.to();
    Set<String> others = new TreeSet<>();
    back.stream()
        .map(Pair::owner)
        .filter(owner -> !owner.equals(closing.owner()))
        .forEach(others::add);
    problems.malformed(
        anchor,
        "the declared order bites its own tail: "
            + cycle
            + (others.isEmpty() ? "" : "; the rest is declared on " + String.join(" and ", others)),
        null);
  }

  /** Instances do not matter for order. */
  private String name(DeclaredLock declared) {
    LockRef lock = declared.lock();
    ObjectPath object = lock.object();
    if (!object.fields().isEmpty()) {
      FieldId field = object.last();
      LockClassFacts said = lockClasses.get(field);
      return said == null || said.name().isEmpty() ? field.display() : said.name();
    }
    String type = TypeNames.simple(object.type());
    return object.root() == ObjectPath.Root.STATIC ? type + ".class" : "the monitor of " + type;
  }
}
