package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method gives back these locks, which its caller holds on entry.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>holds them in this mode and no longer does afterwards. With {@link #onTrue()} it still does
 *       where the result was {@code false}.
 *   <dt>The body
 *   <dd>leaves without these locks, and with all others it came with, on every path that returns.
 *   <dt>Locks and order
 *   <dd>None of its own: giving back never waits.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @Releases("lock")
 * void end() {
 *   lock.unlock();
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @Releases("lock")
 * void end() {
 *   if (dirty) {
 *     lock.unlock();
 *   } // clean: the lock stays held
 * }
 * }</pre>
 *
 * <p>Findings: {@code LockNotHeld}, {@code LockNotReleased}, {@code ReleaseWithoutAcquire}, {@code
 * UndeclaredEffect}, {@code ContractVariance}, {@code MalformedContract}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Releases.List.class)
public @interface Releases {
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

  /** What the compiler wraps several {@code @Releases} of one element in. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    /** The annotations, in source order. */
    Releases[] value();
  }
}
