package dev.palisade.processor.check.access;

import com.sun.source.tree.Tree;
import java.util.BitSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that a method does, and what it has done on some path before. */
final class Event {
  /** What an event is. */
  enum Kind {
    ACCESS,
    /** A condition is decided by what was read. */
    TEST,
    /** What was read is used: called, or a field of it accessed. */
    USE,
    /** Something of {@code java.util.concurrent} is told, or waited for. */
    HANDOVER,
    ACQUIRE_FENCE,
    RELEASE_FENCE,
    FULL_FENCE
  }

  final Kind kind;
  final int number;
  final BitSet before;

  private final @Nullable Access access;

  /** Of a test or use, the reads whose values decide or are used. */
  final Set<Event> of;

  final Tree tree;
  final @Nullable Tree loop;
  final boolean locked;

  Event(
      Kind kind,
      int number,
      BitSet before,
      @Nullable Access access,
      Set<Event> of,
      Tree tree,
      @Nullable Tree loop,
      boolean locked) {
    this.kind = kind;
    this.number = number;
    this.before = before;
    this.access = access;
    this.of = of;
    this.tree = tree;
    this.loop = loop;
    this.locked = locked;
  }

  boolean precedes(Event later) {
    return later.before.get(number);
  }

  /** What an access is; only accesses are asked. */
  Access access() {
    return Objects.requireNonNull(access);
  }

  /** The name of what it accesses. */
  String name() {
    return access().variable().name.toString();
  }
}
