package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * These locks are not held on entry: the method, or what it waits for, takes them. A method without
 * it excludes none, always: it is a duty of callers and is never inferred.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>holds none of them.
 *   <dt>The body
 *   <dd>may take them. An override may exclude less, never more.
 *   <dt>Locks and order
 *   <dd>None of its own: it forbids one nesting, it does not order two locks.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @Excludes("lock")
 * void drain() throws InterruptedException {
 *   idle.await(); // counted down by a thread that takes "lock"
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * void close() throws InterruptedException {
 *   synchronized (lock) {
 *     drain(); // with its excluded lock held
 *   }
 * }
 * }</pre>
 *
 * <p>Findings: {@code ExcludedLockHeld}, {@code SelfDeadlock}, {@code ContractVariance}, {@code
 * MalformedContract}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Excludes.List.class)
public @interface Excludes {
  /** Lock references; see the {@linkplain dev.palisade.annotations package page}. */
  String[] value();

  /** The mode that may not be held. For two modes on one method repeat the annotation. */
  LockMode mode() default LockMode.WRITE;

  /** What the compiler wraps several {@code @Excludes} of one element in. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    /** The annotations, in source order. */
    Excludes[] value();
  }
}
