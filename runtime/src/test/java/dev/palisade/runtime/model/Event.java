package dev.palisade.runtime.model;

/**
 * One step of an actor, with what it saw and wrote.
 *
 * @param place null for a fence
 * @param read what a read or an update saw; of a failed {@code compareAndSet}, see {@code unlike}
 * @param unlike it saw any value but {@code read}
 * @param written by a write or an update
 * @param site where in the program
 */
public record Event(
    Kind kind, Place place, Mode mode, Object read, boolean unlike, Object written, Site site) {
  /** An update is a read-modify-write that took place; one that failed is a read. */
  public enum Kind {
    READ,
    WRITE,
    UPDATE,
    FENCE
  }

  /**
   * Where an access stands in the program.
   *
   * @param access the instruction
   * @param caller the places in the methods that lead to it
   * @param call the call from outside that it is part of
   */
  public record Site(String access, String caller, String call) {}

  public boolean reads() {
    return kind == Kind.READ || kind == Kind.UPDATE;
  }

  public boolean writes() {
    return kind == Kind.WRITE || kind == Kind.UPDATE;
  }

  /** Whether this may read from a write of {@code value}. */
  public boolean accepts(Object value) {
    return unlike != read.equals(value);
  }

  Event at(Site where) {
    return new Event(kind, place, mode, read, unlike, written, where);
  }

  Event at(Place other) {
    return new Event(kind, other, mode, read, unlike, written, site);
  }

  public Event withMode(Mode weaker) {
    return new Event(kind, place, weaker, read, unlike, written, site);
  }
}
