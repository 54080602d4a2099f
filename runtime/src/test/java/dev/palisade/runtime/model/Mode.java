package dev.palisade.runtime.model;

import java.util.List;

/** How an access is ordered: the modes of {@link java.lang.invoke.VarHandle}. */
public enum Mode {
  /** Not atomic: it must be free of races. */
  PLAIN("P"),
  /** Relaxed, of a read-modify-write: atomic, whatever its mode. */
  RELAXED("X"),
  OPAQUE("O"),
  ACQUIRE("A"),
  RELEASE("R"),
  /** Sequentially consistent; a read-modify-write acquires and releases, too. */
  VOLATILE("V");

  /** As litmus files write it. */
  final String letter;

  Mode(String letter) {
    this.letter = letter;
  }

  public boolean acquires() {
    return this == ACQUIRE || this == VOLATILE;
  }

  public boolean releases() {
    return this == RELEASE || this == VOLATILE;
  }

  /** The modes one step weaker; none if an access of this kind can be no weaker. */
  public List<Mode> weaker(Event.Kind kind) {
    boolean update = kind == Event.Kind.UPDATE;
    return switch (this) {
      case VOLATILE ->
          switch (kind) {
            case READ -> List.of(ACQUIRE);
            case WRITE -> List.of(RELEASE);
            case UPDATE, FENCE -> List.of(ACQUIRE, RELEASE);
          };
      case ACQUIRE, RELEASE ->
          kind == Event.Kind.FENCE ? List.of() : List.of(update ? RELAXED : OPAQUE);
      case OPAQUE -> List.of(PLAIN);
      case RELAXED, PLAIN -> List.of();
    };
  }
}
