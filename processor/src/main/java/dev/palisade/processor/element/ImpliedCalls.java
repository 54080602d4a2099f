package dev.palisade.processor.element;

import dev.palisade.processor.fact.MethodId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What methods of the JDK, and of loggers, call of the objects they are given, though nobody has
 * written that down: a map looks keys up by {@code hashCode} and {@code equals}, a sorted one by
 * {@code compareTo}, and what is printed is asked for its text.
 *
 * @param methods the methods, see {@link Hierarchy#method}
 * @param onFirst whether on the first argument; else on all
 * @param onElements whether on its elements
 */
public record ImpliedCalls(List<String> methods, boolean onFirst, boolean onElements) {
  private static final ImpliedCalls NONE = new ImpliedCalls(List.of(), true, false);
  private static final ImpliedCalls TEXT = new ImpliedCalls(List.of("toString/0"), false, false);
  private static final ImpliedCalls HASH = new ImpliedCalls(List.of("hashCode/0"), false, false);
  private static final ImpliedCalls EQUAL = new ImpliedCalls(List.of("equals/1"), true, false);
  private static final ImpliedCalls KEY =
      new ImpliedCalls(List.of("hashCode/0", "equals/1"), true, false);
  private static final ImpliedCalls ORDER = new ImpliedCalls(List.of("compareTo/1"), true, false);
  private static final ImpliedCalls SORT = new ImpliedCalls(List.of("compareTo/1"), true, true);

  private static final Set<String> PRINTING =
      JdkCollections.set("print println printf format formatted append insert valueOf");

  private static final Set<String> LOGGING = JdkCollections.set("log trace debug info warn error");

  private static final Map<String, ImpliedCalls> OF_OBJECTS =
      Map.of("toString", TEXT, "hash", HASH, "equals", EQUAL);

  private static final Set<String> LOOKING_UP =
      JdkCollections.set(
          "put putIfAbsent get getOrDefault containsKey compute computeIfAbsent computeIfPresent"
              + " merge add offer remove contains");

  /** Those that compare with each element where there is no table or tree. */
  private static final Set<String> SEARCHING =
      JdkCollections.set("remove contains indexOf lastIndexOf");

  private static final Set<String> SORTING = JdkCollections.set("sort min max");

  /** What a method of a library calls. */
  public static ImpliedCalls of(MethodId method) {
    String owner = method.owner();
    String name = method.name();
    if (PRINTING.contains(name)) {
      return owner.startsWith("java.") ? TEXT : NONE;
    }
    if (LOGGING.contains(name)) {
      return owner.endsWith("Logger") ? TEXT : NONE;
    }
    if (!owner.startsWith("java.util.")) {
      return NONE;
    }
    if (owner.equals("java.util.Objects")) {
      return OF_OBJECTS.getOrDefault(name, NONE);
    }
    if (SORTING.contains(name)) {
      return method.parameterTypes().size() == 1 && owner.endsWith("s") ? SORT : NONE;
    }
    ImpliedCalls found = LOOKING_UP.contains(name) ? lookup(owner) : NONE;
    return found == NONE && SEARCHING.contains(name) ? EQUAL : found;
  }

  /**
   * What a method of the JDK calls of a collection, or text, that it reads while it holds its own
   * monitor, if it takes that; empty if nothing.
   */
  public static String read(MethodId method) {
    String owner = method.owner();
    return switch (method.name()) {
      case "append", "insert" -> owner.equals("java.lang.StringBuffer") ? "length/0" : "";
      case "addAll", "removeAll", "retainAll", "containsAll", "equals", "putAll", "<init>" ->
          owner.startsWith("java.util.") && method.parameterTypes().size() == 1
              ? readOfAll(owner, method.name())
              : "";
      default -> "";
    };
  }

  private static String readOfAll(String owner, String name) {
    return switch (name) {
      case "addAll" ->
          owner.contains("Set") || owner.contains("Abstract") ? "iterator/0" : "toArray/0";
      case "removeAll", "retainAll" -> "contains/1";
      case "containsAll" -> "iterator/0";
      case "equals" -> owner.endsWith("List") || owner.endsWith("Vector") ? "iterator/0" : "size/0";
      default -> "size/0";
    };
  }

  private static ImpliedCalls lookup(String owner) {
    boolean isSorted =
        owner.contains("Tree")
            || owner.contains("Sorted")
            || owner.contains("Navigable")
            || owner.contains("Priority")
            || owner.contains("SkipList");
    boolean isHashed = owner.endsWith("Map") || owner.endsWith("Set") || owner.endsWith("table");
    return isSorted ? ORDER : isHashed ? KEY : NONE;
  }
}
