package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method may take these locks, and whatever it takes it gives back before it returns.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>holds only locks that come before these, and not a lock of these that cannot be taken
 *       twice.
 *   <dt>The body
 *   <dd>takes no other lock, neither itself nor through what it calls. On a method without a body
 *       this closes all effects: no implementation may block, signal or wait either, unless that is
 *       declared too.
 *   <dt>Locks and order
 *   <dd>From each lock in {@link Requires}, and in an op from the external lock, to each of these.
 *       The locks of one list are not ordered by it, and {@code @Locks} beside {@link Signals} says
 *       nothing about nesting.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @Locks("lock")
 * void push(long descriptor) {
 *   lock.lock();
 *   try {
 *     ring[tail++ & mask] = descriptor;
 *   } finally {
 *     lock.unlock();
 *   }
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @Locks("lock")
 * void push(long descriptor) {
 *   synchronized (statistics) { // not declared
 *     pushed++;
 *   }
 * }
 * }</pre>
 *
 * <p>Findings: {@code LockOrderInversion}, {@code SelfDeadlock}, {@code LockUpgrade}, {@code
 * UndeclaredEffect}, {@code ContractVariance}, {@code MalformedContract}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Locks.List.class)
public @interface Locks {
  /** Lock references; see the {@linkplain dev.palisade.annotations package page}. */
  String[] value();

  /**
   * How: {@link LockMode#READ} for the shared side of a read-write lock. A lock without sides has
   * only {@link LockMode#WRITE}. For two modes on one method repeat the annotation.
   */
  LockMode mode() default LockMode.WRITE;

  /** What the compiler wraps several {@code @Locks} of one element in. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    /** The annotations, in source order. */
    Locks[] value();
  }
}
