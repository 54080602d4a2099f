package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method must finish for a fence to be signaled, whether it signals itself or only prepares it.
 * An {@link InterruptHandler} is a signaling path without being told.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>none.
 *   <dt>The body
 *   <dd>waits for no fence that is not known to be signaled by somebody else first, and reclaims no
 *       memory. Fences of a driver named in {@link #after()} may be waited for.
 *   <dt>Locks and order
 *   <dd>From the event <i>fence signaled</i> to each lock the method takes: nobody may wait for
 *       such a fence while holding one of them. The order that {@code after} declares between
 *       drivers must be free of cycles.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @SignalingPath(after = CopyEngine.class)
 * void submit(Job job) throws InterruptedException {
 *   job.uploaded().await(); // a fence of CopyEngine, published earlier
 *   ring.push(job);
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @SignalingPath
 * void submit(Job job) throws InterruptedException {
 *   job.previous().await(); // perhaps signaled by this very path
 *   ring.push(job);
 * }
 * }</pre>
 *
 * <p>Findings: {@code WaitInSignalingPath}, {@code ReclaimInSignalingPath}, {@code
 * WaitUnderSignalingLock}, {@code MalformedContract}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface SignalingPath {
  /**
   * Whose fences: a {@link FenceDriver} type. The default means the fences of the enclosing driver
   * and, outside a driver, anybody's.
   */
  Class<?> value() default void.class;

  /** Drivers whose fences this path may wait for, because those are always published earlier. */
  Class<?>[] after() default {};
}
