package dev.palisade.processor.naming;

import dev.palisade.processor.fact.MethodId;

/** What methods of the JDK's collections and holders return of what is in them. */
final class JdkCollections {
  private JdkCollections() {}

  /** Whether what a method returns has the same elements. */
  static boolean givesAll(MethodId method) {
    return switch (method.name()) {
      case "toArray", "values", "subList" -> isOfUtil(method);
      default -> false;
    };
  }

  /** Whether a method returns an element, which may be gone from the collection by then. */
  static boolean givesElement(MethodId method) {
    return switch (method.name()) {
      case "get" ->
          method.parameters().equals("()")
              ? method.owner().startsWith("java.util.concurrent.atomic.")
              : isOfUtil(method);
      case "element", "first", "last", "getFirst", "getLast", "getOrDefault", "computeIfAbsent" ->
          isOfUtil(method);
      case "peek", "peekFirst", "peekLast", "poll", "pollFirst", "pollLast", "pop" ->
          isOfUtil(method);
      case "take", "takeFirst", "takeLast", "remove", "removeFirst", "removeLast" ->
          isOfUtil(method);
      default -> false;
    };
  }

  private static boolean isOfUtil(MethodId method) {
    return method.owner().startsWith("java.util.");
  }
}
