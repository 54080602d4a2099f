package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * These locks are held on entry. A method without it requires none, always: it is a duty of callers
 * and is never inferred.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>holds each of them, in this mode or a stronger one.
 *   <dt>The body
 *   <dd>may use what they guard, and leaves with them held. An override may require less, never
 *       more.
 *   <dt>Locks and order
 *   <dd>From each of these to every lock in {@link Locks} and {@link Acquires}, and to every lock
 *       that the body takes.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @Requires("lock")
 * private void grow() {
 *   slots = Arrays.copyOf(slots, 2 * slots.length);
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * void add(long slot) {
 *   grow(); // "lock" is not held here
 *   synchronized (lock) { ... }
 * }
 * }</pre>
 *
 * <p>Findings: {@code LockNotHeld}, {@code LockOrderInversion}, {@code GuardedAccess}, {@code
 * ContractVariance}, {@code MalformedContract}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Requires.List.class)
public @interface Requires {
  /** Lock references; see the {@linkplain dev.palisade.annotations package page}. */
  String[] value();

  /**
   * How at least: {@link LockMode#READ} is met by a writer too. For two modes on one method repeat
   * the annotation.
   */
  LockMode mode() default LockMode.WRITE;

  /** What the compiler wraps several {@code @Requires} of one element in. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    /** The annotations, in source order. */
    Requires[] value();
  }
}
