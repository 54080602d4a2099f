package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method may signal a fence, and signaling runs the callbacks that others have added to it:
 * foreign code, on this thread, before the method returns.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>holds no lock that such a callback takes, or that leads to one.
 *   <dt>The body
 *   <dd>may signal, holding at most {@link #under()} and what its caller holds. A method without a
 *       body that declares other effects and not this one may not signal.
 *   <dt>Locks and order
 *   <dd>From each lock of {@code under} to the driver's external lock, if it has one, and to every
 *       lock that a known callback takes.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @Signals
 * void retire() {
 *   DriverFence fence;
 *   synchronized (ringLock) {
 *     fence = pending.poll();
 *   }
 *   fence.signal(); // nothing is held
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @Signals // under = "ringLock" is missing
 * void retire() {
 *   synchronized (ringLock) {
 *     pending.poll().signal();
 *   }
 * }
 * }</pre>
 *
 * <p>Findings: {@code CallbackUnderLock}, {@code LockOrderInversion}, {@code UndeclaredEffect},
 * {@code ContractVariance}, {@code MalformedContract}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Signals {
  /**
   * Whose fences: a {@link FenceDriver} type. The default means the fences of the enclosing driver
   * and, outside a driver, anybody's.
   */
  Class<?> value() default void.class;

  /**
   * The locks held while signaling: lock references; see the {@linkplain dev.palisade.annotations
   * package page}.
   */
  String[] under() default {};
}
