package dev.palisade.processor.call;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.graph.CallGraph;
import dev.palisade.processor.graph.CallGraph.Site;
import dev.palisade.processor.graph.Program;
import dev.palisade.processor.graph.Step;
import dev.palisade.processor.graph.Substitution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Who gives code that nobody is known to call the objects it works on: who makes the object that it
 * is of, whose final fields keep what its constructor was given, or the lambda that it is. What one
 * piece of code is given at once belongs together.
 */
final class Givers {
  /** Of more nobody knows who of them matters. */
  private static final int MOST = 8;

  private final Program program;
  private final CallGraph calls;
  private final Map<String, List<MethodId>> constructors = new HashMap<>();

  /**
   * One who gives.
   *
   * @param method who does
   * @param names what it calls an object of the code
   * @param step where it does
   */
  record Giver(MethodId method, UnaryOperator<ObjectPath> names, Step step) {}

  Givers(Program program, CallGraph calls) {
    this.program = program;
    this.calls = calls;
    for (MethodFacts body : program.bodies()) {
      if (body.id().isConstructor()) {
        constructors.computeIfAbsent(body.id().owner(), t -> new ArrayList<>(1)).add(body.id());
      }
    }
  }

  /**
   * All who do; none if the code is given none of these objects, or by many.
   *
   * @param made whether to look for who made the object that the code is of
   */
  List<Giver> of(MethodId code, Collection<ObjectPath> objects, boolean made) {
    List<Giver> all = new ArrayList<>(0);
    if (has(objects, Root.CAPTURED)) {
      Argument lambda = Argument.of(code);
      for (Site site : calls.callersOf(code.around())) {
        add(site, object -> site.seen(Substitution.inCode(object, lambda)), all);
      }
    } else if (has(objects, Root.PARAMETER)) {
      calls.callersOf(code).forEach(site -> add(site, site::seen, all));
    } else if (made && !code.isConstructor()) {
      Set<String> owners = new TreeSet<>();
      for (ObjectPath each : objects) {
        if (!each.fields().isEmpty() && each.root() != Root.STATIC) {
          owners.add(each.fields().get(0).owner());
        }
      }
      for (String owner : owners) {
        for (MethodId each : constructors.getOrDefault(owner, List.of())) {
          if (objects.stream().anyMatch(object -> !given(each, object).equals(object))) {
            makers(each, object -> given(each, object), all);
          }
        }
      }
    }
    return all.size() > MOST ? List.of() : all;
  }

  private static boolean has(Collection<ObjectPath> objects, Root root) {
    return objects.stream().anyMatch(each -> each.root() == root && each.fields().isEmpty());
  }

  /** Those who call a constructor, but for one that calls another: who calls that is one. */
  private void makers(MethodId constructor, UnaryOperator<ObjectPath> names, List<Giver> all) {
    for (Site site : calls.callersOf(constructor)) {
      ObjectPath on = site.call().receiver().object();
      if (on == null) {
        add(site, object -> site.seen(names.apply(object)), all);
      } else if (!site.caller().owner().equals(constructor.owner()) && all.size() <= MOST) {
        makers(site.caller(), object -> site.seen(names.apply(object)), all);
      }
    }
  }

  private void add(Site site, UnaryOperator<ObjectPath> names, List<Giver> all) {
    MethodId giver = site.caller();
    if (site.code() == null) {
      Step step =
          new Step(giver, site.call().place(), Step.Kind.CALLS, "passes locks to ", site.target());
      all.add(new Giver(giver, object -> kept(giver, names.apply(object)), step));
    }
  }

  /** What a constructor is given, as it is called then if it is in a field afterwards. */
  private ObjectPath given(MethodId constructor, ObjectPath object) {
    Map<String, FieldId> kept = kept(constructor);
    int count = constructor.parameterTypes().size();
    for (int i = 0; i < count && isInField(object); i++) {
      FieldId first = object.fields().get(0);
      if (first.equals(kept.get(LockFacts.parameter(i, count)))) {
        return ObjectPath.parameter(i, first.type())
            .append(object.fields().subList(1, object.fields().size()));
      }
    }
    return object;
  }

  private static boolean isInField(ObjectPath object) {
    return (object.root() == Root.THIS || object.root() == Root.ANY) && !object.fields().isEmpty();
  }

  /** The field that a constructor keeps its parameter in. */
  private ObjectPath kept(MethodId constructor, ObjectPath object) {
    FieldId field =
        constructor.isConstructor() && object.root() == Root.PARAMETER
            ? kept(constructor)
                .get(LockFacts.parameter(object.index(), constructor.parameterTypes().size()))
            : null;
    return field == null
        ? object
        : ObjectPath.self(constructor.owner()).then(field).append(object.fields());
  }

  private Map<String, FieldId> kept(MethodId constructor) {
    return program.facts().locks().kept().getOrDefault(constructor.owner(), Map.of());
  }
}
