package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Op {@code void m(DriverFence, long nanos)}: a hint of when the fence is wanted, as a value of
 * {@code System.nanoTime()}. A driver may raise a clock or ignore it. Several hints may come, in
 * any order.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>is the core, on any thread, until the fence is signaled.
 *   <dt>The body
 *   <dd>runs in {@link ExecutionContext#ATOMIC} and bears that the fence is being signaled
 *       meanwhile.
 *   <dt>Locks and order
 *   <dd>With an external lock that lock is held on entry.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @SetDeadline
 * void deadline(DriverFence fence, long nanos) {
 *   earliest.accumulateAndGet(nanos, Math::min);
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @SetDeadline
 * void deadline(long nanos) { // for which fence?
 *   clock.raise();
 * }
 * }</pre>
 *
 * <p>Findings: {@code MalformedContract}, {@code BlockingInAtomicContext}, {@code
 * LockOrderInversion}, {@code ContractVariance}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface SetDeadline {}
