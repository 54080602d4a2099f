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

  /**
   * How a method of a {@code VarHandle}, an {@code AtomicXFieldUpdater} or an {@code AtomicX} reads
   * or writes; null if it does not.
   *
   * @param bare the mode that {@code get} and {@code set} have there
   */
  static @Nullable Mode of(String method, Mode bare, boolean write) {
    if (method.equals("lazySet")) {
      return write ? ORDERED : null;
    }
    if (method.matches("(increment|decrement|add|update|accumulate)AndGet")) {
      return VOLATILE;
    }
    Matcher parts = ACCESS.matcher(method);
    if (!parts.matches()) {
      return null;
    }
    String suffix = parts.group(3);
    boolean simple = parts.group(2).isEmpty();
    String kind = parts.group(1);
    if (kind.equals("get") || kind.equals("set")) {
      return simple && kind.equals("set") == write ? named(suffix, bare) : null;
    }
    // Of a read and write in one, the half that the name does not speak of orders nothing.
    return suffix == null
        ? VOLATILE
        : suffix.equals(write ? "Release" : "Acquire") ? ORDERED : OPAQUE;
  }

  private static Mode named(@Nullable String suffix, Mode bare) {
    return suffix == null
        ? bare
        : switch (suffix) {
          case "Plain" -> PLAIN;
          case "Opaque" -> OPAQUE;
          case "Volatile" -> VOLATILE;
          default -> ORDERED;
        };
  }

  boolean isWeak() {
    return compareTo(ORDERED) < 0;
  }
}
