package dev.palisade.processor.fact;

import org.jspecify.annotations.Nullable;

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
    LOCK,
    /** A permit of a semaphore; unlike a lock, any thread may give it back. */
    PERMIT,
    /**
     * No lock: the fence is known to be signaled. That is followed like a lock which is held from
     * there on, and never given back.
     */
    SIGNALED,
    /**
     * No lock: the only thread of the executor, which is held by all that it runs, as one piece of
     * code after the other runs there.
     */
    THREAD,
    /**
     * No lock with a name: the first thread that uses a class initialises it, and all others that
     * do wait for that (JLS 12.4.2).
     */
    INITIALISATION,
    /**
     * No lock: a parameter is known to be true, or not; see {@link #given}. Known of what a method
     * does there alone, and used up by {@code code.Variants}.
     */
    GIVEN
  }

  /** How a lock is held. */
  public enum Mode {
    /** Shared with other readers. */
    READ,
    /** Exclusive. */
    WRITE
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof LockRef lock
            && kind == lock.kind
            && mode == lock.mode
            && object.equals(lock.object));
  }

  @Override
  public int hashCode() {
    return (object.hashCode() * 31 + kind.hashCode()) * 31 + mode.hashCode();
  }

  /** The monitor of an object. */
  public static LockRef monitor(ObjectPath object) {
    return new LockRef(object, Kind.MONITOR, Mode.WRITE);
  }

  /** No lock: this thread is known to be no event loop's. */
  public static final LockRef OFF_LOOP = signaled(ObjectPath.any("no event loop"));

  /** That a fence is signaled. */
  public static LockRef signaled(ObjectPath fence) {
    return new LockRef(fence, Kind.SIGNALED, Mode.WRITE);
  }

  /** That a parameter is true (of a reference: not null), or is not. */
  public static LockRef given(int parameter, boolean truth) {
    ObjectPath object = ObjectPath.parameter(parameter, String.valueOf(truth));
    return new LockRef(object, Kind.GIVEN, Mode.WRITE);
  }

  /** What a thread has while it initialises a class. */
  public static LockRef initialisation(String type) {
    return new LockRef(ObjectPath.ofType(type), Kind.INITIALISATION, Mode.WRITE);
  }

  /**
   * Whether who holds another may have to wait for it, as far as initialisers go: the objects that
   * one makes nobody else has yet, and who has a static lock of a class has waited for that.
   */
  public boolean mayComeAfter(LockRef held) {
    return held.kind == Kind.INITIALISATION
        ? object.root() == ObjectPath.Root.STATIC
        : kind != Kind.INITIALISATION
            || held.object.root() != ObjectPath.Root.STATIC
            || held.object.fields().isEmpty()
            || !held.object.fields().get(0).owner().equals(object.type());
  }

  /** A lock object, exclusive. */
  public static LockRef lock(ObjectPath object) {
    return new LockRef(object, Kind.LOCK, Mode.WRITE);
  }

  /**
   * Whether a thread that holds this lock may well hold {@code wanted}: it is the same, or one of
   * the two is of no particular object. An object that has a lock in it, like a monitor class of a
   * library, is held when that is.
   */
  public boolean covers(LockRef wanted) {
    return isEnoughFor(wanted) && mayBe(wanted);
  }

  /** Whether it is that lock, in whichever mode; contracts call a semaphore's permit a lock. */
  public boolean mayBe(LockRef wanted) {
    boolean isWithin =
        kind == Kind.LOCK
            && wanted.kind == Kind.MONITOR
            && !wanted.object.fields().isEmpty()
            && wanted.object.isPrefixOf(object);
    boolean isPermit = kind == Kind.PERMIT && wanted.kind == Kind.LOCK;
    return isWithin || ((kind == wanted.kind || isPermit) && object.mayBe(wanted.object));
  }

  private boolean isEnoughFor(LockRef wanted) {
    return mode == Mode.WRITE || wanted.mode == Mode.READ;
  }

  /** The same lock in another mode. */
  public LockRef in(Mode other) {
    return new LockRef(object, kind, other);
  }

  /** The lock on another object: what substitution at a call gives. */
  public LockRef on(ObjectPath other) {
    return other == object ? this : new LockRef(other, kind, mode);
  }
}
