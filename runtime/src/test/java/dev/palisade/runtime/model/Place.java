package dev.palisade.runtime.model;

/**
 * A memory location.
 *
 * @param index unique in a program, and less than {@link #MOST} once its traces are known
 * @param name for the reader
 * @param initial its value before any actor starts
 */
public record Place(int index, String name, Object initial) {
  /** The most places that actors write. */
  public static final int MOST = 64;

  public long bit() {
    return 1L << index;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
