package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of a driver's {@code DriverFence} subclass that is payload: written before the fence is
 * signaled and readable only afterwards. The glue has {@code boolean signal(F fence, <payload>)},
 * which writes it for the one signaler that wins, and an accessor of the field's name.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>reads through the accessor, or where the fence is known to be signaled; the accessor throws
 *       {@code IllegalStateException} for a pending or failed fence.
 *   <dt>The body
 *   <dd>writes it before signaling, best through the glue only. The field is neither private nor
 *       final, because the glue writes it; it needs no {@code volatile}, because the signal
 *       publishes it.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * static final class ReadFence extends DriverFence {
 *   @PublishedBySignal int result;
 *
 *   ReadFence(Timeline timeline) {
 *     super(timeline);
 *   }
 * }
 *
 * void completed(ReadFence fence, int result) {
 *   fences.signal(fence, result);
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * void completed(ReadFence fence, int result) {
 *   fence.signal();
 *   fence.result = result; // a reader may already be looking
 * }
 * }</pre>
 *
 * <p>Findings: {@code PayloadBeforeSignal}, {@code MalformedContract}.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface PublishedBySignal {}
