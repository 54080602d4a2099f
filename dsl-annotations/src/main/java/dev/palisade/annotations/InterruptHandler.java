package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a completion entry: the method that the device, a native library or an event loop calls
 * when work is done. Any signature, in any type; a type may have several. In a {@link FenceDriver}
 * the glue has a method of the same name and parameters: that one is handed to the device, because
 * it marks the thread and lets no exception escape into native code.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>is a completion thread that everybody waits for.
 *   <dt>The body
 *   <dd>runs in {@link ExecutionContext#INTERRUPT}: it returns promptly and never blocks. It is a
 *       {@linkplain SignalingPath signaling path} of its driver: it may neither wait for a fence
 *       nor reclaim memory, and each lock it takes is one that fences depend on.
 *   <dt>Locks and order
 *   <dd>A lock <i>M</i> taken here is the edge <i>fence</i> → <i>M</i>: nobody may wait for such a
 *       fence while holding <i>M</i>, and nobody may hold <i>M</i> while blocking.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @InterruptHandler
 * void completed(long upTo) {
 *   DriverFence fence;
 *   synchronized (pendingLock) {
 *     fence = pending.poll();
 *   }
 *   if (fence != null) {
 *     fence.signal();
 *   }
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @InterruptHandler
 * void completed(long upTo) throws InterruptedException {
 *   Thread.sleep(1); // debounce: every waiter sleeps with it
 *   head.signal();
 * }
 * }</pre>
 *
 * <p>Findings: {@code BlockingInAtomicContext}, {@code InterruptUnsafeLock}, {@code
 * WaitInSignalingPath}, {@code ReclaimInSignalingPath}, {@code WaitUnderSignalingLock}, {@code
 * CallbackUnderLock}, {@code WrongContext}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface InterruptHandler {}
