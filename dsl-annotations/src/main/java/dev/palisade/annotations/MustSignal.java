package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says who has the duty to signal a fence. On a {@code DriverFence} parameter: the method takes the
 * duty over. On a field: whoever owns the object does. On a method: its caller gets the duty for
 * the fence it returns.
 *
 * <p>The duty begins with {@code new}, with the glue's {@code create} and with this annotation.
 * Storing a fence, returning it or passing it on ends it silently.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>of a method with an annotated parameter has no duty any more; the caller of an annotated
 *       method has it.
 *   <dt>The body
 *   <dd>signals the fence on every path, with success or an error, or hands the duty on.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * void submit(@MustSignal DriverFence fence) {
 *   if (ring.isFull()) {
 *     fence.signal(FenceError.CANCELED);
 *     return;
 *   }
 *   pending.add(fence);
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * void submit(@MustSignal DriverFence fence) {
 *   if (ring.isFull()) {
 *     return; // nobody will ever signal it
 *   }
 *   pending.add(fence);
 * }
 * }</pre>
 *
 * <p>Findings: {@code FenceNeverSignaled}, {@code ContractVariance}, {@code MalformedContract}.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface MustSignal {}
