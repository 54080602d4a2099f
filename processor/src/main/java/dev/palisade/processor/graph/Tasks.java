package dev.palisade.processor.graph;

import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects of the program's types that are code to the JDK and unknown jars: {@code Runnable}s. */
final class Tasks {
  private final Map<String, MethodId> methods = new HashMap<>();
  private final Map<String, MethodId> only = new HashMap<>();
  private final Set<String> types = new HashSet<>();

  /**
   * Takes note of what implements what.
   *
   * @param overriders bodies by what they override
   * @param own the program's own types
   */
  Tasks(Map<MethodId, List<MethodId>> overriders, Set<String> own) {
    Set<String> several = new HashSet<>();
    overriders.forEach(
        (overridden, bodies) -> {
          for (MethodId body : own.contains(overridden.owner()) ? List.<MethodId>of() : bodies) {
            types.add(body.owner());
            methods.put(body.owner() + " as " + overridden, body);
            String task = body.owner() + " as " + overridden.owner();
            MethodId other = only.put(task, body);
            if (other != null && !other.equals(body)) {
              several.add(task);
            }
          }
        });
    only.keySet().removeAll(several);
  }

  /** Whether an object is of a type that has such code. */
  boolean has(ObjectPath object) {
    return types.contains(object.objectType());
  }

  /** What runs when a method of the JDK or of an unknown jar is called on an object. */
  @Nullable MethodId called(Argument on, MethodId method) {
    return on.object() == null ? null : methods.get(on.object().objectType() + " as " + method);
  }

  /** What an object is there for that is passed as one of a type of the JDK or an unknown jar. */
  @Nullable MethodId passed(Argument argument, MethodId callee, int index) {
    String list = callee.parameters();
    String[] wanted = list.substring(1, list.length() - 1).split(",", -1);
    return argument.object() == null || index >= wanted.length
        ? null
        : only.get(argument.object().objectType() + " as " + wanted[index]);
  }
}
