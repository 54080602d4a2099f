package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Op {@code boolean m(DriverFence)}: asks the device whether this fence is done. Monotone: once it
 * has answered {@code true} it never answers {@code false} again for that fence.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>is the core, on any thread, as often as it likes, until the fence is signaled.
 *   <dt>The body
 *   <dd>runs in {@link ExecutionContext#ATOMIC}: it polls and never blocks.
 *   <dt>Locks and order
 *   <dd>With an external lock that lock is held on entry. Without one nothing is held, and {@code
 *       isSignaled()} may answer from here.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @CheckSignaled
 * boolean done(DriverFence fence) {
 *   return ring.completed() >= fence.sequence();
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @CheckSignaled
 * boolean done(DriverFence fence) throws InterruptedException {
 *   return latch.await(1, TimeUnit.MILLISECONDS); // polling that waits
 * }
 * }</pre>
 *
 * <p>Findings: {@code MalformedContract}, {@code BlockingInAtomicContext}, {@code
 * LockOrderInversion}, {@code ContractVariance}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface CheckSignaled {}
