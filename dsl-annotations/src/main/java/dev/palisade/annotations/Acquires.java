package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method returns with these locks held. They need not be held on entry, and what a failing call
 * throws leaves them as they were.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>gives them back, on every path, or says {@code @Acquires} itself. With {@link #onTrue()} it
 *       does so only where the result was {@code true}.
 *   <dt>The body
 *   <dd>leaves with exactly these locks more than it came with, on every path that returns.
 *   <dt>Locks and order
 *   <dd>From every lock held at the call to each of these; from each of these to every lock taken
 *       until it is given back.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @Acquires(value = "lock", onTrue = true)
 * boolean begin() {
 *   return lock.tryLock();
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @Acquires("lock")
 * void begin() {
 *   lock.lock();
 *   if (closed) {
 *     lock.unlock();
 *     return; // without it
 *   }
 * }
 * }</pre>
 *
 * <p>Findings: {@code ReleaseWithoutAcquire}, {@code LockNotReleased}, {@code LockOrderInversion},
 * {@code SelfDeadlock}, {@code UndeclaredEffect}, {@code ContractVariance}, {@code
 * MalformedContract}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Acquires.List.class)
public @interface Acquires {
  /** Lock references; see the {@linkplain dev.palisade.annotations package page}. */
  String[] value();

  /**
   * How: {@link LockMode#READ} for the shared side of a read-write lock. A lock without sides has
   * only {@link LockMode#WRITE}. For two modes on one method repeat the annotation.
   */
  LockMode mode() default LockMode.WRITE;

  /**
   * Whether this happens only when the method returns {@code true}; the method must then return
   * {@code boolean}.
   */
  boolean onTrue() default false;

  /** What the compiler wraps several {@code @Acquires} of one element in. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    /** The annotations, in source order. */
    Acquires[] value();
  }
}
