package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method may block: wait for an event, for time, for input or output, or for a child process.
 * Taking a lock is not blocking in this sense, nor is {@code tryLock()}; a {@code tryLock} with a
 * time-out is.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>calls it only where blocking is allowed: not in {@link ExecutionContext#INTERRUPT} or
 *       {@link ExecutionContext#ATOMIC}, not under a spin lock, not under a lock that an interrupt
 *       handler takes.
 *   <dt>The body
 *   <dd>may block. On a method without a body this closes all effects: an implementation may block
 *       but take no lock, unless that is declared too.
 *   <dt>Locks and order
 *   <dd>Every lock held at the call is held while blocking.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * @Blocks
 * void load(Path file) throws IOException {
 *   bytes = Files.readAllBytes(file);
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * @InterruptHandler
 * void completed() {
 *   load(next); // blocks in INTERRUPT
 * }
 * }</pre>
 *
 * <p>Findings: {@code BlockingInAtomicContext}, {@code InterruptUnsafeLock}, {@code
 * UndeclaredEffect}, {@code ContractVariance}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Blocks {}
