package dev.palisade.processor.element;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.MethodId;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What methods of the JDK's collections and holders return of what is in them. */
public final class JdkCollections {
  private static final Set<String> GIVING_ALL =
      set(
          "toArray values subList entrySet iterator listIterator stream parallelStream filter"
              + " sorted distinct reversed descendingMap sequencedValues sequencedEntrySet");

  private static final Set<String> GIVING_ONE =
      set(
          "element first last getFirst getLast orElseThrow getOrDefault computeIfAbsent peek"
              + " peekFirst peekLast poll pollFirst pollLast pop take takeFirst takeLast remove"
              + " removeFirst removeLast next previous getValue firstEntry lastEntry"
              + " pollFirstEntry");

  private static final Set<String> RUNNING =
      set(
          "forEach forEachOrdered removeIf ifPresent computeIfPresent filter map peek anyMatch"
              + " allMatch noneMatch mapToInt mapToLong mapToDouble flatMap");

  private static final Set<String> COMPUTING =
      set("compute computeIfAbsent computeIfPresent merge");

  private static final Set<String> CHANGING = set("put putAll putIfAbsent remove replace clear");

  private JdkCollections() {}

  static Set<String> set(String names) {
    return Set.of(names.split(" "));
  }

  /** Whether what a method returns has the same elements. */
  public static boolean givesAll(MethodId method) {
    return GIVING_ALL.contains(method.name()) && isOfUtil(method);
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
    return (CHANGING.contains(method.name()) || computes(method.name())) && isOfUtil(method);
  }

  /** Whether a method of such a map, by its name, runs code with a bin locked. */
  public static boolean computes(String method) {
    return COMPUTING.contains(method);
  }

  /** Whether a method runs code for the elements, whose last parameter each is in its turn. */
  public static boolean runsForEach(MethodId method) {
    return RUNNING.contains(method.name())
        && (isOfUtil(method) || method.owner().equals("java.lang.Iterable"));
  }

  /** Whether a method returns an element, which may be gone from the collection by then. */
  public static boolean givesElement(MethodId method) {
    String owner = method.owner();
    boolean isHolder =
        owner.startsWith("java.util.concurrent.atomic.") || owner.equals("java.util.Optional");
    return method.name().equals("get")
        ? isHolder || (isOfUtil(method) && !method.parameters().equals("()"))
        : GIVING_ONE.contains(method.name()) && isOfUtil(method);
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
