package dev.palisade.processor.element;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.MethodId;
import java.util.List;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What methods of the JDK's collections and holders return of what is in them. */
public final class JdkCollections {
  private JdkCollections() {}

  /** Whether what a method returns has the same elements. */
  public static boolean givesAll(MethodId method) {
    return switch (method.name()) {
      case "toArray", "values", "subList", "entrySet", "iterator", "listIterator" ->
          isOfUtil(method);
      case "stream", "parallelStream", "filter", "sorted", "distinct" -> isOfUtil(method);
      default -> false;
    };
  }

  /**
   * Whether a method of a collection that locks itself takes its lock: others leave that to users.
   */
  public static boolean isGuarded(MethodId method) {
    return (isOfUtil(method) || method.owner().equals("java.lang.Iterable"))
        && !method.owner().startsWith("java.util.stream.")
        && !method.owner().endsWith("Iterator")
        && !method.owner().equals(FieldId.ENTRY)
        && !method.name().endsWith("terator")
        && !method.name().endsWith("tream");
  }

  /**
   * Whether a method of a {@code ConcurrentHashMap} locks bins, and so waits for who computes what
   * is put into one; those that are given code run it with the bin locked.
   */
  public static boolean locksBin(MethodId method) {
    return switch (method.name()) {
      case "put", "putAll", "putIfAbsent", "remove", "replace", "clear" -> isOfUtil(method);
      default -> computes(method.name()) && isOfUtil(method);
    };
  }

  /** Whether a method of such a map, by its name, runs code with a bin locked. */
  public static boolean computes(String method) {
    return switch (method) {
      case "compute", "computeIfAbsent", "computeIfPresent", "merge" -> true;
      default -> false;
    };
  }

  /** Whether a method runs code for the elements, whose last parameter each is in its turn. */
  public static boolean runsForEach(MethodId method) {
    return switch (method.name()) {
      case "forEach", "forEachOrdered", "removeIf", "ifPresent", "computeIfPresent" ->
          isOfUtil(method) || method.owner().equals("java.lang.Iterable");
      case "filter", "map", "peek", "anyMatch", "allMatch", "noneMatch" -> isOfUtil(method);
      case "mapToInt", "mapToLong", "mapToDouble", "flatMap" -> isOfUtil(method);
      default -> false;
    };
  }

  /** Whether a method returns an element, which may be gone from the collection by then. */
  public static boolean givesElement(MethodId method) {
    return switch (method.name()) {
      case "get" ->
          method.parameters().equals("()")
              ? method.owner().startsWith("java.util.concurrent.atomic.")
                  || method.owner().equals("java.util.Optional")
              : isOfUtil(method);
      case "element",
          "first",
          "last",
          "getFirst",
          "getLast",
          "orElseThrow",
          "getOrDefault",
          "computeIfAbsent" ->
          isOfUtil(method);
      case "peek", "peekFirst", "peekLast", "poll", "pollFirst", "pollLast", "pop" ->
          isOfUtil(method);
      case "take", "takeFirst", "takeLast", "remove", "removeFirst", "removeLast" ->
          isOfUtil(method);
      case "next", "previous", "getValue", "firstEntry", "lastEntry", "pollFirstEntry" ->
          isOfUtil(method);
      default -> false;
    };
  }

  /** The type of what is in an array, or in a collection by its type arguments. */
  public static @Nullable TypeMirror elementOf(TypeMirror container) {
    if (container instanceof ArrayType array) {
      return array.getComponentType();
    }
    List<? extends TypeMirror> arguments =
        container instanceof DeclaredType declared && isOfUtil(declared.asElement().toString())
            ? declared.getTypeArguments()
            : List.of();
    return arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
  }

  private static boolean isOfUtil(MethodId method) {
    return isOfUtil(method.owner());
  }

  private static boolean isOfUtil(String type) {
    return type.startsWith("java.util.");
  }
}
