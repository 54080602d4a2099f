package dev.palisade.processor.naming;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Which methods take, give back, convert or look at a lock.
 *
 * <p>Methods of {@code Lock} and {@code ReadWriteLock} count for every type that implements them, a
 * user's own included. The permit of a semaphore is taken and given back in the same way, by
 * whichever thread.
 */
public final class LockOperations {
  private static final String LOCKS = "java.util.concurrent.locks.";

  /** What a method does to the lock it is called on. */
  public enum Operation {
    /** Nothing. */
    NONE,
    LOCK,
    LOCK_INTERRUPTIBLY,
    TRY_LOCK,
    TRY_LOCK_TIMED,
    UNLOCK,
    READ_LOCK,
    READ_LOCK_INTERRUPTIBLY,
    TRY_READ_LOCK,
    TRY_READ_LOCK_TIMED,
    UNLOCK_READ,
    /** Gives back whichever mode is held. */
    UNLOCK_ANY,
    /** Holds for writing what was held in any mode, if it returns true. */
    CONVERT_TO_WRITE,
    CONVERT_TO_READ,
    /** Gives back, if it returns true. */
    CONVERT_TO_NOTHING,
    /** Returns a view that locks for reading. */
    READ_VIEW,
    WRITE_VIEW,
    /** Returns an object with both views. */
    VIEWS,
    /** Tells whether this thread holds the lock, or how many times. */
    HELD_BY_ME,
    READ_BY_ME,
    /** Static: tells whether a stamp is that of a lock that is held. */
    HELD_STAMP,
    /** Static: tells whether this thread holds the monitor of the argument. */
    HOLDS_MONITOR;

    /** Whether it only returns another form of the lock. */
    public boolean isView() {
      return this == READ_VIEW || this == WRITE_VIEW || this == VIEWS;
    }

    /** Whether it is a test or a change of what is held. */
    public boolean concernsHeld() {
      return this != NONE && !isView();
    }
  }

  private static final Map<String, Operation> LOCK =
      Map.of(
          "lock()", Operation.LOCK,
          "lockInterruptibly()", Operation.LOCK_INTERRUPTIBLY,
          "tryLock()", Operation.TRY_LOCK,
          "tryLock(2)", Operation.TRY_LOCK_TIMED,
          "unlock()", Operation.UNLOCK);

  private static final Map<String, Operation> READ_WRITE_LOCK =
      Map.of("readLock()", Operation.READ_VIEW, "writeLock()", Operation.WRITE_VIEW);

  private static final Map<String, Operation> HELD =
      Map.of(
          "isHeldByCurrentThread()", Operation.HELD_BY_ME,
          "getHoldCount()", Operation.HELD_BY_ME,
          "getWriteHoldCount()", Operation.HELD_BY_ME,
          "getReadHoldCount()", Operation.READ_BY_ME,
          "isWriteLockedByCurrentThread()", Operation.HELD_BY_ME);

  private static final Map<String, Operation> STAMPED_LOCK =
      Map.ofEntries(
          Map.entry("writeLock()", Operation.LOCK),
          Map.entry("writeLockInterruptibly()", Operation.LOCK_INTERRUPTIBLY),
          Map.entry("tryWriteLock()", Operation.TRY_LOCK),
          Map.entry("tryWriteLock(2)", Operation.TRY_LOCK_TIMED),
          Map.entry("unlockWrite(1)", Operation.UNLOCK),
          Map.entry("tryUnlockWrite()", Operation.UNLOCK),
          Map.entry("readLock()", Operation.READ_LOCK),
          Map.entry("readLockInterruptibly()", Operation.READ_LOCK_INTERRUPTIBLY),
          Map.entry("tryReadLock()", Operation.TRY_READ_LOCK),
          Map.entry("tryReadLock(2)", Operation.TRY_READ_LOCK_TIMED),
          Map.entry("unlockRead(1)", Operation.UNLOCK_READ),
          Map.entry("tryUnlockRead()", Operation.UNLOCK_READ),
          Map.entry("unlock(1)", Operation.UNLOCK_ANY),
          Map.entry("tryConvertToWriteLock(1)", Operation.CONVERT_TO_WRITE),
          Map.entry("tryConvertToReadLock(1)", Operation.CONVERT_TO_READ),
          Map.entry("tryConvertToOptimisticRead(1)", Operation.CONVERT_TO_NOTHING),
          Map.entry("isLockStamp(1)", Operation.HELD_STAMP),
          Map.entry("isReadLockStamp(1)", Operation.HELD_STAMP),
          Map.entry("isWriteLockStamp(1)", Operation.HELD_STAMP),
          Map.entry("asReadLock()", Operation.READ_VIEW),
          Map.entry("asWriteLock()", Operation.WRITE_VIEW),
          Map.entry("asReadWriteLock()", Operation.VIEWS));

  private static final Map<String, Operation> SEMAPHORE =
      Map.of(
          "acquire()", Operation.LOCK_INTERRUPTIBLY,
          "acquireUninterruptibly()", Operation.LOCK,
          "tryAcquire()", Operation.TRY_LOCK,
          "tryAcquire(2)", Operation.TRY_LOCK_TIMED,
          "release()", Operation.UNLOCK);

  private static final Map<String, Operation> THREAD =
      Map.of("holdsLock(1)", Operation.HOLDS_MONITOR);

  /** A type and the operations its methods are, in subtypes too. */
  private record Row(TypeElement type, Map<String, Operation> operations) {}

  private final Types types;
  private final List<Row> table;

  public LockOperations(Elements elements, Types types) {
    this.types = types;
    this.table =
        Stream.of(
                row(elements, LOCKS + "StampedLock", STAMPED_LOCK),
                row(elements, LOCKS + "Lock", LOCK),
                row(elements, LOCKS + "ReadWriteLock", READ_WRITE_LOCK),
                row(elements, LOCKS + "ReentrantLock", HELD),
                row(elements, LOCKS + "ReentrantReadWriteLock", HELD),
                row(elements, LOCKS + "ReentrantReadWriteLock.WriteLock", HELD),
                row(elements, "java.util.concurrent.Semaphore", SEMAPHORE),
                row(elements, "java.lang.Thread", THREAD))
            .flatMap(Optional::stream)
            .toList();
  }

  private static Optional<Row> row(
      Elements elements, String type, Map<String, Operation> operations) {
    return Optional.ofNullable(elements.getTypeElement(type))
        .map(found -> new Row(found, operations));
  }

  /** What a method does; methods with other names are told apart without looking at their type. */
  public Operation of(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    int count = method.getParameters().size();
    String signature = name + (count == 0 ? "()" : "(" + count + ")");
    for (Row row : table) {
      Operation operation = row.operations.get(signature);
      if (operation != null && isMemberOf(row.type, method)) {
        return operation;
      }
    }
    return Operation.NONE;
  }

  private boolean isMemberOf(TypeElement type, ExecutableElement method) {
    Element owner = method.getEnclosingElement();
    return type.equals(owner)
        || (owner instanceof TypeElement
            && types.isSubtype(types.erasure(owner.asType()), types.erasure(type.asType())));
  }
}
