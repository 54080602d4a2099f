package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method may wait for fences to get memory or another resource back, as an allocator of a
 * bounded pool does.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>is not on a signaling path: the fence it would wait for may be the one it is to signal.
 *   <dt>The body
 *   <dd>may wait for any fence.
 *   <dt>Locks and order
 *   <dd>Waiting for any fence while holding whatever the caller holds.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @Reclaims
 * Buffer allocate(int size) throws InterruptedException { ... }
 *
 * void prepare(Job job) throws InterruptedException {
 *   job.scratch = allocate(4096); // before the fence is published
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @SignalingPath
 * void commit(Job job) throws InterruptedException {
 *   job.scratch = allocate(4096);
 *   ring.push(job);
 * }
 * }</pre>
 *
 * <p>Findings: {@code ReclaimInSignalingPath}, {@code UndeclaredEffect}, {@code ContractVariance}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Reclaims {}
