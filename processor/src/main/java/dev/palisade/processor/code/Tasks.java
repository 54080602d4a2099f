package dev.palisade.processor.code;

import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects of the program's types that are code to the JDK and unknown jars: {@code Runnable}s. */
public final class Tasks {
  /** The bodies of a type, each after what it is to those who do not know the type. */
  private final Map<String, List<Map.Entry<MethodId, MethodId>>> byType = new HashMap<>();

  /**
   * Takes note of what implements what.
   *
   * @param overriders bodies by what they override
   * @param own the program's own types
   */
  public Tasks(Map<MethodId, List<MethodId>> overriders, Set<String> own) {
    for (Map.Entry<MethodId, List<MethodId>> each : overriders.entrySet()) {
      if (!own.contains(each.getKey().owner())) {
        for (MethodId body : each.getValue()) {
          byType
              .computeIfAbsent(body.owner(), type -> new ArrayList<>(4))
              .add(Map.entry(each.getKey(), body));
        }
      }
    }
  }

  /** Whether an object is of a type that has such code. */
  boolean has(ObjectPath object) {
    return byType.containsKey(object.objectType());
  }

  /** What runs when a method of the JDK or of an unknown jar is called on an object. */
  @Nullable MethodId called(Argument on, MethodId method) {
    for (Map.Entry<MethodId, MethodId> task : of(on)) {
      if (task.getKey().equals(method)) {
        return task.getValue();
      }
    }
    return null;
  }

  /** The code that an object is, if it is only one. */
  @Nullable MethodId only(Argument object) {
    List<Map.Entry<MethodId, MethodId>> tasks = of(object);
    return tasks.size() == 1 ? tasks.get(0).getValue() : null;
  }

  /** What an object is there for that is passed as one of a type of the JDK or an unknown jar. */
  @Nullable MethodId passed(Argument argument, MethodId callee, int index) {
    MethodId only = null;
    for (Map.Entry<MethodId, MethodId> task : of(argument)) {
      List<String> wanted = callee.parameterTypes();
      if (index < wanted.size() && task.getKey().owner().equals(wanted.get(index))) {
        if (only != null && !only.equals(task.getValue())) {
          return null;
        }
        only = task.getValue();
      }
    }
    return only;
  }

  private List<Map.Entry<MethodId, MethodId>> of(Argument argument) {
    ObjectPath object = argument.object();
    return object == null ? List.of() : byType.getOrDefault(object.objectType(), List.of());
  }
}
