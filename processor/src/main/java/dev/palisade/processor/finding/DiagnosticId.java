package dev.palisade.processor.finding;

import java.util.Arrays;
import java.util.Optional;

/**
 * Everything that can be found. A constant's name is the id: what a message starts with, what a
 * suppression names, the golden folder, the anchor in README.
 */
public enum DiagnosticId {
  LockOrderInversion("Locks are taken in a circle"),
  UndeclaredNesting("Locks are nested in a way that a strict order does not declare"),
  SelfDeadlock("A lock is taken again that its holder cannot take twice"),
  LockUpgrade("The write lock is requested while the read lock is held"),
  WaitReacquireInversion("A condition is awaited while a lock taken after its own is held"),
  LockNotReleased("A path leaves a method with a lock held that its contract does not mention"),
  ReleaseWithoutAcquire("A lock is given back that is not held"),
  LockNotHeld("A method is called without the lock that it requires"),
  ExcludedLockHeld("A method is called with a lock held that it excludes"),
  WrongContext("A method is called in a context that it does not allow"),
  PayloadBeforeSignal("A payload is written after its fence is signaled, or read before"),
  UnusedSuppression("A suppression has no reason, or suppresses nothing"),
  GuardedAccess("A guarded field is touched without its lock"),
  BlockingInAtomicContext("Something that may block is reached where nothing may"),
  InterruptUnsafeLock("A lock taken in an interrupt is held elsewhere while blocking"),
  WaitUnderSignalingLock("Something is awaited under a lock that its signaling path needs"),
  WaitInSignalingPath("A signaling path waits for a fence that nobody is known to signal first"),
  ReclaimInSignalingPath("A signaling path may wait for fences to get a resource back"),
  CallbackUnderLock("Foreign callbacks run under a lock that one of them needs"),
  MalformedContract("Annotations do not make sense"),
  ContractVariance("An implementation promises less than what it stands in for"),
  UndeclaredEffect("A body does more than its contract says"),
  // From here on found by Error Prone.
  FenceNeverSignaled("A fence is dropped unsignaled"),
  FenceSignaledTwice("A fence is signaled again"),
  FenceErrorAfterSignal("A fence is given an error after it was signaled"),
  CallbackRefusalIgnored("The answer \"already signaled, will never run\" is dropped"),
  UseAfterSignal("The state of a job is touched after its fence was signaled"),
  SignaledIsNotDone("What a callback uses is freed before the callback has returned"),
  CloseWithoutQuiesce("A driver's resources are freed while its ops may still run"),
  PollWithoutEnable("A fence is polled that nobody ever armed"),
  WeakPublication("An access is too weak for what it publishes");

  private final String summary;

  DiagnosticId(String summary) {
    this.summary = summary;
  }

  /** The rule in one sentence, without its full stop. */
  public String summary() {
    return summary;
  }

  /** Whether Error Prone finds it, and not a rule. */
  public boolean isOfErrorProne() {
    return compareTo(FenceNeverSignaled) >= 0;
  }

  /** The diagnostic of this id; empty if there is none. */
  public static Optional<DiagnosticId> of(String id) {
    return Arrays.stream(values()).filter(d -> d.name().equals(id)).findFirst();
  }
}
