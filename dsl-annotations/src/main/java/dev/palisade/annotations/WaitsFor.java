package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method waits for a fence to be signaled. Waiting is blocking, so {@link Blocks} is implied.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>holds no lock that the way to that signal needs, and is not itself on that way.
 *   <dt>The body
 *   <dd>may wait for fences of this driver and for no others.
 *   <dt>Locks and order
 *   <dd>From every lock held at the call to the event <i>fence signaled</i>; from there to each
 *       lock that a {@linkplain SignalingPath signaling path} of the driver takes. A cycle through
 *       the event hangs.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @WaitsFor
 * void drain(Fence last) throws InterruptedException {
 *   last.await();
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * void flush() throws InterruptedException {
 *   synchronized (ringLock) { // the interrupt handler takes it before it signals
 *     drain(last);
 *   }
 * }
 * }</pre>
 *
 * <p>Findings: {@code WaitUnderSignalingLock}, {@code WaitInSignalingPath}, {@code
 * BlockingInAtomicContext}, {@code UndeclaredEffect}, {@code ContractVariance}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface WaitsFor {
  /**
   * Whose fences: a {@link FenceDriver} type. The default means the fences of the enclosing driver
   * and, outside a driver, anybody's.
   */
  Class<?> value() default void.class;
}
