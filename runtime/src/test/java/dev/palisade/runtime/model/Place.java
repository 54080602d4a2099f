package dev.palisade.runtime.model;

/**
 * A memory location.
 *
 * @param index small and unique in a program
 * @param name for the reader
 * @param initial its value before any actor starts
 */
public record Place(int index, String name, Object initial) {
  /** More are not needed by programs of at most {@link Candidate#EVENTS} events. */
  static final int MOST = 64;

  public Place {
    if (index >= MOST) {
      throw new IllegalStateException("more than " + MOST + " places: " + name);
    }
  }

  long bit() {
    return 1L << index;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return index;
  }

  @Override
  public String toString() {
    return name;
  }
}
