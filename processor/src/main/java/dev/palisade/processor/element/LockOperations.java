package dev.palisade.processor.element;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Which methods take, give back, convert or look at a lock, or make sure of a fence.
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
    TRY_LOCK,
    TRY_LOCK_TIMED,
    UNLOCK,
    READ_LOCK,
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
    HOLDS_MONITOR,
    /** Tells whether a fence is signaled; from here on of futures, latches and threads as well. */
    FENCE_TEST,
    /** Tells, by true or what is not null, that a fence is signaled; else it may be or not. */
    FENCE_PROOF,
    /** Tells, by false, that a fence is signaled. */
    FENCE_REFUSAL,
    /** Returns when a fence is signaled. */
    FENCE_SIGNALED,
    /** Tells, by false, that this thread is none of an event loop's. */
    LOOP_TEST,
    /** Returns when the fence that is the first argument is signaled. */
    ARGUMENT_SIGNALED;

    /** Whether it only returns another form of the lock. */
    public boolean isView() {
      return this == READ_VIEW || this == WRITE_VIEW || this == VIEWS;
    }

    /** Whether it is about the mode that readers share, or nothing stronger. */
    public boolean isOfReader() {
      return this == READ_LOCK
          || this == TRY_READ_LOCK
          || this == TRY_READ_LOCK_TIMED
          || this == UNLOCK_READ
          || this == READ_BY_ME
          || this == CONVERT_TO_READ
          || this == CONVERT_TO_NOTHING;
    }

    /** Whether it tells that a fence is signaled. */
    public boolean isOfFence() {
      return compareTo(FENCE_TEST) >= 0;
    }

    /** Whether it is a test or a change of what is held. */
    public boolean concernsHeld() {
      return this != NONE && !isView();
    }
  }

  private static final Map<String, Operation> LOCK =
      Map.of(
          "lock()", Operation.LOCK,
          "lockInterruptibly()", Operation.LOCK,
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
          Map.entry("writeLockInterruptibly()", Operation.LOCK),
          Map.entry("tryWriteLock()", Operation.TRY_LOCK),
          Map.entry("tryWriteLock(2)", Operation.TRY_LOCK_TIMED),
          Map.entry("unlockWrite(1)", Operation.UNLOCK),
          Map.entry("tryUnlockWrite()", Operation.UNLOCK),
          Map.entry("readLock()", Operation.READ_LOCK),
          Map.entry("readLockInterruptibly()", Operation.READ_LOCK),
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
          "acquire()", Operation.LOCK,
          "acquireUninterruptibly()", Operation.LOCK,
          "tryAcquire()", Operation.TRY_LOCK,
          "tryAcquire(2)", Operation.TRY_LOCK_TIMED,
          "release()", Operation.UNLOCK);

  private static final Map<String, Operation> THREAD =
      Map.of(
          "holdsLock(1)", Operation.HOLDS_MONITOR,
          "isAlive()", Operation.FENCE_REFUSAL,
          "join()", Operation.FENCE_SIGNALED);

  private static final Map<String, Operation> FUTURE =
      Map.of(
          "isDone()", Operation.FENCE_PROOF,
          "isSuccess()", Operation.FENCE_PROOF,
          "isCancelled()", Operation.FENCE_PROOF,
          "isCompletedExceptionally()", Operation.FENCE_PROOF,
          "run()", Operation.FENCE_SIGNALED,
          "get()", Operation.FENCE_SIGNALED,
          "get(2)", Operation.FENCE_SIGNALED,
          "join()", Operation.FENCE_SIGNALED);

  private static final Map<String, Operation> LATCH =
      Map.of("getCount()", Operation.FENCE_REFUSAL, "await()", Operation.FENCE_SIGNALED);

  private static final Map<String, Operation> FENCE =
      Map.ofEntries(
          Map.entry("isSignaled()", Operation.FENCE_TEST),
          Map.entry("isDone()", Operation.FENCE_PROOF),
          Map.entry("status()", Operation.FENCE_TEST),
          Map.entry("error()", Operation.FENCE_PROOF),
          Map.entry("await(1)", Operation.FENCE_TEST),
          Map.entry("awaitDone(1)", Operation.FENCE_PROOF),
          Map.entry("await()", Operation.FENCE_SIGNALED),
          Map.entry("awaitDone()", Operation.FENCE_SIGNALED),
          Map.entry("signal()", Operation.FENCE_SIGNALED),
          Map.entry("signal(1)", Operation.FENCE_SIGNALED),
          Map.entry("addCallback(1)", Operation.FENCE_REFUSAL),
          Map.entry("removeCallback(1)", Operation.FENCE_REFUSAL));

  private static final Map<String, Operation> LOOP =
      Map.of(
          "inEventLoop()", Operation.LOOP_TEST,
          "isEventDispatchThread()", Operation.LOOP_TEST,
          "isDispatchThread()", Operation.LOOP_TEST,
          "isFxApplicationThread()", Operation.LOOP_TEST,
          "isInNonBlockingThread()", Operation.LOOP_TEST);

  private static final Map<String, Operation> GLUE =
      Map.of(
          "signal(..)", Operation.ARGUMENT_SIGNALED,
          "publish(..)", Operation.ARGUMENT_SIGNALED,
          "requirePayload(..)", Operation.ARGUMENT_SIGNALED);

  /** The operations that methods of a type are, in subtypes too; the first row that fits counts. */
  private record Row(String type, Map<String, Operation> operations) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(LOCKS + "StampedLock", STAMPED_LOCK),
          new Row(LOCKS + "Lock", LOCK),
          new Row(LOCKS + "ReadWriteLock", READ_WRITE_LOCK),
          new Row(LOCKS + "ReentrantLock", HELD),
          new Row(LOCKS + "ReentrantReadWriteLock", HELD),
          new Row(LOCKS + "ReentrantReadWriteLock$WriteLock", HELD),
          new Row("java.util.concurrent.Semaphore", SEMAPHORE),
          new Row("java.lang.Thread", THREAD),
          new Row("java.util.concurrent.Future", FUTURE),
          new Row("java.util.concurrent.CountDownLatch", LATCH),
          new Row("dev.palisade.runtime.Fence", FENCE),
          new Row("dev.palisade.runtime.Timeline", GLUE),
          new Row("io.netty.util.concurrent.EventExecutor", LOOP),
          new Row("javax.swing.SwingUtilities", LOOP),
          new Row("java.awt.EventQueue", LOOP),
          new Row("javafx.application.Platform", LOOP),
          new Row("reactor.core.scheduler.Schedulers", LOOP));

  private static final Set<String> NAMES = new HashSet<>();

  static {
    for (Row row : TABLE) {
      for (String signature : row.operations.keySet()) {
        NAMES.add(signature.substring(0, signature.indexOf('(')));
      }
    }
  }

  private final ElementNames names;
  private final Hierarchy hierarchy;

  public LockOperations(ElementNames names, Hierarchy hierarchy) {
    this.names = names;
    this.hierarchy = hierarchy;
  }

  /** What a method does; methods with other names are told apart without looking at their type. */
  public Operation of(ExecutableElement method) {
    return of(
        method.getSimpleName().toString(),
        method.getParameters().size(),
        type -> isMemberOf(type, method));
  }

  /**
   * What a method does.
   *
   * @param isMemberOf whether the type that declares it is that type, by binary name, or a subtype
   */
  public static Operation of(String name, int parameters, Predicate<String> isMemberOf) {
    if (!NAMES.contains(name)) {
      return Operation.NONE; // So nearly all, and each that is called is asked.
    }
    String signature = name + (parameters == 0 ? "()" : "(" + parameters + ")");
    for (Row row : TABLE) {
      Operation operation = row.operations.get(signature);
      operation = operation == null ? row.operations.get(name + "(..)") : operation;
      if (operation != null && isMemberOf.test(row.type)) {
        return operation;
      }
    }
    return Operation.NONE;
  }

  private boolean isMemberOf(String name, ExecutableElement method) {
    if (method.getEnclosingElement() instanceof TypeElement owner) {
      for (TypeElement each : hierarchy.lineage(owner)) {
        if (names.type(each).equals(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
