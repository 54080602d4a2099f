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
  private final Map<String, List<Task>> byType = new HashMap<>();

  /**
   * A body of a type.
   *
   * @param known what it is to those who do not know the type
   * @param body what runs
   */
  private record Task(MethodId known, MethodId body) {}

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
              .add(new Task(each.getKey(), body));
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
    for (Task task : of(on)) {
      if (task.known.equals(method)) {
        return task.body;
      }
    }
    return null;
  }

  /** The code that an object is, if it is only one. */
  @Nullable MethodId only(Argument object) {
    List<Task> tasks = of(object);
    return tasks.size() == 1 ? tasks.get(0).body : null;
  }

  /** What an object is there for that is passed as one of a type of the JDK or an unknown jar. */
  @Nullable MethodId passed(Argument argument, MethodId callee, int index) {
    MethodId only = null;
    for (Task task : of(argument)) {
      List<String> wanted = callee.parameterTypes();
      if (index < wanted.size() && task.known.owner().equals(wanted.get(index))) {
        if (only != null && !only.equals(task.body)) {
          return null;
        }
        only = task.body;
      }
    }
    return only;
  }

  private List<Task> of(Argument argument) {
    ObjectPath object = argument.object();
    return object == null ? List.of() : byType.getOrDefault(object.objectType(), List.of());
  }
}
