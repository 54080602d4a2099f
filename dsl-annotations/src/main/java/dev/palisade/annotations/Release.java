package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Op {@code void m(DriverFence)}: what the driver keeps for this fence may go. Called once a fence,
 * after its callbacks have run and every op on it has returned, at the latest in the glue's {@code
 * close()}.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>is the core, on the thread that finds this out: possibly a signaler, inside the callback of
 *       another fence.
 *   <dt>The body
 *   <dd>runs in {@link ExecutionContext#ATOMIC} and expects any thread.
 *   <dt>Locks and order
 *   <dd>No lock of the core is held on entry, but the locks of whoever signals may be: a lock taken
 *       here comes after every lock held over a signal.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @Release
 * void free(DriverFence fence) {
 *   slots.release(); // gives a permit back, never blocks
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @Release
 * void free(DriverFence fence) throws InterruptedException {
 *   worker.join(); // possibly on the completion thread
 * }
 * }</pre>
 *
 * <p>Findings: {@code MalformedContract}, {@code BlockingInAtomicContext}, {@code
 * LockOrderInversion}, {@code ContractVariance}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Release {}
