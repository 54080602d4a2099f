package dev.palisade.processor.fact;

/**
 * A lock as a method names it.
 *
 * @param object the object that is the lock, or whose monitor it is
 * @param kind which of its locks
 * @param mode how it is or would be held
 */
public record LockRef(ObjectPath object, Kind kind, Mode mode) {

  /** What kind of lock. */
  public enum Kind {
    /**
     * The monitor of the object: {@code synchronized}. Of a {@link ObjectPath.Root#STATIC} path
     * without fields: of the class object.
     */
    MONITOR,
    /**
     * The object is a lock with operations: {@code java.util.concurrent.locks}, or a type the user
     * says is one.
     */
    LOCK
  }

  /** How a lock is held. */
  public enum Mode {
    /** Shared with other readers. */
    READ,
    /** Exclusive. */
    WRITE
  }

  /** The monitor of an object. */
  public static LockRef monitor(ObjectPath object) {
    return new LockRef(object, Kind.MONITOR, Mode.WRITE);
  }

  /** A lock object, exclusive. */
  public static LockRef lock(ObjectPath object) {
    return new LockRef(object, Kind.LOCK, Mode.WRITE);
  }

  /** The same lock in another mode. */
  public LockRef in(Mode other) {
    return new LockRef(object, kind, other);
  }

  /** The lock on another object: what substitution at a call gives. */
  public LockRef on(ObjectPath other) {
    return new LockRef(other, kind, mode);
  }
}
