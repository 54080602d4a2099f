package dev.palisade.processor.check.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How strong an access is, the weakest first. */
public enum Mode {
  PLAIN,
  OPAQUE,
  /** Acquire, of a read; release, of a write. */
  ORDERED,
  VOLATILE;

  private static final Pattern ACCESS =
      Pattern.compile(
          "(weakCompareAnd|compareAnd|getAnd|get|set)(.*?)(Plain|Opaque|Acquire|Release|Volatile)?");

  /** What a method reads and writes, each null if it does not. */
  record Pair(@Nullable Mode read, @Nullable Mode write) {}

  /**
   * What a method of a {@code VarHandle}, an {@code AtomicXFieldUpdater} or an {@code AtomicX}
   * does.
   *
   * @param bare the mode that {@code get} and {@code set} have there
   */
  static @Nullable Pair of(String method, Mode bare) {
    if (method.equals("lazySet")) {
      return new Pair(null, ORDERED);
    }
    if (method.matches("(increment|decrement|add|update|accumulate)AndGet")) {
      return new Pair(VOLATILE, VOLATILE);
    }
    Matcher parts = ACCESS.matcher(method);
    if (!parts.matches()) {
      return null;
    }
    String suffix = parts.group(3);
    Mode mode =
        suffix == null
            ? bare
            : switch (suffix) {
              case "Plain" -> PLAIN;
              case "Opaque" -> OPAQUE;
              case "Volatile" -> VOLATILE;
              default -> ORDERED;
            };
    boolean simple = parts.group(2).isEmpty();
    if (simple && parts.group(1).equals("get")) {
      return new Pair(mode, null);
    }
    if (simple && parts.group(1).equals("set")) {
      return new Pair(null, mode);
    }
    return parts.group(1).equals("get") || parts.group(1).equals("set") ? null : both(suffix);
  }

  /** Of a read and write in one, the half that the name does not speak of orders nothing. */
  private static Pair both(@Nullable String suffix) {
    if (suffix == null) {
      return new Pair(VOLATILE, VOLATILE);
    }
    return new Pair(
        suffix.equals("Acquire") ? ORDERED : OPAQUE, suffix.equals("Release") ? ORDERED : OPAQUE);
  }

  boolean isWeak() {
    return compareTo(ORDERED) < 0;
  }
}
