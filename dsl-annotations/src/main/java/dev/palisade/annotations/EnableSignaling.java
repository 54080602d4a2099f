package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Op {@code boolean m(DriverFence)}: arms the device for this fence. Called at most once a fence,
 * when somebody first waits, adds a callback or asks for it. {@code false} says that the fence is
 * done already; the core then signals it, on the thread that asked.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>is the core: on any thread, also inside the callback of another fence.
 *   <dt>The body
 *   <dd>runs in {@link ExecutionContext#ATOMIC}. Without an external lock it may run at the same
 *       time as {@code signal} of its fence, or end after it.
 *   <dt>Locks and order
 *   <dd>With an external lock that lock is held on entry, so each lock taken here comes after it.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @EnableSignaling
 * @Locks("ringLock")
 * boolean enable(DriverFence fence) {
 *   ringLock.lock();
 *   try {
 *     return ring.armInterrupt(fence.sequence());
 *   } finally {
 *     ringLock.unlock();
 *   }
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @EnableSignaling
 * boolean enable(DriverFence fence) throws InterruptedException {
 *   slots.acquire(); // a semaphore: blocks whoever first showed interest
 *   return true;
 * }
 * }</pre>
 *
 * <p>Findings: {@code MalformedContract}, {@code BlockingInAtomicContext}, {@code
 * LockOrderInversion}, {@code ContractVariance}, {@code UndeclaredEffect}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface EnableSignaling {}
