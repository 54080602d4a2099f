package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The code passed for this parameter of a functional type is invoked before the method returns, on
 * the same thread, if at all. The checker then judges it with the locks that are held around the
 * invocation.
 *
 * <p>Without it this is inferred from a body that only invokes the parameter; otherwise the code is
 * judged as running later, with nothing held.
 *
 * <dl>
 *   <dt>The caller
 *   <dd>passes code that may run under whatever the caller and the method hold.
 *   <dt>The body
 *   <dd>neither stores the parameter nor hands it to another thread. An override invokes it now
 *       too.
 *   <dt>Locks and order
 *   <dd>From every lock held at the call, and every lock that the method holds around the
 *       invocation, to each lock that the code takes.
 * </dl>
 *
 * <p>Accepted:
 *
 * <pre>{@code
 * <T> T locked(@RunsNow Supplier<T> body) {
 *   lock.lock();
 *   try {
 *     return body.get();
 *   } finally {
 *     lock.unlock();
 *   }
 * }
 * }</pre>
 *
 * <p>Rejected:
 *
 * <pre>{@code
 * void locked(@RunsNow Runnable body) {
 *   executor.execute(body); // later, on another thread
 * }
 * }</pre>
 *
 * <p>Findings: {@code UndeclaredEffect}, {@code ContractVariance}, {@code MalformedContract},
 * {@code LockOrderInversion}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface RunsNow {}
